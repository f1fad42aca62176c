using Hangazo.Core.Invoicing;
using Hangazo.Core.Invoicing.Oscu;
using Hangazo.Core.Invoicing.Queries;
using Hangazo.Core.Invoicing.UseCases;
using Hangazo.Core.Kernel;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Core.Tax.UseCases;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Invoicing;

public sealed class EnteringFiscalReceipts : IAsyncLifetime
{
    private static readonly EnterFiscalReceipt.Command Good = new("INV-2026-000001", "KRAMW012345/77", "QUII27MATATSHFRB", "", "2026-11-21T09:00", "https://etims.kra.go.ke/x?Data=1");

    private readonly FiscalShop _shop = new();

    public Task InitializeAsync() => _shop.InitializeAsync();

    public Task DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task Nobody_is_told_where_the_owner_has_chosen_no_way()
    {
        await _shop.SoldAsync();
        await _shop.TransmitAsync();
        Assert.Empty(await _shop.RecordsAsync());
        Assert.Equal(0, (await _shop.HeldAsync()).Calls);
    }

    [Fact]
    public async Task A_receipt_is_written_down_once_and_audited()
    {
        await _shop.ChooseAsync(FiscalDeviceKind.Manual);
        await _shop.SoldAsync();
        await _shop.SoldAsync();
        await _shop.TransmitAsync();
        Assert.Equal(2, await CountAsync());

        Assert.True((await EnterAsync(Good)).Succeeded);
        Assert.Equal("fiscal.has-receipt", (await EnterAsync(Good with { Number = "Another" })).Error?.Code);
        Assert.Equal("fiscal.receipt-used", (await EnterAsync(Good with { Document = "INV-2026-000002" })).Error?.Code);
        Assert.Equal(1, await CountAsync());
        var view = await _shop.Orders.AskAsync(services => services.GetRequiredService<FiscalWorklist>().FindAsync("INV-2026-000001", CancellationToken.None));
        Assert.Equal(("KRAMW012345/77", "Amina"), (view!.Document.Receipt!.Number, Assert.Single(view.Trail).By));
        Assert.Equal(0, (await _shop.HeldAsync()).Calls);
    }

    [Theory]
    [InlineData("", "", "", "2026-11-21T09:00", "", "fiscal.receipt-number")]
    [InlineData("<b>1</b>", "", "", "2026-11-21T09:00", "", "fiscal.receipt-number")]
    [InlineData("1", "ÄÖ", "", "2026-11-21T09:00", "", "fiscal.signature")]
    [InlineData("1", "", "\"", "2026-11-21T09:00", "", "fiscal.internal-data")]
    [InlineData("1", "", "", "yesterday", "", "fiscal.date")]
    [InlineData("1", "", "", "2026-11-20T09:00", "", "fiscal.date")]
    [InlineData("1", "", "", "2026-11-21T09:01", "", "fiscal.date")]
    [InlineData("1", "", "", "2026-11-21T09:00", "https://kra.go.ke.example.com/", "fiscal.link")]
    [InlineData("1", "", "", "2026-11-21T09:00", "javascript:alert(1)", "fiscal.link")]
    public async Task Refuses_what_is_no_receipt(string number, string signature, string inner, string at, string link, string code)
    {
        await _shop.ChooseAsync(FiscalDeviceKind.Manual);
        await _shop.SoldAsync(1);
        Assert.Equal(code, (await EnterAsync(new("INV-2026-000001", number, signature, inner, at, link))).Error?.Code);
        Assert.Equal("fiscal.not-found", (await EnterAsync(Good with { Document = "INV-2026-000009" })).Error?.Code);
    }

    [Fact]
    public async Task What_the_control_unit_refused_may_be_entered_by_hand_but_not_what_is_on_its_way()
    {
        await _shop.ChooseAsync(FiscalDeviceKind.Oscu);
        await _shop.SwitchAsync(new { refusals = 1 });
        await _shop.SoldAsync();
        Assert.Equal("fiscal.on-its-way", (await EnterAsync(Good)).Error?.Code);
        await _shop.TransmitAsync();
        Assert.True((await EnterAsync(Good)).Succeeded);
    }

    [Fact]
    public async Task A_credit_note_whose_invoice_the_control_unit_never_had_is_entered_by_hand()
    {
        var order = await _shop.SoldAsync();
        await _shop.ChooseAsync(FiscalDeviceKind.Oscu);
        await _shop.RefundAsync(order);
        await _shop.TransmitAsync();
        var note = Assert.Single(await _shop.RecordsAsync());
        Assert.Equal((FiscalState.ToEnter, 0), (note.State, (await _shop.HeldAsync()).Calls));
        Assert.Contains("did not go through this device", note.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_business_outside_vat_tells_category_D_and_no_vat()
    {
        await _shop.Orders.DoAsync(services => services.GetRequiredService<ChangeVatRegistration>().ExecuteAsync(registered: false, FiscalShop.Amina, CancellationToken.None));
        await _shop.ChooseAsync(FiscalDeviceKind.Oscu);
        var order = await _shop.Orders.SaveAsync(() => Untaxed(_shop.Orders.Clock.GetUtcNow()));
        await _shop.Orders.ReceiveAsync(Hangazo.Tests.Documents.SampleOrders.Pay(order, "UKD0000001", _shop.Orders.Clock.GetUtcNow()));
        await _shop.TransmitAsync();

        var sale = Assert.Single((await _shop.HeldAsync()).Sales);
        Assert.Equal((Money.Zero(), FiscalShop.Amount(sale, "totAmt")), (FiscalShop.Amount(sale, "totTaxAmt"), FiscalShop.Amount(sale, "taxblAmtD")));
        Assert.All(sale.GetProperty("itemList").EnumerateArray(), item => Assert.Equal("D", item.GetProperty("taxTyCd").GetString()));
    }

    [Fact]
    public async Task The_control_unit_can_be_chosen_only_where_it_is_set_up_for_this_business()
    {
        await using var scope = _shop.Orders.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Microsoft.Extensions.Options.IOptions<OscuOptions>>().Value.Tin = "P000000000A";
        var refused = await scope.ServiceProvider.GetRequiredService<ChangeFiscalDevice>()
            .ExecuteAsync(FiscalDeviceKind.Oscu, new("tax-settings", Guid.CreateVersion7()), FiscalShop.Amina, CancellationToken.None);
        Assert.Equal("fiscal.not-configured", refused.Error?.Code);
    }

    [Fact]
    public void Sandbox_values_are_refused_in_production()
    {
        var options = new OscuOptions { CommunicationKey = "sim-cmc-key-0001", Tin = "P051234567X", GoodsClass = "5310000000", ServiceClass = "7810000000", BaseUrl = "https://etims-api-sbx.kra.go.ke/etims-api" };
        Assert.Empty(options.Problems(production: false));
        Assert.Equal(2, options.Problems(production: true).Count());
        Assert.Equal(5, new OscuOptions { CommunicationKey = "k", Tin = "12", BranchId = "x", BaseUrl = "ftp://kra" }.Problems(production: true).Count());
        Assert.Empty(new OscuOptions().Problems(production: true));
    }

    private static Core.Ordering.Order Untaxed(DateTimeOffset now) => Hangazo.Tests.Documents.SampleOrders.Place(3, now, taxed: false);

    private Task<int> CountAsync() => _shop.Orders.AskAsync(services => services.GetRequiredService<FiscalWorklist>().CountAsync(CancellationToken.None));

    private Task<Result> EnterAsync(EnterFiscalReceipt.Command command) =>
        _shop.Orders.AskAsync(services => services.GetRequiredService<EnterFiscalReceipt>().ExecuteAsync(command, FiscalShop.Amina, CancellationToken.None));
}
