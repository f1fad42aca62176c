using System.Net.Http.Json;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Invoicing;
using Hangazo.Core.Invoicing.UseCases;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Tests.Support;
using Hangazo.Web.Tests.Accounts;
using Hangazo.Web.Tests.Sandbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Web.Tests.Documents;

/// <summary>The shop's own worker transmits to the played control unit; what comes back stands on the sheets.</summary>
public sealed class PrintingFiscalReceipts : IAsyncLifetime
{
    private static readonly Actor Amina = new(Guid.CreateVersion7(), "Amina");

    private readonly SandboxHost _outside = new();
    private InvoicesApp _shop = null!;

    public async Task InitializeAsync()
    {
        await _outside.InitializeAsync();
        var address = _outside.Http.BaseAddress!.ToString().TrimEnd('/');
        _shop = new InvoicesApp
        {
            App = new AccountsApp
            {
                Settings =
                {
                    ["Oscu:BaseUrl"] = $"{address}/etims-api", ["Oscu:ReceiptUrl"] = $"{address}/etims/receipt?Data=", ["Oscu:CommunicationKey"] = "sim-cmc-key-0001",
                    ["Oscu:Tin"] = "P051234567X", ["Oscu:GoodsClass"] = "5310000000", ["Oscu:ServiceClass"] = "7810000000",
                },
            },
        };
        await _shop.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _shop.DisposeAsync();
        await _outside.DisposeAsync();
    }

    [Fact]
    public async Task An_invoice_and_its_credit_note_say_what_the_control_unit_gave_back()
    {
        await ChooseAsync(FiscalDeviceKind.Oscu);
        var (order, invoice) = await _shop.InvoicedAsync(lines: 3);
        await DoAsync<RefundOrder, Result<RefundOrder.Asked>>(refund => refund.ExecuteAsync(
            new(order.Number, new([new(order.Lines[0].Id, "1", true)], false, null), "It did not fit", false, null), Amina, CancellationToken.None));
        var note = await TransmittedAsync("CN-2");
        var slip = await _shop.Staff.GetStringAsync($"/admin/orders/{order.Number}/slip");
        Assert.DoesNotContain(order.Lines[0].Sku, slip, StringComparison.Ordinal);
        Assert.Contains(order.Lines[1].Sku, slip, StringComparison.Ordinal);
        var record = await TransmittedAsync(invoice.Number);

        var pdf = await _shop.PdfAsync($"/admin/orders/{order.Number}/invoice.pdf");
        Assert.Single(pdf.Pages);
        // A long word may stand on two lines.
        var letters = string.Concat(pdf.All.Where(letter => !char.IsWhiteSpace(letter)));
        foreach (var words in new[] { $"Fiscalreceipt{record.ReceiptNumber}", $"Signature{record.Signature}", $"Internaldata{record.InternalData}" })
            Assert.Contains(words, letters, StringComparison.Ordinal);
        Assert.Contains($"Signature {note.Signature}", (await _shop.PdfAsync($"/admin/orders/{order.Number}/credit-notes/{note.Number}.pdf")).All, StringComparison.Ordinal);
        Assert.Contains("Link to the fiscal receipt", await _shop.Staff.GetStringAsync($"/admin/orders/{order.Number}/print"), StringComparison.Ordinal);
        Assert.Contains("is valid", await _outside.Http.GetStringAsync(record.Link), StringComparison.Ordinal);
        Assert.Contains(invoice.Number, await _outside.Http.GetStringAsync("/etims"), StringComparison.Ordinal);
        Assert.Contains(invoice.Number, await _shop.Staff.GetStringAsync("/admin/invoices/fiscal?state=transmitted"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_staff_must_enter_is_pending_until_they_have_written_it_down()
    {
        await ChooseAsync(FiscalDeviceKind.Manual);
        var (order, invoice) = await _shop.InvoicedAsync();
        Assert.Contains("Pending fiscalisation", (await _shop.PdfAsync($"/admin/orders/{order.Number}/invoice.pdf")).All, StringComparison.Ordinal);
        Assert.Contains("not with eTIMS", await _shop.Staff.GetStringAsync("/admin"), StringComparison.Ordinal);
        Assert.Contains("Write the receipt down", await _shop.Staff.GetStringAsync($"/admin/invoices/fiscal/{invoice.Number}"), StringComparison.Ordinal);

        var at = TimeProvider.System.GetUtcNow().ToEat().ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture);
        var entered = await DoAsync<EnterFiscalReceipt, Result>(enter => enter.ExecuteAsync(new(invoice.Number, "KRAMW012345/77", "QUII27MATATSHFRB", "", at, ""), Amina, CancellationToken.None));
        Assert.True(entered.Succeeded, entered.Error?.Message);

        var pdf = await _shop.PdfAsync($"/admin/orders/{order.Number}/invoice.pdf");
        Assert.Contains("Fiscal receipt KRAMW012345/77", pdf.All, StringComparison.Ordinal);
        Assert.DoesNotContain("Pending", pdf.All, StringComparison.Ordinal);
        Assert.Equal(0, (await _outside.Http.GetFromJsonAsync<System.Text.Json.JsonElement>("/__sim/oscu/documents")).GetProperty("calls").GetInt32());
    }

    private async Task ChooseAsync(FiscalDeviceKind device) => Assert.True((await DoAsync<ChangeFiscalDevice, Result>(
        change => change.ExecuteAsync(device, new("tax-settings", Guid.CreateVersion7()), Amina, CancellationToken.None))).Succeeded);

    private async Task<FiscalRecord> TransmittedAsync(string number) => (await Eventually.Async(
        () => DoAsync<HangazoDb, FiscalRecord?>(db => db.Set<FiscalRecord>().AsNoTracking().SingleOrDefaultAsync(r => r.Number.StartsWith(number) && r.State == FiscalState.Transmitted)),
        record => record is not null, TimeSpan.FromSeconds(30)))!;

    private async Task<T> DoAsync<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = _shop.App.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
