using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Media.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Hangazo.Web.Storefront;

/// <summary>Pictures by content hash: what an address once showed, it shows for ever.</summary>
internal static class MediaApi
{
    private const string ForEver = "public, max-age=31536000, immutable";
    private const string ForADay = "public, max-age=86400";

    public static void MapMedia(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/media/{hash}/{width:int}.webp", WebpAsync);
        routes.MapGet("/media/{hash}/{width:int}.avif", AvifAsync);
        routes.MapGet("/products/{slug}/share.jpg", SharedAsync);
    }

    /// <summary>The picture for those who show a link to a product; its address changes with the picture, because they keep what they once fetched.</summary>
    public static string Shared(string slug, string hash, FocalPoint focus) => $"/products/{slug}/share.jpg?v={hash[..8]}-{focus.X}-{focus.Y}";

    /// <summary>The picture for those who show a link to a list: that of its first piece.</summary>
    public static string? Shared(ProductList.CardView? first) => first?.PictureHash is { } hash ? Shared(first.Slug, hash, first.PictureFocus) : null;

    private static Task<Results<PhysicalFileHttpResult, ContentHttpResult>> WebpAsync(
        string hash, int width, IMediaStore media, HttpContext http, CancellationToken cancellationToken) =>
        RenditionAsync(hash, width, PictureFormat.Webp, media, http, cancellationToken);

    private static Task<Results<PhysicalFileHttpResult, ContentHttpResult>> AvifAsync(
        string hash, int width, IMediaStore media, HttpContext http, CancellationToken cancellationToken) =>
        RenditionAsync(hash, width, PictureFormat.Avif, media, http, cancellationToken);

    // The store takes 32 hex digits and known widths only, so nothing of the address reaches the file system unchecked.
    private static async Task<Results<PhysicalFileHttpResult, ContentHttpResult>> RenditionAsync(
        string hash, int width, PictureFormat format, IMediaStore media, HttpContext http, CancellationToken cancellationToken) =>
        Send(await media.RenditionAsync(hash, width, format, cancellationToken), ForEver, $"{hash[..Math.Min(hash.Length, 16)]}-{width}-{format}", http);

    // Only the crop that somebody chose is made, not any that an address could ask for.
    private static async Task<Results<PhysicalFileHttpResult, ContentHttpResult>> SharedAsync(
        string slug, SharedPicture pictures, IMediaStore media, HttpContext http, CancellationToken cancellationToken) =>
        await pictures.FindAsync(slug, cancellationToken) is { } picture
            ? Send(await media.SharedAsync(picture.Hash, picture.Focus, cancellationToken), ForADay, $"{picture.Hash[..16]}-{picture.Focus.X}-{picture.Focus.Y}", http)
            : Missing();

    private static Results<PhysicalFileHttpResult, ContentHttpResult> Send(Rendition? file, string kept, string tag, HttpContext http)
    {
        if (file is null) return Missing();
        http.Response.Headers.CacheControl = kept;
        return TypedResults.PhysicalFile(Path.GetFullPath(file.Path), file.ContentType, entityTag: new EntityTagHeaderValue($"\"{tag}\""));
    }

    private static ContentHttpResult Missing() => TypedResults.Text("No such picture.", statusCode: StatusCodes.Status404NotFound);
}
