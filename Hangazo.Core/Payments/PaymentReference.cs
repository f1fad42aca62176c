namespace Hangazo.Core.Payments;

/// <summary>
/// What payers write on a transfer: the payment's reference and a check character (Luhn over Crockford's 32), so that one wrong
/// character is noticed instead of paying somebody else's order.
/// </summary>
public static class PaymentReference
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string WithCheck(string reference) => reference + CheckOf(Clean(reference));

    /// <summary>Forgives case, spaces, dashes and the letters people mistake; null when the check character does not fit.</summary>
    public static string? Read(string? typed)
    {
        if (typed is null or { Length: > 60 }) return null;
        var text = Clean(typed);
        return text.Length is > 1 and <= 13 && CheckOf(text[..^1]) == text[^1] ? text[..^1] : null;
    }

    /// <summary>References that were meant if nothing was mistyped: with the check character, or bare as M-Pesa's prompt shows them.</summary>
    public static IReadOnlyList<string> Meant(string? typed)
    {
        if (typed is null or { Length: > 60 }) return [];
        var bare = string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        string?[] meant = [Read(typed), bare, Clean(typed)];
        return [.. meant.OfType<string>().Where(reference => reference.Length > 0).Distinct()];
    }

    /// <summary>
    /// References that were meant if one character was mistyped, left out, doubled or swapped with its neighbour: their check character fits.
    /// </summary>
    public static IReadOnlyList<string> Near(string? typed)
    {
        if (typed is null or { Length: > 60 } || Clean(typed) is not { Length: >= 4 and <= 14 } text) return [];
        var near = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i <= text.Length; i++)
        {
            foreach (var letter in Alphabet)
            {
                near.Add(text[..i] + letter + text[i..]);
                if (i < text.Length) near.Add(text[..i] + letter + text[(i + 1)..]);
            }

            if (i < text.Length) near.Add(text.Remove(i, 1));
            if (i + 1 < text.Length) near.Add($"{text[..i]}{text[i + 1]}{text[i]}{text[(i + 2)..]}");
        }

        return [.. near.Select(Read).OfType<string>().Distinct()];
    }

    private static string Clean(string text) => string.Concat(text.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit))
        .Replace('O', '0').Replace('I', '1').Replace('L', '1').Replace('U', 'V');

    private static char CheckOf(string text)
    {
        var sum = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var value = Alphabet.IndexOf(text[^(i + 1)], StringComparison.Ordinal) * (i % 2 == 0 ? 2 : 1);
            sum += (value / Alphabet.Length) + (value % Alphabet.Length);
        }

        return Alphabet[(Alphabet.Length - (sum % Alphabet.Length)) % Alphabet.Length];
    }
}
