namespace Hangazo.Core.Media;

public sealed class MediaOptions
{
    /// <summary>
    /// Folder of originals and renditions. Without an object store it is where pictures live, shared between nodes; with one it only saves
    /// trips and may be emptied at any time.
    /// </summary>
    public string Root { get; set; } = "media";

    /// <summary>The libvips tool that makes renditions.</summary>
    public string VipsThumbnail { get; set; } = "vipsthumbnail";

    /// <summary>The libvips tool that cuts.</summary>
    public string Vips { get; set; } = "vips";

    /// <summary>The tool (util-linux) that limits what the others may take.</summary>
    public string Prlimit { get; set; } = "prlimit";

    /// <summary>How long one rendition may take.</summary>
    public TimeSpan Longest { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Bytes of address space that one rendition may take.</summary>
    public long MostMemory { get; set; } = 1536L * 1024 * 1024;

    public S3Options S3 { get; set; } = new();

    public DownloadOptions Downloads { get; set; } = new();
}

/// <summary>An S3-compatible object store. Used when <see cref="Bucket"/> is set.</summary>
public sealed class S3Options
{
    public string Bucket { get; set; } = "";

    /// <summary>Address of a store other than Amazon's, such as <c>https://minio.example:9000</c>. Buckets are then named in the path.</summary>
    public string Endpoint { get; set; } = "";

    public string Region { get; set; } = "eu-west-1";

    /// <summary>Empty, as the secret: taken from where the SDK looks (environment, profile, the machine's role).</summary>
    public string AccessKey { get; set; } = "";

    public string SecretKey { get; set; } = "";

    /// <summary>How long one trip may take.</summary>
    public TimeSpan Longest { get; set; } = TimeSpan.FromSeconds(15);
}

/// <summary>Pictures that are fetched from elsewhere.</summary>
public sealed class DownloadOptions
{
    /// <summary>How long one may take, redirects included.</summary>
    public TimeSpan Longest { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Origins that may be in a private network and need no https, such as a supplier's server in the same house: <c>http://10.0.0.5:8080</c>.</summary>
    public string[] Trusted { get; set; } = [];
}
