using System.Globalization;

namespace Hangazo.Core.Search;

/// <summary>Sizes in the order of a rail: XS to XXXL, then by their first number, then by name. Colours, which have neither, stand by name.</summary>
public sealed class SizeOrder : IComparer<string>
{
    public static readonly SizeOrder Instance = new();

    private static readonly string[] Letters = ["XXS", "XS", "S", "M", "L", "XL", "XXL", "XXXL"];

    public int Compare(string? x, string? y)
    {
        var (one, other) = (Key(x ?? ""), Key(y ?? ""));
        return one.Rank != other.Rank ? one.Rank.CompareTo(other.Rank)
            : one.Number != other.Number ? one.Number.CompareTo(other.Number)
            : StringComparer.Ordinal.Compare(x, y);
    }

    private static (int Rank, int Number) Key(string size)
    {
        var letter = Array.IndexOf(Letters, size);
        if (letter >= 0) return (0, letter);
        var digits = size.TakeWhile(char.IsAsciiDigit).Take(6).ToArray();
        return digits.Length > 0 ? (1, int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture)) : (2, 0);
    }
}
