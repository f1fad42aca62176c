using System.Text;
using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Web.Accounts;

namespace Hangazo.Web.Api.Data;

/// <summary>The catalogue as a file, and the empty file to fill in. For managers.</summary>
internal static class ProductFiles
{
    public static void MapProductFiles(this IEndpointRouteBuilder routes)
    {
        var data = routes.MapGroup("/admin/data").RequireAuthorization(Policies.Manage);
        data.MapGet("/products.csv", (ProductExport export, AttributeBook book, HttpContext http) =>
            WriteAsync(http, "products.csv", book, export.LinesAsync(http.RequestAborted)));
        data.MapGet("/template.csv", (AttributeBook book, HttpContext http) => WriteAsync(http, "products-template.csv", book, TemplateAsync()));
    }

    private static async IAsyncEnumerable<IReadOnlyDictionary<string, string?>> TemplateAsync()
    {
        // What an attribute may say depends on the category, so its columns are left for whoever fills them in.
        yield return ProductCsv.Columns.ToDictionary(column => column.Name, string? (column) => column.Example);
        await Task.CompletedTask;
    }

    private static async Task WriteAsync(HttpContext http, string name, AttributeBook book, IAsyncEnumerable<IReadOnlyDictionary<string, string?>> lines)
    {
        IReadOnlyList<ProductCsv.Column> columns = [.. ProductCsv.Columns, .. ProductCsv.ColumnsOf((await book.GetAsync(http.RequestAborted)).Entries)];
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        http.Response.Headers.CacheControl = "private, no-store";
        // With a byte order mark, because spreadsheets take a file without one for something else.
        await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 64 * 1024, leaveOpen: true);
        await using var csv = ProductCsv.Writer(writer);
        await ProductCsv.WriteHeadAsync(csv, columns);
        await foreach (var line in lines) await ProductCsv.WriteLineAsync(csv, columns, line);
        await csv.FlushAsync();
    }
}
