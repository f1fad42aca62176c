using Hangazo.Core.Media;
using Hangazo.Core.Media.Contracts;
using Hangazo.Web.Accounts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Hangazo.Web.Api.Media;

/// <summary>Takes one picture as the body of a request, streamed to disk; what it is called and what type it claims does not matter.</summary>
internal static class PictureUploads
{
    public const string Path = "/admin/pictures";

    /// <summary>A little more than a picture may have, so that it is our own refusal that people read.</summary>
    private const long LargestBody = IMediaStore.LargestUpload + (64 * 1024);

    public static void MapPictureUploads(this IEndpointRouteBuilder routes) => routes.MapPost(Path, TakeAsync)
        .RequireAuthorization(Policies.Manage).WithMetadata(new RequestSizeLimitAttribute(LargestBody));

    /// <summary>Whether it may bring more than other requests.</summary>
    public static bool IsMeant(HttpRequest request) => HttpMethods.IsPost(request.Method) && request.Path.Equals(Path, StringComparison.OrdinalIgnoreCase);

    private static async Task<IResult> TakeAsync(HttpContext http, IAntiforgery antiforgery, IMediaStore media, CancellationToken cancellationToken)
    {
        // The token comes in a header; the body is the picture and nothing else.
        if (http.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(http))
            return TypedResults.Problem("This page has been open too long. Load it again and repeat the upload.", statusCode: StatusCodes.Status400BadRequest);
        if (http.Request.ContentLength > IMediaStore.LargestUpload) return TooLarge();
        var taken = await media.TakeAsync(http.Request.Body, cancellationToken);
        if (taken.Succeeded) return TypedResults.Ok(taken.Value);
        return taken.Error == MediaErrors.TooLarge ? TooLarge() : ResultHttp.Problem(taken.Error);
    }

    private static IResult TooLarge() => TypedResults.Problem(
        MediaErrors.TooLarge.Message, statusCode: StatusCodes.Status413PayloadTooLarge, type: $"urn:hangazo:{MediaErrors.TooLarge.Code}");
}
