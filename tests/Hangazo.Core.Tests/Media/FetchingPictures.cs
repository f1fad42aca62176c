using System.Net;
using Hangazo.Core.Kernel;
using Hangazo.Core.Media;
using Hangazo.Core.Media.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Hangazo.Core.Tests.Media;

/// <summary>Over real HTTP, from a server that lies as servers do.</summary>
public sealed class FetchingPictures(Shop shop) : IClassFixture<Shop>, IAsyncLifetime
{
    private readonly WebApplication _server = Server();

    private string Origin => _server.Urls.First();

    public Task InitializeAsync() => _server.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("/good.png")]
    [InlineData("/moved")]
    public async Task A_picture_is_taken_in_like_an_upload(string path)
    {
        var taken = await FetchAsync(Origin + path, trusted: true);

        Assert.True(taken.Succeeded, taken.Error?.Message);
        Assert.Equal((40, 30), (taken.Value.Width, taken.Value.Height));
    }

    [Theory]
    [InlineData("/missing", "picture.not-fetched")]
    [InlineData("/round", "picture.not-fetched")]
    [InlineData("/slow", "picture.not-fetched")]
    [InlineData("/page", "picture.kind")]
    [InlineData("/says-endless", "picture.too-large")]
    [InlineData("/endless", "picture.too-large")]
    [InlineData("/to-localhost", "picture.address")]
    [InlineData("/to-metadata", "picture.address")]
    [InlineData("/to-file", "picture.address")]
    public async Task Refuses_what_is_none_and_what_leads_astray(string path, string code) => Assert.Equal(code, (await FetchAsync(Origin + path, trusted: true)).Error?.Code);

    [Theory]
    [InlineData("http://example.com/a.jpg")]
    [InlineData("ftp://example.com/a.jpg")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://example.com:8443/a.jpg")]
    [InlineData("https://me:secret@example.com/a.jpg")]
    [InlineData("https://127.0.0.1/a.jpg")]
    [InlineData("https://2130706433/a.jpg")]
    [InlineData("https://0x7f.1/a.jpg")]
    [InlineData("https://[::1]/a.jpg")]
    [InlineData("https://[::ffff:10.0.0.1]/a.jpg")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://")]
    [InlineData("a.jpg")]
    public async Task Never_asks_what_is_not_public(string address)
    {
        using var downloads = Downloads(trusted: false, TimeSpan.FromSeconds(60));

        Assert.Equal("picture.address", downloads.Refusal(address)?.Code);
        Assert.Equal("picture.address", (await downloads.FetchAsync(address, default)).Error?.Code);
    }

    [Fact]
    public async Task A_public_name_that_leads_home_is_not_connected_to()
    {
        // What a name that changes its mind ends in: it passes as a text and is looked at again when it is connected to.
        using var downloads = Downloads(trusted: false, TimeSpan.FromSeconds(60));
        Assert.Null(downloads.Refusal("https://localhost/a.jpg"));

        Assert.Equal("picture.address", (await downloads.FetchAsync("https://localhost/a.jpg", default)).Error?.Code);
        Assert.Equal("picture.address", (await FetchAsync(Origin + "/good.png", trusted: false)).Error?.Code);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("196.201.214.200", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("2606:4700:4700::1111", true)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.9.9.9", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("198.19.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2002:7f00:1::", false)]
    public void Knows_what_all_of_the_internet_can_reach(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddress.Is(IPAddress.Parse(address)));

    private static WebApplication Server()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var server = builder.Build();
        server.UseRouting();
        server.MapGet("/good.png", () => Results.Bytes(SamplePictures.Png(40, 30), "image/png"));
        server.MapGet("/moved", () => Results.Redirect("/good.png"));
        server.MapGet("/round", () => Results.Redirect("/round"));
        server.MapGet("/page", () => Results.Text("<h1>Not a picture</h1>", "image/png"));
        server.MapGet("/to-localhost", () => Results.Redirect("https://localhost/good.png"));
        server.MapGet("/to-metadata", () => Results.Redirect("http://169.254.169.254/latest/meta-data"));
        server.MapGet("/to-file", () => Results.Redirect("file:///etc/passwd"));
        server.MapGet("/says-endless", (HttpContext http) => http.Response.ContentLength = IMediaStore.LargestUpload + 1);
        server.MapGet("/endless", async (HttpContext http) =>
        {
            var block = SamplePictures.PngHead(10, 10).Concat(new byte[64 * 1024]).ToArray();
            for (var sent = 0L; sent <= IMediaStore.LargestUpload; sent += block.Length) await http.Response.Body.WriteAsync(block);
        });
        server.MapGet("/slow", (HttpContext http) => Task.Delay(Timeout.Infinite, http.RequestAborted));
        server.UseEndpoints(_ => { });
        return server;
    }

    /// <summary>Waits as long as it must, but for who never answers.</summary>
    private async Task<Result<TakenPicture>> FetchAsync(string address, bool trusted)
    {
        using var downloads = Downloads(trusted, TimeSpan.FromSeconds(address.EndsWith("/slow", StringComparison.Ordinal) ? 1 : 60));
        return await downloads.FetchAsync(address, default);
    }

    private PictureDownloads Downloads(bool trusted, TimeSpan longest) => new(
        shop.AskAsync(services => Task.FromResult(services.GetRequiredService<IMediaStore>())).GetAwaiter().GetResult(),
        Options.Create(new MediaOptions { Downloads = { Longest = longest, Trusted = trusted ? [Origin] : [] } }));
}
