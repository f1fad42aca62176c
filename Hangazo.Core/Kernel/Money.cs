using System.Globalization;

namespace Hangazo.Core.Kernel;

/// <summary>An exact amount: <paramref name="Minor"/> counts the smallest unit of <paramref name="Currency"/> (ISO 4217), cents for KES and USD.</summary>
public readonly record struct Money(long Minor, string Currency) : IComparable<Money>
{
    public const string Kes = "KES";

    public static Money Zero(string currency = Kes) => new(0, currency);

    /// <summary>Whole Kenya shillings.</summary>
    public static Money Shillings(long whole) => new(checked(whole * 100), Kes);

    public bool IsZero => Minor == 0;

    public decimal Amount => Minor / (decimal)MinorUnitsPerMajor(Currency);

    /// <summary>How many minor units make one major unit (ISO 4217 exponent).</summary>
    public static int MinorUnitsPerMajor(string currency) => currency switch
    {
        "JPY" or "RWF" or "UGX" or "XAF" or "XOF" => 1,
        _ => 100,
    };

    public static Money operator +(Money a, Money b) => new(checked(a.Minor + Same(a, b).Minor), a.Currency);

    public static Money operator -(Money a, Money b) => new(checked(a.Minor - Same(a, b).Minor), a.Currency);

    public static Money operator -(Money a) => new(checked(-a.Minor), a.Currency);

    /// <summary>Price times quantity, rounded half away from zero to the minor unit: the one rounding rule for a line's gross.</summary>
    public static Money operator *(Money price, decimal quantity) =>
        new(checked((long)decimal.Round(price.Minor * quantity, 0, MidpointRounding.AwayFromZero)), price.Currency);

    public static bool operator <(Money a, Money b) => a.CompareTo(b) < 0;

    public static bool operator >(Money a, Money b) => a.CompareTo(b) > 0;

    public static bool operator <=(Money a, Money b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Money a, Money b) => a.CompareTo(b) >= 0;

    public int CompareTo(Money other) => Minor.CompareTo(Same(this, other).Minor);

    public static Money Sum(IEnumerable<Money> amounts, string currency = Kes) => amounts.Aggregate(Zero(currency), (sum, next) => sum + next);

    /// <summary>Splits the amount in proportion to <paramref name="weights"/>; the parts always add up to the whole (largest remainder).</summary>
    public Money[] Spread(IReadOnlyList<long> weights)
    {
        ArgumentOutOfRangeException.ThrowIfZero(weights.Count);
        var total = weights.Aggregate(Int128.Zero, (sum, weight) => sum + weight);
        if (total <= 0) throw new ArgumentException("At least one weight must be positive.", nameof(weights));
        var parts = new long[weights.Count];
        var remainders = new (Int128 Remainder, int Index)[weights.Count];
        long given = 0;
        for (var i = 0; i < weights.Count; i++)
        {
            var exact = (Int128)Math.Abs(Minor) * weights[i];
            parts[i] = (long)(exact / total);
            remainders[i] = (exact % total, i);
            given += parts[i];
        }

        Array.Sort(remainders, (a, b) => a.Remainder != b.Remainder ? b.Remainder.CompareTo(a.Remainder) : a.Index.CompareTo(b.Index));
        for (var left = Math.Abs(Minor) - given; left > 0; left--)
            parts[remainders[(int)(Math.Abs(Minor) - given - left)].Index]++;
        var (sign, currency) = (Math.Sign(Minor), Currency);
        return Array.ConvertAll(parts, part => new Money(sign * part, currency));
    }

    /// <summary>The nearest whole shilling (or other major unit), half up: M-Pesa moves no cents.</summary>
    public Money ToWhole()
    {
        var unit = MinorUnitsPerMajor(Currency);
        return this with { Minor = (long)decimal.Round(Minor / (decimal)unit, 0, MidpointRounding.AwayFromZero) * unit };
    }

    /// <summary>As people in Kenya write it: <c>KSh 12,500</c>, with cents only where there are some; other currencies by their code.</summary>
    public override string ToString()
    {
        if (Currency is null) return "0";
        var unit = Currency == Kes ? "KSh" : Currency;
        var format = Minor % MinorUnitsPerMajor(Currency) == 0 ? "#,0" : "#,0.00";
        return Minor < 0
            ? $"-{unit} {(-Amount).ToString(format, CultureInfo.InvariantCulture)}"
            : $"{unit} {Amount.ToString(format, CultureInfo.InvariantCulture)}";
    }

    private static Money Same(Money a, Money b) => a.Currency == b.Currency
        ? b
        : throw new InvalidOperationException($"Cannot combine {a.Currency} with {b.Currency}.");
}
