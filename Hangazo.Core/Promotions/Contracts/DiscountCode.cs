using Hangazo.Core.Kernel;

namespace Hangazo.Core.Promotions.Contracts;

/// <summary>How discount codes are written: 3 to 30 letters, digits and hyphens, in upper case.</summary>
public static class DiscountCode
{
    public const int Longest = 30;

    public static readonly Error Unknown =
        new("coupon.unknown", "We do not know this code. Check the letters and digits.", ErrorKind.NotFound, "code");

    /// <summary>Forgives case and spaces; null when it cannot be a code.</summary>
    public static string? Normalize(string? typed)
    {
        if (typed is null or { Length: > 60 }) return null;
        var code = string.Concat(typed.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
        return code.Length is >= 3 and <= Longest && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? code : null;
    }
}
