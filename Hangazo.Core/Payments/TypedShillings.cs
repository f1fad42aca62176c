using System.Globalization;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Payments;

/// <summary>Amounts as staff type them, such as <c>12,500</c> or <c>99.50</c>.</summary>
internal static class TypedShillings
{
    private const decimal Most = 100_000_000;

    /// <summary>Null for what is no amount above zero.</summary>
    public static Money? Read(string? typed) =>
        decimal.TryParse(
            typed?.Replace(",", "", StringComparison.Ordinal).Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var shillings)
        && shillings is > 0 and <= Most && decimal.IsInteger(shillings * 100)
            ? new Money((long)(shillings * 100), Money.Kes)
            : null;
}
