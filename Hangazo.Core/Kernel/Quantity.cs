using System.Globalization;

namespace Hangazo.Core.Kernel;

/// <summary>What one of a thing is.</summary>
public enum StockUnit
{
    Piece,
    Metre,
    Pair,
    Set,
}

/// <summary>How much may be bought at once: from <paramref name="Minimum"/> in steps of <paramref name="Increment"/> up to <paramref name="Maximum"/>.</summary>
public readonly record struct QuantityRule(StockUnit Unit, decimal Increment, decimal Minimum, decimal Maximum)
{
    public static readonly QuantityRule Pieces = new(StockUnit.Piece, 1, 1, 100);

    /// <summary>Accepts a quantity that is in range and on a step (numeric(13,2) in the database).</summary>
    public Result<decimal> Check(decimal quantity)
    {
        if (quantity < Minimum) return KernelErrors.QuantityTooSmall(Format(Minimum, Unit));
        if (quantity > Maximum) return KernelErrors.QuantityTooLarge(Format(Maximum, Unit));
        if ((quantity - Minimum) % Increment != 0) return KernelErrors.QuantityOffStep(Format(Increment, Unit));
        return quantity;
    }

    /// <summary>Reads what a person typed: digits with an optional decimal point. Anything else is refused, never guessed.</summary>
    public Result<decimal> Parse(string? text) =>
        text is { Length: > 0 and <= 16 }
        && decimal.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var quantity)
            ? Check(quantity)
            : KernelErrors.QuantityNotANumber;

    /// <summary><c>3</c>, <c>2.5 m</c>, <c>1 pair</c>.</summary>
    public static string Format(decimal quantity, StockUnit unit)
    {
        var number = quantity.ToString("0.##", CultureInfo.InvariantCulture);
        return unit switch
        {
            StockUnit.Metre => $"{number} m",
            StockUnit.Pair => quantity == 1 ? $"{number} pair" : $"{number} pairs",
            StockUnit.Set => quantity == 1 ? $"{number} set" : $"{number} sets",
            _ => number,
        };
    }
}
