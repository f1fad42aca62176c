using System.Globalization;
using System.Text;

namespace Hangazo.Core.Search;

/// <summary>Takes apart what people type: lower case, without accents, letters and digits only.</summary>
public static class Words
{
    /// <summary>More than anybody types; what follows is not read.</summary>
    public const int LongestText = 100;

    private const int Most = 8;
    private const int LongestWord = 40;

    /// <summary>Swahili words that join others and say nothing by themselves; PostgreSQL knows English ones only.</summary>
    private static readonly HashSet<string> Joining = ["ya", "wa", "la", "za", "cha", "vya", "kwa", "na", "ni", "mwa"];

    public static IReadOnlyList<string> Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var sign in (text.Length > LongestText ? text[..LongestText] : text).Where(sign => !char.IsSurrogate(sign)).ToArray().AsSpan().ToString()
            .Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(sign) == UnicodeCategory.NonSpacingMark || sign is '\'' or '’') continue;
            if (char.IsLetter(sign) || char.IsAsciiDigit(sign)) word.Append(char.ToLowerInvariant(sign));
            else End();
            if (words.Count == Most) break;
        }

        if (words.Count < Most) End();
        return words.Exists(one => !Joining.Contains(one)) ? words.FindAll(one => !Joining.Contains(one)) : words;

        void End()
        {
            if (word.Length > 0) words.Add(word.Length > LongestWord ? word.ToString(0, LongestWord) : word.ToString());
            word.Clear();
        }
    }

    /// <summary>Whether a search with these words may be kept: nobody's phone number or address stands in a list of what people look for.</summary>
    public static bool MayBeKept(string text) =>
        !text.Contains('@', StringComparison.Ordinal) && text.Count(char.IsAsciiDigit) < 7;
}
