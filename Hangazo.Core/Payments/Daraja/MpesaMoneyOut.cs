using System.Collections.Frozen;
using System.Text.Json;
using Hangazo.Core.Payments.Contracts;

namespace Hangazo.Core.Payments.Daraja;

/// <summary>What M-Pesa says about money going out, at once and later. Only result code 0 is a success; a code nobody has told us about goes to staff.</summary>
public static class MpesaMoneyOut
{
    public const string Done = "0";

    /// <summary>Somebody took the payment back before.</summary>
    public const string AlreadyReversed = "R000001";

    private const string Duplicate = "500.002.1001";
    private const int LongestCode = 24;
    private const int LongestId = 100;

    /// <param name="Text">For staff.</param>
    /// <param name="OtherWay">A reversal that is refused so may still go out as a payment to the phone.</param>
    /// <param name="Alert">The shop's own set-up is at fault.</param>
    private sealed record Refusal(string Text, bool OtherWay = false, bool Alert = false);

    private static readonly FrozenDictionary<string, Refusal> Refusals = new Dictionary<string, Refusal>
    {
        ["1"] = new("There is not enough money in the shop's M-Pesa account.", OtherWay: true),
        ["2"] = new("The amount is below what M-Pesa sends."),
        ["3"] = new("The amount is above what M-Pesa sends at once."),
        ["4"] = new("It would pass the payer's M-Pesa limit for today."),
        ["8"] = new("It would pass what the payer's M-Pesa account may hold."),
        ["11"] = new("M-Pesa does not let this account take payments back.", OtherWay: true, Alert: true),
        ["21"] = new("M-Pesa does not let this account do it.", OtherWay: true, Alert: true),
        ["2001"] = new("M-Pesa refused the initiator's name or password.", Alert: true),
        ["2006"] = new("The account is not active at M-Pesa.", OtherWay: true, Alert: true),
        ["2028"] = new("The shop's M-Pesa product does not allow this.", OtherWay: true, Alert: true),
        ["2040"] = new("The payer's number cannot receive money."),
        ["8006"] = new("M-Pesa has locked the initiator's password.", Alert: true),
        ["R000002"] = new("M-Pesa does not know this receipt.", OtherWay: true),
    }.ToFrozenDictionary();

    public static IEnumerable<string> KnownRefusals => Refusals.Keys;

    /// <summary>The answer to the post itself: at best that it is queued.</summary>
    /// <param name="lost">What it means when nobody knows whether it was queued.</param>
    public static RefundAnswer Acknowledged(int status, string? responseCode, string? errorCode, string? message, RefundResult lost) => (status, responseCode, errorCode) switch
    {
        ( >= 200 and < 300, Done, _) => new(RefundResult.Pending),
        ( >= 200 and < 300, { } code, _) => Refused(code),
        // Our own id of it was used before: M-Pesa has it, and will tell.
        (_, _, Duplicate) => new(RefundResult.Pending),
        (429, _, _) or (_, _, "500.003.02" or "500.003.03") => new(RefundResult.Refused, Text: "M-Pesa is busy. Send it again in a while."),
        ( >= 400 and < 500 and not 408, _, _) => new(RefundResult.Refused, Text: $"M-Pesa refused it: {message ?? errorCode}") { Alert = true },
        _ => new(lost, Text: "M-Pesa did not answer. We are finding out how it ended."),
    };

    /// <summary>A result as posted to our address; null when it is none.</summary>
    public static RefundResultNews? Read(RefundPostView about, ReadOnlyMemory<byte> body)
    {
        if (ProviderJson.Parse(body)?.Child("Result") is not { ValueKind: JsonValueKind.Object } result) return null;
        if (result.Text("ResultCode") is not { Length: <= LongestCode } code) return null;
        var told = new Told(code, result.Text("ResultDesc"), result.Text("TransactionID"), Parameters(result));
        var key = $"refund:{about.Id:N}:{code}:{told.Receipt}";
        return new(key.Length > 300 ? key[..300] : key, $"{code}: {told.Text}", about.IsQuestion ? Asked(about, told) : Ended(about, told));
    }

    /// <summary>The end of a reversal or a payment out.</summary>
    private static RefundAnswer Ended(RefundPostView about, Told told)
    {
        if (told.Code == AlreadyReversed && about.Way == RefundWay.Reversal) return new(RefundResult.Done, $"{about.Receipt} reversed before");
        if (told.Code != Done) return Refused(told.Code);
        var original = told["OriginalTransactionID"];
        if (original is not null && original != about.Receipt) return Doubt($"M-Pesa took back {original} instead of {about.Receipt}.");
        return WithAmount(about, told, told["Amount"] ?? told["TransactionAmount"]);
    }

    /// <summary>The answer to a question. Anything but a clear "it went" says nothing: money may still be on its way.</summary>
    private static RefundAnswer? Asked(RefundPostView about, Told told)
    {
        if (told.Code != Done || told["TransactionStatus"] is not { } status) return null;
        // Asked by the payment's own receipt, only its being reversed is an answer; asked by our conversation, the transaction is the refund itself.
        var isPayment = told["ReceiptNo"] == about.Receipt;
        return (isPayment, status.ToUpperInvariant()) switch
        {
            (true, "REVERSED") => new(RefundResult.Done, $"{about.Receipt} reversed"),
            (false, "COMPLETED") when told["ReceiptNo"] is not null => WithAmount(about, told with { Receipt = told["ReceiptNo"] }, told["Amount"]),
            (false, "FAILED" or "DECLINED" or "CANCELLED" or "EXPIRED") => new(RefundResult.Refused, Text: $"M-Pesa says: {status}."),
            _ => null,
        };
    }

    private static RefundAnswer WithAmount(RefundPostView about, Told told, string? amount)
    {
        var receipt = told["TransactionReceipt"] ?? told.Receipt;
        if (receipt is null or { Length: > 40 }) return Doubt("M-Pesa says it went back but names no receipt.");
        return amount is not null && DarajaText.ReadAmount(amount) != about.Amount.Minor
            ? Doubt($"M-Pesa sent {amount} back with {receipt}, {about.Amount} was asked for.")
            : new(RefundResult.Done, receipt);
    }

    private static RefundAnswer Refused(string code) => Refusals.GetValueOrDefault(code) is { } known
        ? new(RefundResult.Refused, Text: known.Text) { TryOtherWay = known.OtherWay, Alert = known.Alert }
        : Doubt($"M-Pesa answered with a code we do not know ({code}).");

    private static RefundAnswer Doubt(string text) => new(RefundResult.Doubtful, Text: text);

    /// <summary>Parameters come as a list of keys and values; a value may be missing, and a single one may stand without the list.</summary>
    private static FrozenDictionary<string, string> Parameters(JsonElement result)
    {
        var found = new Dictionary<string, string>();
        if (result.Child("ResultParameters")?.Child("ResultParameter") is { } list)
        {
            IEnumerable<JsonElement> items = list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [list];
            foreach (var item in items)
                if (item.Text("Key") is { } name && item.Text("Value") is { Length: <= LongestId } value) found[name] = value;
        }

        return found.ToFrozenDictionary();
    }

    private sealed record Told(string Code, string? Text, string? Receipt, FrozenDictionary<string, string> Values)
    {
        public string? this[string name] => Values.GetValueOrDefault(name);
    }
}
