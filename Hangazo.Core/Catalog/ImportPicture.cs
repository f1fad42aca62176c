namespace Hangazo.Core.Catalog;

/// <summary>A picture that a file names, on its way in: what it was unpacked from, and what became of it.</summary>
public sealed class ImportPicture
{
    private ImportPicture()
    {
    }

    public ImportId ImportId { get; private set; }

    /// <summary>As the file names it.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Out of the zip; null when it lies elsewhere, or when the import is over.</summary>
    public byte[]? Content { get; private set; }

    /// <summary>Of the picture as the shop keeps it.</summary>
    public string? Hash { get; private set; }

    /// <summary>Why there is none.</summary>
    public string? Problem { get; private set; }

    public DateTimeOffset? TakenAt { get; private set; }

    internal static ImportPicture Of(ImportId import, string source, byte[]? content = null) => new() { ImportId = import, Source = source, Content = content };

    internal void Took(string hash, DateTimeOffset now) => (Hash, Problem, TakenAt) = (hash, null, now);

    internal void Failed(string problem, DateTimeOffset now) => (Hash, Problem, TakenAt) = (null, problem, now);
}
