using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Carts.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.Queries;
using Hangazo.Core.Shipping.Contracts;
using Hangazo.Core.Shipping.Queries;
using Hangazo.Core.Shipping.UseCases;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Shipping;

public sealed class ChangingDelivery(Shop shop) : IClassFixture<Shop>, IAsyncLifetime
{
    private const int Nairobi = 47;
    private const int Turkana = 23;
    private static readonly Actor Owner = new(Guid.CreateVersion7(), "Grace Wambui");

    private DeliverySettings.View _before = default!;
    private DateTimeOffset? _seen;

    public async Task InitializeAsync()
    {
        shop.Clock.Advance(TimeSpan.FromSeconds(1));
        (_before, _seen) = await shop.AskAsync(async s => (
            await s.GetRequiredService<DeliverySettings>().ExecuteAsync(CancellationToken.None),
            await s.GetRequiredService<IAuditTrail>().ReadAsync(ChangeDelivery.Subject, 1, CancellationToken.None) is [var last, ..] ? last.At : (DateTimeOffset?)null));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_lightest_weight_that_carries_a_parcel_counts_and_too_heavy_is_not_offered()
    {
        Assert.True((await SaveAsync(Courier([new("nairobi", "5", "400"), new("nairobi", "20", "900"), new("north", null, "1,200")]))).Succeeded);

        Assert.Equal(Money.Shillings(400), (await CourierAsync(Nairobi, 5_000))?.Fee);
        Assert.Equal(Money.Shillings(900), (await CourierAsync(Nairobi, 5_001))?.Fee);
        Assert.Null(await CourierAsync(Nairobi, 20_001));
        Assert.Equal(Money.Shillings(1_200), (await CourierAsync(Turkana, 20_001))?.Fee);
    }

    [Fact]
    public async Task Enough_goods_are_brought_for_nothing_and_the_order_says_so()
    {
        Assert.True((await SaveAsync(Courier([new("nairobi", "", "400")], freeFrom: "10,000"))).Succeeded);
        var cart = await shop.CartWithAsync(await shop.StockAsync(onHand: 9, shillings: 4_000), "2");
        var input = Shop.Wanjiku with { Delivery = "courier" };

        var fee = await FeeAsync(await shop.CartWithAsync(await shop.StockAsync(onHand: 9, shillings: 4_000), "3"), input);

        Assert.Equal(Money.Shillings(400), await FeeAsync(cart, input));
        Assert.Equal(Money.Zero(), fee);
    }

    [Fact]
    public async Task A_new_method_a_new_zone_and_a_moved_county_are_heeded_and_written_down()
    {
        var lamu = _before.Counties.Single(county => county.Name == "Lamu").Code;
        var saved = await SaveAsync(
            [.. Inputs(_before), new(null, true, "Dhow to the islands", "Twice a week", "2", "4", null, null, [new("islands", null, "700")])], new() { [lamu] = " Islands" });

        Assert.True(saved.Succeeded, saved.Error?.Details is [var first, ..] ? first.Message : null);
        var option = Assert.Single(await OptionsAsync(lamu, Parcel.Unknown), option => option.NeedsAddress);
        Assert.Equal(("dhowtotheislan", "Dhow to the islands", Money.Shillings(700)), (option.Code, option.Name, option.Fee));
        var trail = await shop.AskAsync(s => s.GetRequiredService<IAuditTrail>().ReadAsync(ChangeDelivery.Subject, 10, CancellationToken.None));
        Assert.Contains(trail, entry => entry is { What: "Zone of Lamu", Before: "coast", After: "islands", By: "Grace Wambui" });
        Assert.NotEqual(0L, await shop.ScalarAsync<long>("select count(*) from outbox.message where name = 'shipping.delivery-changed.v1'"));
    }

    [Fact]
    public async Task Who_looked_at_older_settings_is_told()
    {
        Assert.True((await SaveAsync(Courier([new("nairobi", null, "410")]))).Succeeded);

        Assert.Equal("delivery.changed", (await SaveAsync(Courier([new("nairobi", null, "420")]))).Error?.Code);
    }

    [Fact]
    public async Task Saving_at_once_one_wins_and_the_other_is_told()
    {
        var both = await Task.WhenAll(Task.Run(() => SaveAsync(Courier([new("metro", null, "431")]))), Task.Run(() => SaveAsync(Courier([new("metro", null, "432")]))));

        Assert.Single(both, saved => saved.Succeeded);
        Assert.Single(both, saved => saved.Error?.Code == "delivery.changed");
    }

    [Theory]
    [InlineData("", "1", "3", "", "", "nairobi", "", "400", "courier.name")]
    [InlineData("Courier", "x", "3", "", "", "nairobi", "", "400", "courier.leastDays")]
    [InlineData("Courier", "-1", "3", "", "", "nairobi", "", "400", "courier.leastDays")]
    [InlineData("Courier", "4", "3", "", "", "nairobi", "", "400", "courier.mostDays")]
    [InlineData("Courier", "1", "3", "25:00", "", "nairobi", "", "400", "courier.cutOff")]
    [InlineData("Courier", "1", "3", "", "-5", "nairobi", "", "400", "courier.freeFrom")]
    [InlineData("Courier", "1", "3", "", "", "nairobi", "", "4.50", "courier.fees")]
    [InlineData("Courier", "1", "3", "", "", "nairobi", "NaN", "400", "courier.fees")]
    [InlineData("Courier", "1", "3", "", "", "'; drop", "", "400", "courier.fees")]
    [InlineData("Courier", "1", "3", "", "", "nairobi", "", "", "courier.fees")]
    public async Task Nonsense_is_refused_by_its_field_and_nothing_is_saved(
        string name, string least, string most, string cutOff, string freeFrom, string zone, string weight, string shillings, string field)
    {
        var inputs = Inputs(_before).Select(input => input.Code == "courier" ? new("courier", true, name, "", least, most, cutOff, freeFrom, [new(zone, weight, shillings)]) : input);

        var refused = await SaveAsync([.. inputs]);

        Assert.Contains(refused.Error!.Details, detail => detail.Field == field);
        Assert.Equal(Words(_before), Words(await shop.AskAsync(s => s.GetRequiredService<DeliverySettings>().ExecuteAsync(CancellationToken.None))));
    }

    [Theory]
    [InlineData("waybill", "https://bus.example/t?no={waybill}", null)]
    [InlineData("own", "", null)]
    [InlineData("courier", "", "courier.carrier")]
    [InlineData("pigeon", "", "courier.carrier")]
    [InlineData("waybill", "http://bus.example/t?no={waybill}", "courier.trackingLink")]
    [InlineData("waybill", "https://bus.example/t", "courier.trackingLink")]
    [InlineData("waybill", "javascript:{waybill}", "courier.trackingLink")]
    public async Task Who_brings_it_is_one_that_is_set_up_and_a_link_says_where_the_waybill_goes(string carrier, string link, string? field)
    {
        var saved = await SaveAsync([.. Inputs(_before).Select(input => input.Code == "courier" ? input with { Carrier = carrier, TrackingLink = link } : input)]);

        Assert.Equal(field, saved.Error?.Details.Single().Field);
        var method = (await shop.AskAsync(s => s.GetRequiredService<DeliverySettings>().ExecuteAsync(CancellationToken.None))).Methods.Single(m => m.Code == "courier");
        if (field is null) Assert.Equal((carrier, link.Length > 0 ? link : null), (method.Carrier, method.TrackingLink));
        else Assert.NotEqual(carrier == "waybill" ? link : carrier, carrier == "waybill" ? method.TrackingLink : method.Carrier);
    }

    [Fact]
    public async Task Nothing_offered_at_all_is_refused() => Assert.Contains(
        (await SaveAsync([.. Inputs(_before).Select(input => input with { On = false })])).Error!.Details, detail => detail.Field == "methods");

    [Theory]
    [InlineData("4", "10", " ru, kp ", null)]
    [InlineData("0", "10", "", "international.quoteDays")]
    [InlineData("61", "10", "", "international.quoteDays")]
    [InlineData("4", "soon", "", "international.payDays")]
    [InlineData("4", "10", "XX", "international.notServed")]
    [InlineData("4", "10", "KE", "international.notServed")]
    public async Task Abroad_has_two_numbers_of_days_and_countries_that_are_not_served(string quote, string pay, string notServed, string? field)
    {
        var saved = await shop.AskAsync(s => s.GetRequiredService<ChangeDelivery>().ExecuteAsync(
            new([.. Inputs(_before)], new Dictionary<int, string>(), _seen) { International = new(quote, pay, notServed) }, Owner, CancellationToken.None));

        Assert.Equal(field, saved.Error?.Details.Single().Field);
        if (field is not null) return;
        var abroad = (await shop.AskAsync(s => s.GetRequiredService<IShipping>().AbroadAsync(CancellationToken.None)))!;
        Assert.Equal((4, 10, false, true, false), (abroad.QuoteDays, abroad.PayDays, abroad.Find("RU") is not null, abroad.Find("gb") is not null, abroad.Find("KE") is not null));
        var refused = await shop.PlaceAsync(await shop.CartWithAsync(await shop.StockAsync(1)), Shop.Wanjiku with { Country = "RU", Email = "a@example.com" });
        Assert.Equal("We do not send to Russian Federation. Please choose another country.", Assert.Single(refused.Error!.Details).Message);
        var trail = await shop.AskAsync(s => s.GetRequiredService<IAuditTrail>().ReadAsync(ChangeDelivery.Subject, 1, CancellationToken.None));
        Assert.Equal("4 days for the quote, 10 days for paying, not to KP, RU", trail[0].After);
    }

    [Fact]
    public async Task Switched_off_nothing_goes_abroad()
    {
        Assert.True((await SaveAsync([.. Inputs(_before).Select(input => input.Code == "international" ? input with { On = false } : input)])).Succeeded);
        Assert.Null(await shop.AskAsync(s => s.GetRequiredService<IShipping>().AbroadAsync(CancellationToken.None)));
        var refused = await shop.PlaceAsync(await shop.CartWithAsync(await shop.StockAsync(1)), Shop.Wanjiku with { Country = "GB", Email = "a@example.com" });
        Assert.Equal("Country", Assert.Single(refused.Error!.Details).Field);
        (_before, _seen) = await shop.AskAsync(async s => (_before, (await s.GetRequiredService<IAuditTrail>().ReadAsync(ChangeDelivery.Subject, 1, CancellationToken.None))[0].At));
        Assert.True((await SaveAsync([.. Inputs(_before).Select(input => input.Code == "international" ? input with { On = true } : input)])).Succeeded);
        Assert.NotNull(await shop.AskAsync(s => s.GetRequiredService<IShipping>().AbroadAsync(CancellationToken.None)));
    }

    private static string Words(DeliverySettings.View view) => string.Join(';', view.Methods.Select(method => $"{method.Code} {method.Name} {method.LeastDays}"))
        + string.Join(';', view.Fees.Select(fee => $"{fee.Method} {fee.Zone} {fee.UpTo} {fee.Minor}").Order());

    private static IEnumerable<ChangeDelivery.MethodInput> Inputs(DeliverySettings.View view) => view.Methods.Select(method => new ChangeDelivery.MethodInput(
        method.Code, method.IsOffered, method.Name, method.Estimate, $"{method.LeastDays}", $"{method.MostDays}", $"{method.CutOff:HH:mm}", null,
        [.. view.Fees.Where(fee => fee.Method == method.Code).Select(fee => new ChangeDelivery.FeeInput(fee.Zone, fee.UpTo == 0 ? null : $"{fee.UpTo / 1000m}", $"{fee.Minor / 100}"))]));

    private IReadOnlyList<ChangeDelivery.MethodInput> Courier(IReadOnlyList<ChangeDelivery.FeeInput> fees, string? freeFrom = null) =>
        [.. Inputs(_before).Select(input => input.Code == "courier" ? input with { Fees = fees, FreeFrom = freeFrom } : input)];

    private Task<Result> SaveAsync(IReadOnlyList<ChangeDelivery.MethodInput> methods, Dictionary<int, string>? zones = null) =>
        shop.AskAsync(s => s.GetRequiredService<ChangeDelivery>().ExecuteAsync(new(methods, zones ?? [], _seen), Owner, CancellationToken.None));

    private Task<IReadOnlyList<DeliveryOption>> OptionsAsync(int county, Parcel parcel) =>
        shop.AskAsync(s => s.GetRequiredService<IShipping>().OptionsAsync(county, parcel, CancellationToken.None));

    private async Task<DeliveryOption?> CourierAsync(int county, int grams) =>
        (await OptionsAsync(county, new(grams, Money.Zero()))).FirstOrDefault(option => option.Code == "courier");

    private async Task<Money> FeeAsync(CartId cart, CheckoutInput input)
    {
        var placed = await shop.PlaceAsync(cart, input);
        Assert.True(placed.Succeeded, placed.Error?.Message);
        return (await shop.AskAsync(s => s.GetRequiredService<OrderDetails>().ByNumberAsync(placed.Value.Number, CancellationToken.None)))!.Order.DeliveryFee;
    }
}
