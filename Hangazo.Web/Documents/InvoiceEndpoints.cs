using System.Text;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Queries;
using Hangazo.Web.Accounts;
using Hangazo.Web.Api;
using Hangazo.Web.Components.Documents;
using Microsoft.Net.Http.Headers;

namespace Hangazo.Web.Documents;

/// <summary>Invoices for staff and for the buyer. People follow these links, so a refusal is a page that says why.</summary>
internal static class InvoiceEndpoints
{
    public static void MapInvoices(this IEndpointRouteBuilder routes)
    {
        var admin = routes.MapGroup("/admin").RequireAuthorization(Policies.Work);
        admin.MapGet("/orders/{number}/invoice.pdf", OfOrderAsync);
        admin.MapGet("/orders/{number}/print", ForBrowserAsync);
        admin.MapGet("/orders/{number}/credit-notes/{note}.pdf", CreditNoteAsync);
        admin.MapGet("/orders/{number}/deposit-receipts/{receipt}.pdf", DepositReceiptAsync);
        admin.MapGet("/invoices.pdf", OfManyAsync);
        routes.MapGet("/orders/{number}/invoice.pdf", ForBuyerAsync);
        routes.MapGet("/orders/{number}/credit-notes/{note}.pdf", CreditNoteForBuyerAsync);
        routes.MapGet("/orders/{number}/deposit-receipts/{receipt}.pdf", DepositReceiptForBuyerAsync);
    }

    private static Task<IResult> OfOrderAsync(string number, InvoiceSelection selection, InvoicePrinter printer, Paper paper, HttpContext http) =>
        PdfAsync(number, selection, printer, paper, http);

    private static Task<IResult> OfManyAsync(string? numbers, InvoiceSelection selection, InvoicePrinter printer, Paper paper, HttpContext http) =>
        PdfAsync(numbers, selection, printer, paper, http);

    private static async Task<IResult> ForBrowserAsync(string number, InvoiceSelection selection, InvoicePrinter printer, Paper paper, HttpContext http)
    {
        var chosen = await selection.OfOrdersAsync(number, http.RequestAborted);
        if (!chosen.Succeeded) return await RefusalAsync(chosen.Error, paper);
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Content(await printer.PageAsync(chosen.Value, onScreen: true), "text/html", Encoding.UTF8);
    }

    /// <summary>Who may not see the order finds nothing, whether it exists or not.</summary>
    private static async Task<IResult> ForBuyerAsync(
        string number, string? key, OrderDetails orders, InvoiceSelection selection, InvoicePrinter printer, Paper paper, HttpContext http)
    {
        var customer = http.User.AccountId() is { } account ? new CustomerId(account) : (CustomerId?)null;
        return await orders.ForBuyerAsync(number, key, customer, http.RequestAborted) is { } details
            ? await PdfAsync(details.Order.Number, selection, printer, paper, http)
            : Results.NotFound();
    }

    private static async Task<IResult> CreditNoteAsync(string number, string note, InvoiceSelection selection, InvoicePrinter printer, Paper paper, HttpContext http) =>
        await PdfAsync(await selection.CreditNoteAsync(number, note, http.RequestAborted), printer, paper, http);

    private static async Task<IResult> CreditNoteForBuyerAsync(
        string number, string note, string? key, OrderDetails orders, InvoiceSelection selection, InvoicePrinter printer, Paper paper, HttpContext http)
    {
        var customer = http.User.AccountId() is { } account ? new CustomerId(account) : (CustomerId?)null;
        return await orders.ForBuyerAsync(number, key, customer, http.RequestAborted) is { } details
            ? await CreditNoteAsync(details.Order.Number, note, selection, printer, paper, http)
            : Results.NotFound();
    }

    private static async Task<IResult> DepositReceiptAsync(
        string number, string receipt, InvoiceSelection selection, InvoicePrinter printer, Paper paper, HttpContext http) =>
        await PdfAsync(await selection.DepositReceiptAsync(number, receipt, http.RequestAborted), printer, paper, http);

    private static async Task<IResult> DepositReceiptForBuyerAsync(
        string number, string receipt, string? key, OrderDetails orders, InvoiceSelection selection, InvoicePrinter printer, Paper paper, HttpContext http)
    {
        var customer = http.User.AccountId() is { } account ? new CustomerId(account) : (CustomerId?)null;
        return await orders.ForBuyerAsync(number, key, customer, http.RequestAborted) is { } details
            ? await DepositReceiptAsync(details.Order.Number, receipt, selection, printer, paper, http)
            : Results.NotFound();
    }

    private static async Task<IResult> PdfAsync(string? numbers, InvoiceSelection selection, InvoicePrinter printer, Paper paper, HttpContext http) =>
        await PdfAsync(await selection.OfOrdersAsync(numbers, http.RequestAborted), printer, paper, http);

    private static async Task<IResult> PdfAsync(Result<IReadOnlyList<PrintedDocument>> chosen, InvoicePrinter printer, Paper paper, HttpContext http)
    {
        if (!chosen.Succeeded) return await RefusalAsync(chosen.Error, paper);
        var pdf = await printer.PdfAsync(chosen.Value, http.RequestAborted);
        if (!pdf.Succeeded) return await RefusalAsync(pdf.Error, paper);
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileName = FileName(chosen.Value) }.ToString();
        return Results.Bytes(pdf.Value, "application/pdf");
    }

    private static string FileName(IReadOnlyList<PrintedDocument> documents) =>
        documents is [var only] ? $"{only.Invoice.Number}.pdf" : $"{documents[0].Invoice.Number}-and-{documents.Count - 1}-more.pdf";

    private static async Task<IResult> RefusalAsync(Error error, Paper paper) => Results.Content(
        await paper.WriteAsync<NoInvoice>(new() { [nameof(NoInvoice.Reason)] = error.Message }), "text/html", Encoding.UTF8, ResultHttp.StatusOf(error));
}
