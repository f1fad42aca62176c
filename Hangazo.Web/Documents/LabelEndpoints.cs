using System.Text;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.Queries;
using Hangazo.Core.Payments.Queries;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Core.Shipping.Contracts;
using Hangazo.Web.Accounts;
using Hangazo.Web.Api;
using Hangazo.Web.Components.Documents;
using Microsoft.Net.Http.Headers;

namespace Hangazo.Web.Documents;

/// <summary>Address labels for staff, one A6 page for each order. People follow these links, so a refusal is a page that says why.</summary>
internal static class LabelEndpoints
{
    public static void MapLabels(this IEndpointRouteBuilder routes)
    {
        var admin = routes.MapGroup("/admin").RequireAuthorization(Policies.Work);
        admin.MapGet("/orders/{number}/label.pdf", OfOrderAsync);
        admin.MapGet("/labels.pdf", OfManyAsync);
    }

    private static Task<IResult> OfOrderAsync(string number, OrderDetails orders, PaymentTimeline payments, IShipments shipments, ISettings settings, PdfPrinter printer, Paper paper, HttpContext http) =>
        PdfAsync(number, orders, payments, shipments, settings, printer, paper, http);

    private static Task<IResult> OfManyAsync(string? numbers, OrderDetails orders, PaymentTimeline payments, IShipments shipments, ISettings settings, PdfPrinter printer, Paper paper, HttpContext http) =>
        PdfAsync(numbers, orders, payments, shipments, settings, printer, paper, http);

    private static async Task<IResult> PdfAsync(string? numbers, OrderDetails orders, PaymentTimeline payments, IShipments shipments, ISettings settings, PdfPrinter printer, Paper paper, HttpContext http)
    {
        var chosen = await ChooseAsync(numbers, orders, payments, shipments, http.RequestAborted);
        if (!chosen.Succeeded) return await RefusalAsync(chosen.Error, paper);
        var html = await paper.WriteAsync<LabelPaper>(new()
        {
            [nameof(LabelPaper.Labels)] = chosen.Value, [nameof(LabelPaper.Shop)] = await settings.ShopAsync(http.RequestAborted),
        });
        var pdf = await printer.PrintAsync(html, http.RequestAborted);
        if (!pdf.Succeeded) return await RefusalAsync(pdf.Error, paper);
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline")
        {
            FileName = chosen.Value is [var only] ? $"label-{only.Order.Number}.pdf" : $"{chosen.Value.Count}-labels.pdf",
        }.ToString();
        return Results.Bytes(pdf.Value, "application/pdf");
    }

    /// <summary>Codes: <c>document.nothing-chosen</c>, <c>document.too-many</c>, <c>document.unknown-order</c>, <c>document.no-parcel</c>.</summary>
    private static async Task<Result<IReadOnlyList<LabelPaper.Label>>> ChooseAsync(
        string? numbers, OrderDetails orders, PaymentTimeline payments, IShipments shipments, CancellationToken cancellationToken)
    {
        var typed = (numbers ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (typed.Length == 0) return DocumentErrors.NothingChosen;
        if (typed.Length > InvoiceSelection.Most) return DocumentErrors.TooMany(InvoiceSelection.Most);
        var chosen = new List<LabelPaper.Label>();
        foreach (var number in typed.Select(one => OrderNumber.Normalize(one) ?? one).Distinct())
        {
            if (await orders.ByNumberAsync(number, cancellationToken) is not { } found) return DocumentErrors.UnknownOrder(number);
            if (!found.Order.MayLeave) return DocumentErrors.NoParcel(number);
            var parcel = (await shipments.OfSubjectAsync(found.Order.Id.Value, cancellationToken)).LastOrDefault(shipment => shipment.IsReal);
            chosen.Add(new(found.Order, await OwedAsync(found.Order, payments, cancellationToken), parcel?.Waybill));
        }

        return chosen;
    }

    /// <summary>A part may have been paid before the rider comes.</summary>
    private static async Task<Money> OwedAsync(OrderSnapshot order, PaymentTimeline payments, CancellationToken cancellationToken)
    {
        if (order.PaymentState == OrderPaymentState.Paid) return Money.Zero();
        return await payments.FindAsync(order.Id.Value, cancellationToken) is { } payment ? payment.Due - payment.Captured : order.Total;
    }

    private static async Task<IResult> RefusalAsync(Error error, Paper paper) => Results.Content(
        await paper.WriteAsync<NoInvoice>(new() { [nameof(NoInvoice.Reason)] = error.Message }), "text/html", Encoding.UTF8, ResultHttp.StatusOf(error));
}
