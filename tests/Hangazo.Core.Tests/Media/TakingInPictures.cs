using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Hangazo.Core.Kernel;
using Hangazo.Core.Media;
using Hangazo.Core.Media.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Hangazo.Core.Tests.Media;

public sealed class TakingInPictures : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("hangazo-media-").FullName;
    private readonly ServiceProvider _services;

    public TakingInPictures() => _services = new ServiceCollection()
        .AddLogging(logging => logging.SetMinimumLevel(LogLevel.None))
        .Configure<MediaOptions>(options => options.Root = _root)
        .AddMedia()
        .BuildServiceProvider();

    private IMediaStore Media => _services.GetRequiredService<IMediaStore>();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public async Task Keeps_a_picture_upright_and_without_its_secrets()
    {
        var photo = await JpegAsync(60, 40, orientation: 6);
        Assert.Contains("Nairobi", Encoding.Latin1.GetString(photo), StringComparison.Ordinal);

        var taken = await TakeAsync(photo);
        var again = await TakeAsync(photo);

        Assert.True(taken.Succeeded, taken.Error?.Message);
        Assert.Equal((40, 60), (taken.Value.Width, taken.Value.Height));
        Assert.Equal(taken.Value, again.Value);
        Assert.True(Media.Has(taken.Value.Hash));
        var kept = await File.ReadAllBytesAsync(Assert.Single(Files()));
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
        Assert.DoesNotContain("Nairobi", Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
        Assert.NotNull(await Media.RenditionAsync(taken.Value.Hash, 160, default));
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
        var taken = await TakeAsync(Bad(what));

        Assert.Equal(code, taken.Error?.Code);
        Assert.Empty(Files());
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
        "a bomb that says how large it is" => Png(30_000, 30_000),
        "a long thin bomb" => Png(1, 100_000),
        "the beginning of a PNG" => Png(10, 10)[..30],
        "a PNG with nothing in it" => Png(10, 10),
        "a JPEG that is none" => [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[64]],
        "a WebP without a size" => [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8 "u8, .. new byte[32]],
        "an endless one" => [0xFF, 0xD8, 0xFF, .. new byte[IMediaStore.LargestUpload]],
        _ => throw new ArgumentException(what, nameof(what)),
    };

    private Task<Result<TakenPicture>> TakeAsync(byte[] content) => Media.TakeAsync(new MemoryStream(content), CancellationToken.None);

    private string[] Files() => Directory.GetFiles(_root, "*", SearchOption.AllDirectories);

    /// <summary>A PNG's head that claims this size, and no picture.</summary>
    private static byte[] Png(int width, int height)
    {
        var size = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(size, width);
        BinaryPrimitives.WriteInt32BigEndian(size.AsSpan(4), height);
        (size[8], size[9]) = (8, 2);
        return [0x89, .. "PNG\r\n\x1a\n"u8, .. Chunk("IHDR", size), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string kind, byte[] data)
    {
        var (length, check) = (new byte[4], new byte[4]);
        byte[] body = [.. Encoding.ASCII.GetBytes(kind), .. data];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc(body));
        return [.. length, .. body, .. check];
    }

    private static uint Crc(byte[] body)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in body)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
        }

        return ~crc;
    }

    /// <summary>A JPEG as a phone takes it: lying on its side, with a note of where it was taken.</summary>
    private async Task<byte[]> JpegAsync(int width, int height, byte orientation)
    {
        var (png, jpeg) = (Path.GetTempFileName() + ".png", Path.GetTempFileName() + ".jpg");
        var pixels = new MemoryStream();
        await using (var zlib = new ZLibStream(pixels, CompressionLevel.Fastest, leaveOpen: true))
            for (var row = 0; row < height; row++) await zlib.WriteAsync(new byte[1 + (width * 3)]);
        var whole = Png(width, height);
        await File.WriteAllBytesAsync(png, [.. whole[..^12], .. Chunk("IDAT", pixels.ToArray()), .. whole[^12..]]);
        using var vips = Process.Start(new ProcessStartInfo("vipsthumbnail") { ArgumentList = { png, "--size", $"{width}x{height}", "-o", jpeg } })!;
        await vips.WaitForExitAsync();
        var plain = await File.ReadAllBytesAsync(jpeg);
        File.Delete(png);
        File.Delete(jpeg);
        byte[] exif =
        [
            .. "Exif\0\0"u8, .. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 2,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
            0x01, 0x0E, 0, 2, 0, 0, 0, 8, 0, 0, 0, 38,
            0, 0, 0, 0, .. "Nairobi\0"u8,
        ];
        return [0xFF, 0xD8, 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. plain[2..]];
    }
}
