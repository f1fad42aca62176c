using System.Text;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Media;
using Hangazo.Core.Media.Contracts;
using Hangazo.Core.Media.UseCases;
using Hangazo.Core.Tests.Catalog;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Media;

public sealed class TakingInPictures(Shop shop) : IClassFixture<Shop>
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task Keeps_a_picture_upright_and_without_its_secrets()
    {
        var photo = await SamplePictures.JpegAsync(60, 40, orientation: 6);
        Assert.Contains("Nairobi", Encoding.Latin1.GetString(photo), StringComparison.Ordinal);

        var taken = await TakeAsync(photo);
        var again = await TakeAsync(photo);

        Assert.True(taken.Succeeded, taken.Error?.Message);
        Assert.Equal((40, 60), (taken.Value.Width, taken.Value.Height));
        Assert.Equal(taken.Value, again.Value);
        var kept = await File.ReadAllBytesAsync(Assert.Single(Files(taken.Value.Hash)));
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
        Assert.DoesNotContain("Nairobi", Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PictureFormat.Webp, "image/webp", "RIFF", 0)]
    [InlineData(PictureFormat.Avif, "image/avif", "ftypavif", 4)]
    public async Task Shows_a_picture_at_every_width(PictureFormat format, string contentType, string sign, int at)
    {
        var taken = await TakeAsync(await SamplePictures.JpegAsync(90, 60, orientation: 1));

        foreach (var width in IMediaStore.Widths)
        {
            var rendition = await AskAsync(media => media.RenditionAsync(taken.Value.Hash, width, format, default));
            Assert.Equal(contentType, rendition?.ContentType);
            Assert.Equal(sign, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(rendition!.Path), at, sign.Length));
        }

        Assert.Null(await AskAsync(media => media.RenditionAsync(taken.Value.Hash, 161, format, default)));
        Assert.Null(await AskAsync(media => media.RenditionAsync("../../../../etc/passwd", 160, format, default)));
    }

    [Theory]
    [InlineData(60, 90)]
    [InlineData(900, 60)]
    public async Task Cuts_what_a_shared_link_shows_around_the_point_that_matters(int width, int height)
    {
        var taken = await TakeAsync(await SamplePictures.JpegAsync(width, height, orientation: 1));

        var shared = await AskAsync(media => media.SharedAsync(taken.Value.Hash, new(10, 0), default));

        Assert.Equal("image/jpeg", shared?.ContentType);
        Assert.Equal(new PictureHeader(".jpg", 1200, 630), PictureHeader.Read(await File.ReadAllBytesAsync(shared!.Path)).Value);
        Assert.Null(await AskAsync(media => media.SharedAsync(taken.Value.Hash, new(11, 0), default)));
    }

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(5, 5, 400, 185)]
    [InlineData(10, 10, 800, 370)]
    public void The_point_that_matters_lies_in_the_cut_as_it_lies_in_the_picture(int x, int y, int left, int top) =>
        Assert.Equal((left, top), SharedPicture.Corner(2000, 1000, new(x, y)));

    [Fact]
    public async Task Deletes_after_a_day_what_became_part_of_nothing()
    {
        var desk = new Desk(shop);
        var forgotten = (await TakeAsync(await SamplePictures.JpegAsync(61, 41, orientation: 1))).Value.Hash;
        var shown = (await TakeAsync(await SamplePictures.JpegAsync(62, 42, orientation: 1))).Value.Hash;
        await AskAsync(media => media.RenditionAsync(forgotten, 160, PictureFormat.Webp, default));
        var slug = Desk.NewSlug();
        Assert.True((await desk.SaveAsync(desk.Sheet(slug), [Desk.Row(slug.ToUpperInvariant())], pictures: [new(shown, "A cloth", null)])).Succeeded);

        shop.Clock.Advance(Day - TimeSpan.FromMinutes(1));
        await CleanUpAsync();
        Assert.Equal(2, Files(forgotten).Length);
        shop.Clock.Advance(TimeSpan.FromMinutes(2));
        await CleanUpAsync();

        Assert.Empty(Files(forgotten));
        Assert.NotEmpty(Files(shown));
        var late = await desk.SaveAsync(desk.Sheet(Desk.NewSlug()), [Desk.Row("LATE-1")], pictures: [new(forgotten, "A cloth", null)]);
        Assert.Equal("picture.unknown", late.Error?.Code);
    }

    [Fact]
    public async Task A_picture_that_was_part_of_something_stays_when_it_is_uploaded_again()
    {
        var desk = new Desk(shop);
        var photo = await SamplePictures.JpegAsync(63, 43, orientation: 1);
        var hash = (await TakeAsync(photo)).Value.Hash;
        var slug = Desk.NewSlug();
        Assert.True((await desk.SaveAsync(desk.Sheet(slug), [Desk.Row(slug.ToUpperInvariant())], pictures: [new(hash, "A cloth", null)])).Succeeded);
        var saved = await desk.ReadAsync(slug);
        Assert.True((await desk.SaveAsync(saved.Sheet, saved.Variants, saved.Id, saved.Version)).Succeeded);

        await TakeAsync(photo);
        shop.Clock.Advance(Day + Day);
        await CleanUpAsync();

        Assert.NotEmpty(Files(hash));
    }

    [Fact]
    public async Task A_save_that_is_refused_keeps_no_picture()
    {
        var desk = new Desk(shop);
        var hash = (await TakeAsync(await SamplePictures.JpegAsync(64, 44, orientation: 1))).Value.Hash;
        var refused = await desk.SaveAsync(desk.Sheet(Desk.NewSlug()), [Desk.Row("REF-1")], pictures: [new(hash, "", null)], publish: true);
        Assert.Equal("picture.alt-missing", refused.Error?.Code);

        shop.Clock.Advance(Day + Day);
        await CleanUpAsync();

        Assert.Empty(Files(hash));
    }

    [Theory]
    [InlineData("a program that calls itself a picture", "picture.kind")]
    [InlineData("nothing at all", "picture.kind")]
    [InlineData("a drawing with a script", "picture.svg")]
    [InlineData("a bomb that says how large it is", "picture.too-many-pixels")]
    [InlineData("a long thin bomb", "picture.too-many-pixels")]
    [InlineData("the beginning of a PNG", "picture.unreadable")]
    [InlineData("a PNG with nothing in it", "picture.unreadable")]
    [InlineData("a JPEG that is none", "picture.unreadable")]
    [InlineData("a WebP without a size", "picture.unreadable")]
    [InlineData("an endless one", "picture.too-large")]
    public async Task Refuses_and_leaves_nothing_behind(string what, string code)
    {
        var before = Files("");

        var taken = await TakeAsync(Bad(what));

        Assert.Equal(code, taken.Error?.Code);
        Assert.Equal(before, Files(""));
    }

    [Theory]
    [InlineData("VP8X", new byte[] { 0, 0, 0, 0, 99, 0, 0, 49, 0, 0 }, 100, 50)]
    [InlineData("VP8L", new byte[] { 0x2F, 0x63, 0x40, 0x0C, 0, 0, 0, 0, 0, 0 }, 100, 50)]
    [InlineData("VP8 ", new byte[] { 0, 0, 0, 0x9D, 0x01, 0x2A, 100, 0, 50, 0 }, 100, 50)]
    public void Measures_every_kind_of_webp_without_decoding_it(string kind, byte[] body, int width, int height) => Assert.Equal(
        new PictureHeader(".webp", width, height),
        PictureHeader.Read([.. "RIFF"u8, 0, 0, 0, 0, .. "WEBP"u8, .. Encoding.ASCII.GetBytes(kind), 0, 0, 0, 0, .. body]).Value);

    private static byte[] Bad(string what) => what switch
    {
        "a program that calls itself a picture" => "#!/bin/sh\nrm -rf /"u8.ToArray(),
        "nothing at all" => [],
        "a drawing with a script" => "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray(),
        "a bomb that says how large it is" => SamplePictures.PngHead(30_000, 30_000),
        "a long thin bomb" => SamplePictures.PngHead(1, 100_000),
        "the beginning of a PNG" => SamplePictures.PngHead(10, 10)[..30],
        "a PNG with nothing in it" => SamplePictures.PngHead(10, 10),
        "a JPEG that is none" => [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[64]],
        "a WebP without a size" => [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8 "u8, .. new byte[32]],
        "an endless one" => [0xFF, 0xD8, 0xFF, .. new byte[IMediaStore.LargestUpload]],
        _ => throw new ArgumentException(what, nameof(what)),
    };

    private Task<T> AskAsync<T>(Func<IMediaStore, Task<T>> askAsync) => shop.AskAsync(services => askAsync(services.GetRequiredService<IMediaStore>()));

    private Task<Result<TakenPicture>> TakeAsync(byte[] content) => AskAsync(media => media.TakeAsync(new MemoryStream(content), CancellationToken.None));

    private Task CleanUpAsync() => shop.DoAsync(async services =>
    {
        while (await services.GetRequiredService<DeletePendingUploads>().ExecuteOneAsync(CancellationToken.None)) services.GetRequiredService<HangazoDb>().ChangeTracker.Clear();
    });

    private string[] Files(string hash) => Directory.GetFiles(shop.MediaFolder, hash + "*", SearchOption.AllDirectories);
}
