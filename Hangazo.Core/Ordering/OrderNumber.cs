using System.Globalization;
using System.Security.Cryptography;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Ordering;

/// <summary><c>HZ-YYMMDD-XXXX</c>: the shop day and four random Crockford base-32 characters (no I, L, O, U). May have gaps; cannot be guessed from another.</summary>
public static class OrderNumber
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New(DateTimeOffset now) =>
        $"HZ-{now.ToEat().ToString("yyMMdd", CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetString(Crockford, 4)}";

    /// <summary>What M-Pesa shows the payer: at most 12 of A-Z and 0-9.</summary>
    public static string PaymentReference(string number) => number.Replace("-", "", StringComparison.Ordinal);

    /// <summary>Forgives case, spaces and the letters people mistake; null when it cannot be an order number.</summary>
    public static string? Normalize(string? typed)
    {
        if (typed is null or { Length: > 40 }) return null;
        var text = string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        if (text.Length != 12 || !text.StartsWith("HZ", StringComparison.Ordinal)) return null;
        var tail = text[8..].Replace('O', '0').Replace('I', '1').Replace('L', '1').Replace('U', 'V');
        return text[2..8].All(char.IsAsciiDigit) ? $"HZ-{text[2..8]}-{tail}" : null;
    }
}
