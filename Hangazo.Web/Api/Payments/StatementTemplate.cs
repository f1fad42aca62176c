using System.Text;
using Hangazo.Core.Payments;
using Hangazo.Web.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hangazo.Web.Api.Payments;

/// <summary>The head of M-Pesa's statement with a line to learn from, as a file. For managers.</summary>
internal static class StatementTemplate
{
    public static void MapStatementTemplate(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/admin/payments/statement-template.csv", Get).RequireAuthorization(Policies.Manage).ExcludeFromDescription();

    private static FileContentHttpResult Get(HttpContext http)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        // With a byte order mark, because spreadsheets take a file without one for something else.
        return TypedResults.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(StatementFile.Template())],
            "text/csv; charset=utf-8", "statement-template.csv");
    }
}
