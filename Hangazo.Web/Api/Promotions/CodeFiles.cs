using System.Globalization;
using System.Text;
using CsvHelper;
using Hangazo.Core.Promotions.Contracts;
using Hangazo.Core.Promotions.Queries;
using Hangazo.Web.Accounts;

namespace Hangazo.Web.Api.Promotions;

/// <summary>A promotion's codes as a file. For managers.</summary>
internal static class CodeFiles
{
    public static void MapCodeFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/admin/promotions/{id:guid}/codes.csv", WriteAsync).RequireAuthorization(Policies.Manage);

    private static async Task WriteAsync(Guid id, PromotionGrid promotions, HttpContext http)
    {
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"codes.csv\"";
        http.Response.Headers.CacheControl = "private, no-store";
        await using var writer =
            new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 64 * 1024, leaveOpen: true);
        await using var csv = new CsvWriter(writer, CultureInfo.InvariantCulture);
        foreach (var head in (string[])["Code", "Most uses", "Uses"]) csv.WriteField(head);
        await csv.NextRecordAsync();
        await foreach (var code in promotions.CodesAsync(new PromotionId(id)).WithCancellation(http.RequestAborted))
        {
            csv.WriteField(code.Code);
            csv.WriteField(code.MostUses);
            csv.WriteField(code.Uses);
            await csv.NextRecordAsync();
        }

        await csv.FlushAsync();
    }
}
