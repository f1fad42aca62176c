using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Catalog;

/// <summary>What a manager says of a product that is downloaded instead of delivered.</summary>
/// <param name="Files">In the order shown; nothing of a product that is delivered.</param>
public sealed record DigitalSheet(bool IsDigital, IReadOnlyList<DigitalFile> Files)
{
    private const int MostFiles = 10;
    private const int LongestName = 120;

    internal DigitalSheet Tidy(List<Error> refusals)
    {
        if (!IsDigital) return new(false, []);
        if (Files.Count > MostFiles) refusals.Add(CatalogErrors.TooManyFiles);
        var files = Files.Take(MostFiles).Select(file => file with { Name = file.Name.Trim() }).ToList();
        if (files.Exists(file => !IsName(file.Name))) refusals.Add(CatalogErrors.FileNameInvalid);
        if (files.DistinctBy(file => file.Name.ToUpperInvariant()).Count() < files.Count) refusals.Add(CatalogErrors.FileSameName);
        return new(true, files);
    }

    /// <summary>A name that any computer can keep a file under, and no path.</summary>
    private static bool IsName(string name) => name.Length is > 0 and <= LongestName && name[0] != '.' && name[^1] != '.'
        && !name.Any(c => char.IsControl(c) || c is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|');
}
