using Hangazo.Core.Kernel;
using Hangazo.Core.Reviews.Contracts;

namespace Hangazo.Core.Reviews;

/// <summary>What somebody wrote of a product, checked. Texts are text: nothing in them is ever taken for markup.</summary>
public sealed record ReviewSheet(int Stars, string Title, string Text, Fit? Fit, string Name)
{
    public const int LongestTitle = 80;
    public const int LongestText = 2_000;
    public const int LongestName = 40;

    /// <summary>As typed. Field names of refusals are the names of these properties, in lower case.</summary>
    public sealed record Input(int? Stars, string? Title, string? Text, Fit? Fit, string? Name);

    /// <summary>Codes: <c>form.invalid</c> with <c>review.stars</c>, <c>review.title</c>, <c>review.text</c>, <c>review.name</c>.</summary>
    /// <param name="hasFit">Whether the product can be said to fit; what is said of others is not heeded.</param>
    public static Result<ReviewSheet> Check(Input typed, bool hasFit)
    {
        var (title, text, name) = (OneLine(typed.Title), Lines(typed.Text), OneLine(typed.Name));
        var errors = new List<Error>();
        if (typed.Stars is not (>= 1 and <= 5)) errors.Add(ReviewErrors.StarsMissing);
        if (title.Length > LongestTitle) errors.Add(ReviewErrors.TitleTooLong);
        if (text.Length > LongestText) errors.Add(ReviewErrors.TextTooLong);
        if (name.Length is 0 or > LongestName) errors.Add(ReviewErrors.NameMissing);
        if (errors.Count > 0) return Error.Form(errors);
        return new ReviewSheet(typed.Stars!.Value, title, text, hasFit && typed.Fit is { } fit && Enum.IsDefined(fit) ? fit : null, name);
    }

    /// <summary>What is offered as the name to show: the first name and the first letter of the last, such as <c>Wanjiku K.</c></summary>
    public static string ShortName(string full)
    {
        var parts = OneLine(full).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = parts switch { [] => "", [var only] => only, [var first, .., var last] => $"{first} {char.ToUpperInvariant(last[0])}." };
        return name.Length <= LongestName ? name : name[..LongestName];
    }

    internal static string OneLine(string? text) => string.Join(' ', Clean(text).Split(['\n', ' '], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Line breaks stay, at most one empty line together.</summary>
    internal static string Lines(string? text)
    {
        var lines = Clean(text).Split('\n').Select(line => line.TrimEnd());
        var kept = new List<string>();
        foreach (var line in lines)
            if (line.Length > 0 || (kept.Count > 0 && kept[^1].Length > 0)) kept.Add(line);
        return string.Join('\n', kept).Trim();
    }

    /// <summary>Without what cannot be seen, such as marks that turn the direction of writing.</summary>
    private static string Clean(string? text) => string.Concat((text ?? "").ReplaceLineEndings("\n")
        .Where(c => c == '\n' || !(char.IsControl(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format)).Select(c => char.IsWhiteSpace(c) && c != '\n' ? ' ' : c));
}
