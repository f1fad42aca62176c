using System.Globalization;

namespace Hangazo.Core.Invoicing;

/// <summary>Kinds of documents that are numbered without gaps, each in a series of its own per shop year.</summary>
public enum DocumentType
{
    Invoice,

    /// <summary>Takes back some or all of an invoice or a deposit receipt.</summary>
    CreditNote,

    /// <summary>Money came before all was paid.</summary>
    DepositReceipt,
}

/// <summary>A number that was spent, and the moment that stands on its document.</summary>
public sealed record SpentNumber(DocumentType Type, int Year, int Sequence, DateTimeOffset IssuedAt)
{
    /// <summary><c>INV-2026-000123</c>, <c>CN-2026-000007</c>, <c>DR-2026-000004</c>.</summary>
    public string Text => $"{Prefix}-{Year.ToString("0000", CultureInfo.InvariantCulture)}-{Sequence.ToString("000000", CultureInfo.InvariantCulture)}";

    private string Prefix => Type switch
    {
        DocumentType.Invoice => "INV",
        DocumentType.CreditNote => "CN",
        DocumentType.DepositReceipt => "DR",
        _ => throw new InvalidOperationException($"{Type} has no prefix."),
    };
}

/// <summary>
/// The last number of a type and year. Its row is locked until the issuing transaction ends, so that numbers come without gaps: one that is
/// rolled back was never spent.
/// </summary>
public sealed class NumberSeries
{
    private NumberSeries()
    {
    }

    public DocumentType Type { get; private set; }

    /// <summary>Year of the shop's calendar (East Africa Time).</summary>
    public int Year { get; private set; }

    public int Last { get; private set; }

    public DateTimeOffset LastIssuedAt { get; private set; }

    /// <summary>Spends the next number. Dates never run against numbers, even when the clocks of two nodes do.</summary>
    internal SpentNumber Spend(DateTimeOffset now)
    {
        Last = checked(Last + 1);
        if (now > LastIssuedAt) LastIssuedAt = now;
        return new(Type, Year, Last, LastIssuedAt);
    }
}
