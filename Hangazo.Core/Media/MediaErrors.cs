using Hangazo.Core.Kernel;

namespace Hangazo.Core.Media;

public static class MediaErrors
{
    public static readonly Error FileTooLarge = new("file.too-large", "A file has at most 200 MB.");
    public static readonly Error FileKind = new("file.kind", "This is no PDF and no ZIP, whatever its name says.");
    public static readonly Error FileEmpty = new("file.empty", "There is nothing in this file.");
    public static readonly Error TooLarge = new("picture.too-large", "A picture has at most 10 MB. Save it smaller and try again.");
    public static readonly Error Kind = new("picture.kind", "This is no JPEG, PNG or WebP picture, whatever its name says.");
    public static readonly Error Svg = new("picture.svg", "SVG drawings are not taken, because they can carry programs. Save it as PNG.");
    public static readonly Error TooManyPixels = new("picture.too-many-pixels", "A picture has at most 50 million pixels and 16,000 on a side. Save it smaller and try again.");
    public static readonly Error Unreadable = new("picture.unreadable", "The picture is damaged and cannot be read. Save it again and try once more.");
    public static readonly Error NoTool = new("picture.no-tool", "The shop cannot work on pictures just now. Please try again shortly.", ErrorKind.Unavailable);

    internal static Error Address(string why) => new("picture.address", $"This address cannot be fetched: {why}.");

    internal static Error NotFetched(string why) => new("picture.not-fetched", $"The picture could not be fetched: {why}.");
}
