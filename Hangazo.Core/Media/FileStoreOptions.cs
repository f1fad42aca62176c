namespace Hangazo.Core.Media;

public sealed class FileStoreOptions
{
    /// <summary>Folder of the files that are sold. Apart from the pictures', shared between nodes, and served by nothing else.</summary>
    public string Root { get; set; } = "files";
}
