using System.Text;

namespace Hangazo.Core.Catalog;

/// <summary>
/// How a file names a product's pictures: sources with | between them, each an address (<c>https://…</c>), the name of a file in the zip that came
/// with it, or a picture the shop has (<c>shop:</c> and its hash, as exports write it); and what they show, in the same order. Pure.
/// </summary>
internal static class CsvPictures
{
    public const string Column = "pictures";
    public const string TextsColumn = "picture_texts";

    private const string Shop = "shop:";
    private const string None = "none";

    /// <summary>The sources that a product's lines name; null when they say nothing of pictures.</summary>
    public static IReadOnlyList<string>? Sources(CsvProduct lines) =>
        Said(lines, Column) is not { } said ? null : string.Equals(said, None, StringComparison.OrdinalIgnoreCase) ? [] : [.. Split(said).Where(source => source.Length > 0).Distinct(StringComparer.Ordinal)];

    public static bool IsAddress(string source) => source.Contains("://", StringComparison.Ordinal);

    /// <summary>The hash of a picture that the shop has; null when it comes from elsewhere.</summary>
    public static string? HashOf(string source) => source.StartsWith(Shop, StringComparison.Ordinal) ? source[Shop.Length..] : null;

    /// <param name="hashes">Of the sources that come from elsewhere.</param>
    /// <param name="was">The product's pictures as they are: what the file does not say stays.</param>
    public static IReadOnlyList<PictureRow> Of(CsvProduct lines, IReadOnlyDictionary<string, string> hashes, IReadOnlyList<PictureRow> was, List<CsvProblem> problems)
    {
        Agree(lines, Column, problems);
        Agree(lines, TextsColumn, problems);
        var rows = Sources(lines) is { } sources
            ? sources.Select(source => HashOf(source) ?? hashes[source]).Distinct(StringComparer.Ordinal)
                .Select(hash => was.FirstOrDefault(picture => picture.Hash == hash) ?? new PictureRow(hash, "", null)).ToList()
            : was.ToList();
        if (Said(lines, TextsColumn) is not { } said) return rows;
        var texts = Split(said);
        if (texts.Count > rows.Count)
        {
            problems.Add(new(LineOf(lines, TextsColumn), TextsColumn, $"There are {texts.Count} texts, but {rows.Count} different pictures."));
            return rows;
        }

        for (var i = 0; i < texts.Count; i++) if (texts[i].Length > 0) rows[i] = rows[i] with { Alt = texts[i] };
        return rows;
    }

    public static int LineOf(CsvProduct lines, string column) => lines.Lines.First(line => line[column] is not null).Number;

    /// <summary>Parts with | between them; a | or \ that belongs to a part has a \ before it.</summary>
    internal static IReadOnlyList<string> Split(string text)
    {
        var (parts, part) = (new List<string>(), new StringBuilder());
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '|' or '\\' && i + 1 < text.Length) part.Append(text[++i]);
            else if (text[i] == '|') Close();
            else part.Append(text[i]);
        }

        Close();
        return parts;

        void Close()
        {
            parts.Add(part.ToString().Trim());
            part.Clear();
        }
    }

    internal static string Join(IEnumerable<string> parts) =>
        string.Join('|', parts.Select(part => part.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)));

    internal static string Write(string hash) => Shop + hash;

    private static string? Said(CsvProduct lines, string column) => lines.Lines.Select(line => line[column]).FirstOrDefault(said => said is not null);

    private static void Agree(CsvProduct lines, string column, List<CsvProblem> problems)
    {
        var saying = lines.Lines.Where(line => line[column] is not null).ToList();
        foreach (var other in saying.Skip(1).Where(line => line[column] != saying[0][column]))
            problems.Add(new(other.Number, column, $"Line {saying[0].Number} says something else of the same product."));
    }
}
