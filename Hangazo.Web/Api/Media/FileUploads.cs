using Hangazo.Core.Media;
using Hangazo.Core.Media.Contracts;
using Hangazo.Web.Accounts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Hangazo.Web.Api.Media;

/// <summary>Takes one file that is to be sold, as the body of a request, streamed to disk. It is the product's when the product is saved.</summary>
internal static class FileUploads
{
    public const string Path = "/admin/files";

    private const long LargestBody = IFileStore.LargestUpload + (64 * 1024);

    public static void MapFileUploads(this IEndpointRouteBuilder routes) => routes.MapPost(Path, TakeAsync)
        .RequireAuthorization(Policies.Manage).WithMetadata(new RequestSizeLimitAttribute(LargestBody));

    /// <summary>Whether it may bring more than other requests.</summary>
    public static bool IsMeant(HttpRequest request) => HttpMethods.IsPost(request.Method) && request.Path.Equals(Path, StringComparison.OrdinalIgnoreCase);

    private static async Task<IResult> TakeAsync(HttpContext http, IAntiforgery antiforgery, IFileStore files, CancellationToken cancellationToken)
    {
        if (http.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(http))
            return TypedResults.Problem("This page has been open too long. Load it again and repeat the upload.", statusCode: StatusCodes.Status400BadRequest);
        if (http.Request.ContentLength > IFileStore.LargestUpload) return TooLarge();
        var taken = await files.TakeAsync(http.Request.Body, cancellationToken);
        if (taken.Succeeded) return TypedResults.Ok(taken.Value);
        return taken.Error == MediaErrors.FileTooLarge ? TooLarge() : ResultHttp.Problem(taken.Error);
    }

    private static IResult TooLarge() => TypedResults.Problem(
        MediaErrors.FileTooLarge.Message, statusCode: StatusCodes.Status413PayloadTooLarge, type: $"urn:hangazo:{MediaErrors.FileTooLarge.Code}");
}
