using System.Globalization;
using System.Text;
using Hangazo.Core.Invoicing.Queries;
using Hangazo.Web.Accounts;
using Hangazo.Web.Components.Admin.Settings;

namespace Hangazo.Web.Documents;

/// <summary>A month's VAT as a file for the accountant.</summary>
internal static class VatReportEndpoint
{
    public static void MapVatReport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/admin/settings/tax/vat.csv", DownloadAsync).RequireAuthorization(Policies.Owner);

    private static async Task<IResult> DownloadAsync(string? month, VatReport report, TimeProvider clock, HttpContext http)
    {
        var view = await report.OfMonthAsync(TaxSettingsPort.MonthOf(month, clock.GetUtcNow()), http.RequestAborted);
        http.Response.Headers.CacheControl = "private, no-store";
        // With a byte order mark, or spreadsheets take it for another encoding.
        return Results.File(
            [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(view.ToCsv())], "text/csv", view.Month.ToString("'vat-'yyyy-MM'.csv'", CultureInfo.InvariantCulture));
    }
}
