using System.Text;
using Amazon.S3;
using Hangazo.Core.Media;
using Hangazo.Sandbox;
using Hangazo.Sandbox.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Hangazo.Web.Tests.Storefront;

/// <summary>Over real HTTP, against a store that checks each signature.</summary>
public sealed class KeepingPicturesInABucket : IAsyncLifetime
{
    private const string Hash = "abcdef0123456789abcdef0123456789";
    private readonly WebApplication _store = SandboxApp.Build([], new SandboxOptions { Urls = "http://127.0.0.1:0", Quiet = true });
    private readonly DirectoryInfo _folders = Directory.CreateTempSubdirectory("hangazo-media-");

    private Bucket Bucket => _store.Services.GetRequiredService<Bucket>();

    public Task InitializeAsync() => _store.StartAsync();

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        _folders.Delete(recursive: true);
    }

    [Fact]
    public async Task What_one_node_keeps_another_finds_and_nobody_after_it_was_deleted()
    {
        using var store = Store("sandbox/secret/key/0001");
        var (one, other, third) = (Files("one", store), Files("other", store), Files("third", store));
        await KeepAsync(one, ".jpg", "an original");
        await KeepAsync(one, ".480.avif", "a rendition");

        var original = await other.OriginalAsync(Hash, default);
        var rendition = await other.FindAsync(Hash, ".480.avif", default);

        Assert.Equal("an original", await File.ReadAllTextAsync(original!));
        Assert.Equal("a rendition", await File.ReadAllTextAsync(rendition!));
        Assert.Null(await other.FindAsync(Hash, ".640.avif", default));
        Assert.Equal(["ab/" + Hash + ".480.avif", "ab/" + Hash + ".jpg"], Bucket.Objects.Keys.Order(StringComparer.Ordinal));
        var kept = Bucket.Objects["ab/" + Hash + ".480.avif"];
        Assert.Equal(("image/avif", "public, max-age=31536000, immutable"), (kept.ContentType, kept.CacheControl));

        await one.DeleteAsync(Hash, default);

        Assert.Empty(Bucket.Objects);
        Assert.Null(await third.OriginalAsync(Hash, default));
        Assert.DoesNotContain(_folders.GetFiles(Hash + "*", SearchOption.AllDirectories), file => file.FullName.Contains("/one/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SANDBOXACCESSKEY0001", "not the secret", "SignatureDoesNotMatch")]
    [InlineData("SOMEBODYELSE00000001", "sandbox/secret/key/0001", "InvalidAccessKeyId")]
    public async Task Without_the_right_secret_nothing_is_kept(string access, string secret, string code)
    {
        using var store = Store(secret, access);
        var files = Files("stranger", store);

        var refused = await Assert.ThrowsAsync<AmazonS3Exception>(() => KeepAsync(files, ".jpg", "an original"));

        Assert.Equal(code, refused.ErrorCode);
        Assert.Empty(Bucket.Objects);
        Assert.Empty(_folders.GetFiles(Hash + "*", SearchOption.AllDirectories));
    }

    private static async Task KeepAsync(PictureFiles files, string ending, string content)
    {
        var draft = files.Draft(ending);
        await File.WriteAllBytesAsync(draft, Encoding.UTF8.GetBytes(content));
        await files.KeepAsync(draft, Hash, ending, default);
    }

    private S3ObjectStore Store(string secret, string access = "SANDBOXACCESSKEY0001") => new(Options.Create(new MediaOptions
    {
        S3 = { Bucket = "hangazo-media", Endpoint = _store.Urls.First(), AccessKey = access, SecretKey = secret },
    }));

    private PictureFiles Files(string node, IObjectStore objects) => new(Options.Create(new MediaOptions { Root = Path.Combine(_folders.FullName, node) }), objects);
}
