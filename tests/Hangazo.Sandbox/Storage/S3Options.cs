namespace Hangazo.Sandbox.Storage;

/// <summary>The one bucket of the object store and who may use it.</summary>
public sealed class S3Options
{
    public string Bucket { get; set; } = "hangazo-media";

    public string AccessKey { get; set; } = "SANDBOXACCESSKEY0001";

    public string SecretKey { get; set; } = "sandbox/secret/key/0001";

    public string Region { get; set; } = "eu-west-1";
}
