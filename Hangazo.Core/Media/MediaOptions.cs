namespace Hangazo.Core.Media;

public sealed class MediaOptions
{
    /// <summary>Folder of originals and renditions. Shared between nodes, or each node makes its own renditions.</summary>
    public string Root { get; set; } = "media";

    /// <summary>The libvips tool that makes renditions.</summary>
    public string VipsThumbnail { get; set; } = "vipsthumbnail";

    /// <summary>The tool (util-linux) that limits what the other one may take.</summary>
    public string Prlimit { get; set; } = "prlimit";

    /// <summary>How long one rendition may take.</summary>
    public TimeSpan Longest { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Bytes of address space that one rendition may take.</summary>
    public long MostMemory { get; set; } = 1536L * 1024 * 1024;
}
