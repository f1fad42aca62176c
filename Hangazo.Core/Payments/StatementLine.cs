using System.Text.Json;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Payments;

/// <summary>What a line of the provider's statement is about.</summary>
public enum StatementKind
{
    /// <summary>Money from a payer.</summary>
    PaidIn,

    /// <summary>Money back to a payer: a reversal or a payment to a customer.</summary>
    PaidBack,

    /// <summary>Charges, transfers to the bank and other things between the shop and the provider.</summary>
    Other,
}

/// <summary>A completed line of M-Pesa's organisation statement, as staff brought it in.</summary>
public sealed class StatementLine
{
    /// <summary>The member that tells a line in the inbox from other messages.</summary>
    internal const string InboxMark = "statementReceiptNo";

    private StatementLine()
    {
    }

    public Guid Id { get; private set; }

    public string ReceiptNo { get; private set; } = "";

    public DateTimeOffset CompletedAt { get; private set; }

    public StatementKind Kind { get; private set; }

    public string Details { get; private set; } = "";

    /// <summary>The account number the payer typed; may be empty.</summary>
    public string Account { get; private set; } = "";

    public string Payer { get; private set; } = "";

    public long PaidInMinor { get; private set; }

    public long WithdrawnMinor { get; private set; }

    public DateTimeOffset ImportedAt { get; private set; }

    public string ImportedBy { get; private set; } = "";

    public Money PaidIn => new(PaidInMinor, Money.Kes);

    public Money Withdrawn => new(WithdrawnMinor, Money.Kes);

    internal static StatementLine Of(StatementRow row, string by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        ReceiptNo = row.ReceiptNo,
        CompletedAt = row.CompletedAt,
        Kind = row.Kind,
        Details = row.Details,
        Account = row.Account,
        Payer = row.Payer,
        PaidInMinor = row.PaidInMinor,
        WithdrawnMinor = row.WithdrawnMinor,
        ImportedAt = now,
        ImportedBy = by,
    };

    /// <summary>The line as a message of the inbox: <see cref="PayBillMoney"/> reads it.</summary>
    internal byte[] ToMessage() => JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>
    {
        [InboxMark] = ReceiptNo,
        ["paidIn"] = PaidIn.Amount.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["completedAt"] = Daraja.DarajaText.PullDate(CompletedAt),
        ["account"] = Account,
        ["payer"] = Payer,
        ["details"] = Details,
    });
}
