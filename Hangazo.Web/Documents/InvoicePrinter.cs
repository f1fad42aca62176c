using Hangazo.Core.Kernel;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Web.Components.Documents;
using Microsoft.Extensions.Options;

namespace Hangazo.Web.Documents;

/// <summary>Invoices on paper: as a page for the browser's own print, and as one PDF however many they are.</summary>
internal sealed class InvoicePrinter(Paper paper, PdfPrinter printer, IOptions<ShopAddress> address)
{
    /// <param name="onScreen">With a bar of links that is not printed.</param>
    public Task<string> PageAsync(IReadOnlyList<PrintedDocument> documents, bool onScreen) => paper.WriteAsync<InvoicePaper>(new()
    {
        [nameof(InvoicePaper.Documents)] = documents,
        [nameof(InvoicePaper.Address)] = address.Value,
        [nameof(InvoicePaper.OnScreen)] = onScreen,
    });

    public async Task<Result<byte[]>> PdfAsync(IReadOnlyList<PrintedDocument> documents, CancellationToken cancellationToken) =>
        await printer.PrintAsync(await PageAsync(documents, onScreen: false), cancellationToken);
}
