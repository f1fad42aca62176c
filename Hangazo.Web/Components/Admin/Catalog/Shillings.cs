using System.Globalization;
using Hangazo.Core.Kernel;

namespace Hangazo.Web.Components.Admin.Catalog;

/// <summary>Amounts as managers type them: <c>1200</c>, <c>1,200</c>, <c>1200.50</c>.</summary>
internal static class Shillings
{
    private const NumberStyles Typed = NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
    private const decimal Most = 1_000_000_000;

    /// <summary>In cents; null for nothing typed. What is no amount becomes 0, which no price may be.</summary>
    public static long? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        return decimal.TryParse(text, Typed, CultureInfo.InvariantCulture, out var amount) && amount <= Most && decimal.Round(amount, 2) == amount ? (long)(amount * 100) : 0;
    }

    public static string Write(Money price) => price.Amount.ToString(price.Minor % 100 == 0 ? "0" : "0.00", CultureInfo.InvariantCulture);

    public static string Write(long? minor) => minor is { } amount ? Write(new Money(amount, Money.Kes)) : "";
}
