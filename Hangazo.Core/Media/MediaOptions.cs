namespace Hangazo.Core.Media;

public sealed class MediaOptions
{
    /// <summary>Folder of originals and renditions. Shared between nodes, or each node makes its own renditions.</summary>
    public string Root { get; set; } = "media";

    /// <summary>The libvips tool that makes renditions.</summary>
    public string VipsThumbnail { get; set; } = "vipsthumbnail";

    /// <summary>How long one rendition may take.</summary>
    public TimeSpan Longest { get; set; } = TimeSpan.FromSeconds(20);
}
