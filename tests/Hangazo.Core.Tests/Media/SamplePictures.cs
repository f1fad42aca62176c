using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;

namespace Hangazo.Core.Tests.Media;

/// <summary>Pictures as people bring them.</summary>
internal static class SamplePictures
{
    /// <summary>A whole PNG of one shade.</summary>
    public static byte[] Png(int width, int height, byte shade = 0)
    {
        var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(pixels, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var row = 0; row < height; row++)
            {
                zlib.WriteByte(0);
                zlib.Write([.. Enumerable.Repeat(shade, width * 3)]);
            }
        }

        var whole = PngHead(width, height);
        return [.. whole[..^12], .. Chunk("IDAT", pixels.ToArray()), .. whole[^12..]];
    }

    /// <summary>A PNG's head that claims this size, and no picture.</summary>
    public static byte[] PngHead(int width, int height)
    {
        var size = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(size, width);
        BinaryPrimitives.WriteInt32BigEndian(size.AsSpan(4), height);
        (size[8], size[9]) = (8, 2);
        return [0x89, .. "PNG\r\n\x1a\n"u8, .. Chunk("IHDR", size), .. Chunk("IEND", [])];
    }

    public static byte[] Chunk(string kind, byte[] data)
    {
        var (length, check) = (new byte[4], new byte[4]);
        byte[] body = [.. Encoding.ASCII.GetBytes(kind), .. data];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc(body));
        return [.. length, .. body, .. check];
    }

    public static uint Crc(byte[] body)
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
    public static async Task<byte[]> JpegAsync(int width, int height, byte orientation)
    {
        var (png, jpeg) = (Path.GetTempFileName() + ".png", Path.GetTempFileName() + ".jpg");
        await File.WriteAllBytesAsync(png, Png(width, height));
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
