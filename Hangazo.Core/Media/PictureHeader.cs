using System.Buffers.Binary;
using System.Text;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Media;

/// <summary>What the first bytes of a picture say of it, read without decoding any of it.</summary>
/// <param name="Extension">Of a file with this content, with its dot.</param>
public sealed record PictureHeader(string Extension, int Width, int Height)
{
    private const int MostPixels = 50_000_000;
    private const int LongestSide = 16_000;

    private static ReadOnlySpan<byte> PngSign => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Codes: <c>picture.kind</c>, <c>picture.svg</c>, <c>picture.too-many-pixels</c>, <c>picture.unreadable</c>.</summary>
    public static Result<PictureHeader> Read(ReadOnlySpan<byte> content)
    {
        PictureHeader? header;
        if (content.StartsWith(PngSign)) header = Png(content);
        else if (content is [0xFF, 0xD8, 0xFF, ..]) header = Jpeg(content);
        else if (content.Length >= 16 && content[..4].SequenceEqual("RIFF"u8) && content[8..12].SequenceEqual("WEBP"u8)) header = WebP(content);
        else return LooksLikeSvg(content) ? MediaErrors.Svg : MediaErrors.Kind;
        if (header is not { Width: > 0, Height: > 0 }) return MediaErrors.Unreadable;
        return Math.Max(header.Width, header.Height) > LongestSide || (long)header.Width * header.Height > MostPixels ? MediaErrors.TooManyPixels : header;
    }

    private static PictureHeader? Png(ReadOnlySpan<byte> content) =>
        content.Length >= 24 && content[12..16].SequenceEqual("IHDR"u8)
            ? new(".png", Side(BinaryPrimitives.ReadUInt32BigEndian(content[16..])), Side(BinaryPrimitives.ReadUInt32BigEndian(content[20..])))
            : null;

    /// <summary>Goes from segment to segment until one begins a frame.</summary>
    private static PictureHeader? Jpeg(ReadOnlySpan<byte> content)
    {
        for (var at = 2; at + 9 < content.Length;)
        {
            if (content[at] != 0xFF) return null;
            var marker = content[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
            {
                at += 2;
                continue;
            }

            if (marker is 0xD9 or 0xDA) return null;
            var isFrame = marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC;
            if (isFrame) return new(".jpg", BinaryPrimitives.ReadUInt16BigEndian(content[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(content[(at + 5)..]));
            var length = BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
            if (length < 2) return null;
            at += 2 + length;
        }

        return null;
    }

    private static PictureHeader? WebP(ReadOnlySpan<byte> content)
    {
        if (content.Length < 30) return null;
        var kind = content[12..16];
        if (kind.SequenceEqual("VP8X"u8)) return new(".webp", 1 + Int24(content[24..]), 1 + Int24(content[27..]));
        if (kind.SequenceEqual("VP8L"u8) && content[20] == 0x2F)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(content[21..]);
            return new(".webp", 1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));
        }

        return kind.SequenceEqual("VP8 "u8) && content[23] == 0x9D && content[24] == 0x01 && content[25] == 0x2A
            ? new(".webp", BinaryPrimitives.ReadUInt16LittleEndian(content[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(content[28..]) & 0x3FFF)
            : null;
    }

    private static int Int24(ReadOnlySpan<byte> content) => content[0] | (content[1] << 8) | (content[2] << 16);

    private static int Side(uint pixels) => pixels > int.MaxValue ? int.MaxValue : (int)pixels;

    private static bool LooksLikeSvg(ReadOnlySpan<byte> content) =>
        Encoding.UTF8.GetString(content[..Math.Min(content.Length, 4096)]).Contains("<svg", StringComparison.OrdinalIgnoreCase);
}
