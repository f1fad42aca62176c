using System.Security.Cryptography;
using Hangazo.Core.Downloads.Contracts;
using Hangazo.Core.Downloads.UseCases;
using Hangazo.Web.Shopping;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Hangazo.Web.Api.Downloads;

/// <summary>
/// Fetching what was bought. The page's form counts one and sends the browser on to a signed address that is good for a day, so that a broken
/// fetch goes on where it stopped and nothing that merely follows links (mail scanners, previews) uses a buyer's fetches up.
/// </summary>
internal static class DownloadApi
{
    private static readonly TimeSpan TicketKeeps = TimeSpan.FromDays(1);

    public static void MapDownloads(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/downloads/{id:guid}", CountAsync);
        routes.MapGet("/downloads/file", SendAsync);
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> CountAsync(
        Guid id, [FromForm] string? key, FetchDownload fetch, IDataProtectionProvider protection, HttpContext http)
    {
        var file = await fetch.ExecuteAsync(new(id), key, http.RequestAborted);
        if (file.Succeeded) return TypedResults.LocalRedirect($"/downloads/file?ticket={Tickets(protection).Protect(id.ToString("N"), TicketKeeps)}");
        // The page says why, from what is true when it is shown.
        return file.Error.Code == "download.not-found"
            ? TypedResults.NotFound()
            : TypedResults.LocalRedirect($"/downloads/{id}?key={Uri.EscapeDataString(key ?? "")}&refused={Uri.EscapeDataString(file.Error.Code)}");
    }

    private static async Task<Results<PhysicalFileHttpResult, RedirectHttpResult, NotFound>> SendAsync(
        string? ticket, FetchDownload fetch, IDataProtectionProvider protection, HttpContext http)
    {
        DownloadId id;
        try
        {
            id = new(Guid.ParseExact(Tickets(protection).Unprotect(ticket ?? ""), "N"));
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            // Forged, or a day old: then the link in the mail begins anew.
            return TypedResults.NotFound();
        }

        if (await fetch.ResumeAsync(id, http.RequestAborted) is not { } file) return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.PhysicalFile(file.Path, file.ContentType, file.Name, enableRangeProcessing: true, lastModified: new DateTimeOffset(File.GetLastWriteTimeUtc(file.Path)));
    }

    private static ITimeLimitedDataProtector Tickets(IDataProtectionProvider protection) => protection.CreateProtector("downloads.ticket").ToTimeLimitedDataProtector();
}
