using System.Text.Json;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Daraja;

namespace Hangazo.Core.Payments;

/// <summary>
/// Money sent to the PayBill, from whichever side we hear of it: a confirmation, a line of Pull Transactions, a line of the statement.
/// </summary>
/// <param name="TransactionId">M-Pesa's receipt number, upper case.</param>
/// <param name="Account">The account number as typed; may be empty.</param>
public sealed record PayBillMoney(string TransactionId, Money Amount, string Account, DateTimeOffset? PaidAt, HeardBy HeardBy)
{
    private const int LongestId = 32;
    private const int LongestAccount = 60;
    private const int LongestName = 60;
    private const int LongestMask = 20;
    private const int KenyanDigits = 12;

    /// <summary>The number it was sent to; null where the message does not say.</summary>
    public string? ShortCode { get; init; }

    /// <summary>Null where M-Pesa masks or hashes it: what is not a whole number is nobody's phone.</summary>
    public PhoneNumber? Payer { get; init; }

    public string PayerMasked { get; init; } = "not told";

    public string? PayerName { get; init; }

    /// <summary>Null when the body is none of these messages, or names no money.</summary>
    public static PayBillMoney? Read(ReadOnlyMemory<byte> body)
    {
        if (ProviderJson.Parse(body) is not { } json) return null;
        if (json.Text("TransID") is { } confirmed)
        {
            return Of(
                confirmed, json.Text("TransAmount"), json.Text("BillRefNumber"), DarajaText.ReadTimestamp(json.Text("TransTime")),
                HeardBy.Confirmation, json.Text("MSISDN"), NameIn(json)) is { } money
                ? money with { ShortCode = json.Text("BusinessShortCode") } : null;
        }

        return OfPullLine(json) ?? (json.Text(StatementLine.InboxMark) is { } stated
            ? Of(
                stated, json.Text("paidIn"), json.Text("account"), DarajaText.ReadPullDate(json.Text("completedAt")), HeardBy.Statement,
                json.Text("payer"), name: null)
            : null);
    }

    /// <summary>A line of Pull Transactions.</summary>
    internal static PayBillMoney? OfPullLine(JsonElement line) => line.Text("transactionId") is { } pulled
        ? Of(
            pulled, line.Text("amount"), line.Text("billreference"), DarajaText.ReadPullDate(line.Text("trxDate")), HeardBy.Pull,
            line.Text("msisdn"), name: null)
        : null;

    private static PayBillMoney? Of(string id, string? amount, string? account, DateTimeOffset? paidAt, HeardBy by, string? payer, string? name)
    {
        if (id.Length > LongestId || !id.All(char.IsAsciiLetterOrDigit)) return null;
        if (DarajaText.ReadAmount(amount) is not (> 0 and var minor)) return null;
        var digits = payer?.Replace(" ", "", StringComparison.Ordinal);
        var phone = digits is { Length: KenyanDigits }
            && PhoneNumber.ParseKenyan("+" + digits) is { Succeeded: true, Value: var whole } ? whole : (PhoneNumber?)null;
        return new(id.ToUpperInvariant(), new Money(minor, Money.Kes), Cut(account, LongestAccount) ?? "", paidAt, by)
        {
            Payer = phone,
            PayerMasked = phone?.Masked
                ?? (digits is { Length: > 0 and <= LongestMask } && digits.Contains('*', StringComparison.Ordinal) ? digits : "not told"),
            PayerName = Cut(name, LongestName),
        };
    }

    private static string? NameIn(JsonElement json) =>
        string.Join(' ', new[] { json.Text("FirstName"), json.Text("MiddleName"), json.Text("LastName") }.OfType<string>())
            is { Length: > 0 } name ? name : null;

    private static string? Cut(string? text, int most) => text?.Length > most ? text[..most] : text;
}
