using Hangazo.Core.Media.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Hangazo.Web.Storefront;

/// <summary>Pictures by content hash: what an address once showed, it shows for ever.</summary>
internal static class MediaApi
{
    private const string ForEver = "public, max-age=31536000, immutable";

    public static void MapMedia(this IEndpointRouteBuilder routes) => routes.MapGet("/media/{hash}/{width:int}.webp", RenditionAsync);

    // The store takes 32 hex digits and known widths only, so nothing of the address reaches the file system unchecked.
    private static async Task<Results<PhysicalFileHttpResult, ContentHttpResult>> RenditionAsync(
        string hash, int width, IMediaStore media, HttpContext http, CancellationToken cancellationToken)
    {
        if (await media.RenditionAsync(hash, width, cancellationToken) is not { } file)
            return TypedResults.Text("No such picture.", statusCode: StatusCodes.Status404NotFound);
        http.Response.Headers.CacheControl = ForEver;
        return TypedResults.PhysicalFile(Path.GetFullPath(file), "image/webp", entityTag: new EntityTagHeaderValue($"\"{hash[..16]}-{width}\""));
    }
}
