using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Shipping.Carriers;
using Hangazo.Core.Shipping.Contracts;
using Hangazo.Core.Shipping.UseCases;
using Hangazo.Core.Tests.Invoicing;
using Hangazo.Sandbox;
using Hangazo.Tests.Documents;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Shipping;

/// <summary>Orders out of the house: by our own people, by waybill, and by a courier over real HTTP that has its bad days.</summary>
public sealed class BringingParcels : IAsyncLifetime
{
    private const string Secret = "sim-courier-secret-0001";
    private static readonly Actor Amina = new(Guid.CreateVersion7(), "Amina");

    private readonly PaidOrders _shop = new();
    private WebApplication _sandbox = null!;

    public async Task InitializeAsync()
    {
        _sandbox = SandboxApp.Build([], new SandboxOptions { Urls = "http://127.0.0.1:0", Quiet = true, Clock = _shop.Clock });
        await _sandbox.StartAsync();
        await _shop.StartAsync(services => services.Configure<CourierOptions>(options =>
            (options.Name, options.BaseUrl, options.ApiKey, options.WebhookSecret) = ("Sandbox Courier", $"{_sandbox.Urls.First()}/courier", "sim-courier-key-0001", Secret)));
    }

    public async Task DisposeAsync()
    {
        await _shop.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    [Fact]
    public async Task Our_own_people_say_how_far_it_is_and_the_order_follows()
    {
        var order = await PackedAsync(carrier: "own");
        var id = (await BookAsync(order)).Value;
        Assert.Equal("shipment.under-way", (await BookAsync(order)).Error?.Code);
        Assert.Equal("shipment.note", (await MarkAsync(id, ShipmentState.OnItsWay, new string('x', 151))).Error?.Code);
        Assert.True((await MarkAsync(id, ShipmentState.NotDelivered, "Nobody was there")).Succeeded);
        Assert.Equal(FulfilmentState.Packed, (await FindAsync(order)).Fulfilment);
        _shop.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True((await MarkAsync(id, ShipmentState.OnItsWay)).Succeeded);
        await _shop.ReactAsync();
        Assert.Equal(FulfilmentState.Shipped, (await FindAsync(order)).Fulfilment);
        _shop.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True((await MarkAsync(id, ShipmentState.Delivered)).Succeeded);
        await _shop.ReactAsync();

        Assert.Equal((FulfilmentState.Delivered, OrderState.Completed), ((await FindAsync(order)).Fulfilment, (await FindAsync(order)).State));
        Assert.Equal("shipment.ended", (await MarkAsync(id, ShipmentState.OnItsWay)).Error?.Code);
        Assert.Equal("shipment.ended", (await CancelAsync(id)).Error?.Code);
        Assert.Equal("order.not-possible", (await BookAsync(order)).Error?.Code);
        var parcel = Assert.Single(await ParcelsAsync(order));
        Assert.Equal(["Booked", "Could not be delivered: Nobody was there", "On its way", "Delivered"], parcel.Steps.Select(step => step.Text));
        Assert.Equal(0, (await HeldAsync()).Calls);
    }

    [Theory]
    [InlineData(" ec-2026 118/7 ", "EC-2026118/7")]
    [InlineData("", null)]
    [InlineData("12", null)]
    [InlineData("<script>", null)]
    [InlineData("12345678901234567890123456789012345678901", null)]
    public async Task A_waybill_is_written_down_as_it_is_printed_and_leads_to_where_it_is_looked_up(string typed, string? waybill)
    {
        var order = await PackedAsync(carrier: "waybill");
        await _shop.ExecuteAsync("update shipping.method set tracking_link = 'https://bus.example/track?no={waybill}'");
        var booked = await BookAsync(order, typed);

        Assert.Equal(waybill is null ? "shipment.waybill" : null, booked.Error?.Code);
        var parcels = await ParcelsAsync(order);
        Assert.Equal(waybill is null ? 0 : 1, parcels.Count);
        if (waybill is null) return;
        Assert.Equal((waybill, "https://bus.example/track?no=EC-2026118%2F7", ShipmentState.Booked), (parcels[0].Waybill, parcels[0].Link, parcels[0].State));
        Assert.True((await CancelAsync(parcels[0].Id)).Succeeded);
        Assert.True((await BookAsync(order, "EC-9")).Succeeded);
    }

    [Theory]
    [InlineData("serverErrors")]
    [InlineData("htmlAnswers")]
    [InlineData("bookedThenErrors")]
    [InlineData("lostAnswers")]
    public async Task A_courier_that_fails_is_asked_again_with_the_same_key_and_books_once(string outage)
    {
        await SwitchAsync(new Dictionary<string, int> { [outage] = 2 });
        var order = await PackedAsync(carrier: "courier");
        Assert.True((await BookAsync(order)).Succeeded);
        foreach (var wait in new[] { 0, 5, 30 })
        {
            _shop.Clock.Advance(TimeSpan.FromSeconds(wait));
            await FollowAsync();
        }

        var parcel = Assert.Single(await ParcelsAsync(order));
        Assert.Equal((ShipmentState.Booked, "SC000001", Money.Shillings(250)), (parcel.State, parcel.Waybill, parcel.Fee!.Value));
        var (calls, held) = await HeldAsync();
        Assert.Equal((3, 1), (calls, held.Count));
        Assert.Equal(order.Number, held[0].GetProperty("booking").GetProperty("reference").GetString());
    }

    [Fact]
    public async Task What_a_courier_does_not_take_is_for_staff_and_can_be_booked_again()
    {
        await SwitchAsync(new { refusals = 1 });
        var order = await PackedAsync(carrier: "courier");
        Assert.Equal(Money.Shillings(250), (await _shop.AskAsync(async services => await services.GetRequiredService<BookDelivery>().QuoteAsync(
            (await services.GetRequiredService<IOrders>().FindAsync(order.Id, CancellationToken.None))!, Amina, CancellationToken.None))).Value);
        Assert.True((await BookAsync(order)).Succeeded);
        await FollowAsync();
        var refused = Assert.Single(await ParcelsAsync(order));
        Assert.Equal((ShipmentState.Refused, "Sandbox Courier says no: we do not go there"), (refused.State, refused.Problem));

        Assert.True((await BookAsync(order)).Succeeded);
        await FollowAsync();
        var second = (await ParcelsAsync(order))[1];
        Assert.Equal("shipment.follows-itself", (await MarkAsync(second.Id, ShipmentState.Delivered)).Error?.Code);
        Assert.True((await CancelAsync(second.Id)).Succeeded);
        Assert.True((await HeldAsync()).Parcels[0].GetProperty("cancelled").GetBoolean());
    }

    [Fact]
    public async Task Steps_are_found_by_asking_and_what_has_left_cannot_be_called_back()
    {
        var order = await PackedAsync(carrier: "courier");
        var id = (await BookAsync(order)).Value;
        await FollowAsync();
        await MoveAsync("SC000001", "collected");
        Assert.Equal("shipment.refused", (await CancelAsync(id)).Error?.Code);
        await MoveAsync("SC000001", "something-of-its-own");
        _shop.Clock.Advance(TimeSpan.FromMinutes(31));
        await FollowAsync();
        await _shop.ReactAsync();
        var parcel = Assert.Single(await ParcelsAsync(order));
        Assert.Equal((ShipmentState.OnItsWay, FulfilmentState.Shipped), (parcel.State, (await FindAsync(order)).Fulfilment));
        Assert.Equal(["Booked, waybill SC000001", "collected", "something-of-its-own"], parcel.Steps.Select(step => step.Text));

        await MoveAsync("SC000001", "delivered");
        _shop.Clock.Advance(TimeSpan.FromMinutes(31));
        await FollowAsync();
        await _shop.ReactAsync();
        Assert.Equal(FulfilmentState.Delivered, (await FindAsync(order)).Fulfilment);
        Assert.Equal(0L, await _shop.ScalarAsync<long>("select count(*) from shipping.shipment where next_step_at is not null"));
    }

    [Fact]
    public async Task Signed_news_may_come_twice_and_in_any_order_and_forged_news_is_none()
    {
        var order = await PackedAsync(carrier: "courier");
        Assert.True((await BookAsync(order)).Succeeded);
        await FollowAsync();
        var now = _shop.Clock.GetUtcNow();
        var (delivered, collected) = (News("delivered", now.AddMinutes(4)), News("collected", now.AddMinutes(1)));
        Assert.False(await HearAsync(delivered, Sign(collected)));
        Assert.False(await HearAsync(delivered, Sign(delivered, secret: "sim-courier-secret-0002")));
        Assert.False(await HearAsync(delivered, Sign(delivered, at: now.AddMinutes(-6))));
        Assert.False(await HearAsync(delivered, null));
        Assert.False(await HearAsync(delivered, Sign(delivered), carrier: "waybill"));
        Assert.Equal(ShipmentState.Booked, (await ParcelsAsync(order))[0].State);

        foreach (var body in new[] { delivered, collected, delivered }) Assert.True(await HearAsync(body, Sign(body)));
        Assert.True(await HearAsync(News("collected", now, "SC999999"), Sign(News("collected", now, "SC999999"))));
        var parcel = Assert.Single(await ParcelsAsync(order));
        Assert.Equal((ShipmentState.Delivered, 3), (parcel.State, parcel.Steps.Count));
    }

    [Fact]
    public async Task Raced_by_staff_and_nodes_it_is_booked_once()
    {
        var order = await PackedAsync(carrier: "courier");
        var booked = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => BookAsync(order)));
        Assert.Single(booked, result => result.Succeeded);
        Assert.All(booked.Where(result => !result.Succeeded), result => Assert.Equal("shipment.under-way", result.Error?.Code));
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => FollowAsync()));

        Assert.Equal("SC000001", Assert.Single(await ParcelsAsync(order)).Waybill);
        Assert.Equal(1, (await HeldAsync()).Calls);
    }

    [Fact]
    public async Task What_is_not_paid_or_collected_is_not_booked()
    {
        var unpaid = await _shop.SaveAsync(() => SampleOrders.Place(1, _shop.Clock.GetUtcNow()));
        var collected = await _shop.SaveAsync(() => SampleOrders.Place(1, _shop.Clock.GetUtcNow(), collect: true));
        Assert.Equal(("order.not-possible", "order.no-address"), ((await BookAsync(unpaid)).Error?.Code, (await BookAsync(collected)).Error?.Code));
    }

    [Theory]
    [InlineData("", "", false, 0)]
    [InlineData("https://courier.example/v1", "", false, 1)]
    [InlineData("http://courier.example/v1", "k-1234567890123456", false, 1)]
    [InlineData("http://127.0.0.1:5001/courier", "sim-courier-key-0001", false, 0)]
    [InlineData("https://courier.example/v1", "sim-courier-key-0001", true, 1)]
    [InlineData("https://courier.example/v1", "k-1234567890123456", true, 0)]
    public void Its_configuration_is_checked_at_start(string url, string key, bool production, int problems) =>
        Assert.Equal(problems, new CourierOptions { BaseUrl = url, ApiKey = key }.Problems(production).Count());

    /// <summary>Paid and packed, to be brought by a carrier.</summary>
    private async Task<Order> PackedAsync(string carrier)
    {
        await _shop.ExecuteAsync($"update shipping.method set carrier = '{carrier}' where code = 'rider'");
        var order = await _shop.SaveAsync(() => SampleOrders.Place(1, _shop.Clock.GetUtcNow()));
        await _shop.ReceiveAsync(SampleOrders.Pay(order, $"UK{Convert.ToHexString(order.Id.Value.ToByteArray()[^4..])}", _shop.Clock.GetUtcNow()));
        Assert.True((await _shop.AskAsync(services => services.GetRequiredService<ChangeOrder>().FulfilAsync(order.Number, FulfilmentState.Packed, "Amina", CancellationToken.None))).Succeeded);
        return order;
    }

    private Task<Result<ShipmentId>> BookAsync(Order order, string? waybill = null) =>
        _shop.AskAsync(services => services.GetRequiredService<BookDelivery>().ExecuteAsync(order.Number, waybill, Amina, CancellationToken.None));

    private Task<Result<bool>> MarkAsync(ShipmentId id, ShipmentState state, string? note = null) =>
        _shop.AskAsync(services => services.GetRequiredService<ChangeShipment>().MarkAsync(id, state, note, Amina, CancellationToken.None));

    private Task<Result> CancelAsync(ShipmentId id) => _shop.AskAsync(services => services.GetRequiredService<ChangeShipment>().CancelAsync(id, Amina, CancellationToken.None));

    private Task<IReadOnlyList<ShipmentSnapshot>> ParcelsAsync(Order order) =>
        _shop.AskAsync(services => services.GetRequiredService<IShipments>().OfSubjectAsync(order.Id.Value, CancellationToken.None));

    private async Task<OrderSnapshot> FindAsync(Order order) =>
        (await _shop.AskAsync(services => services.GetRequiredService<IOrders>().FindAsync(order.Id, CancellationToken.None)))!;

    /// <summary>One worker's turn: everything that is due now.</summary>
    private async Task FollowAsync()
    {
        while (await _shop.AskAsync(services => services.GetRequiredService<FollowShipments>().ExecuteOneAsync(CancellationToken.None)))
        {
        }
    }

    private Task<bool> HearAsync(byte[] body, string? signature, string carrier = "courier") => _shop.AskAsync(services => services.GetRequiredService<FollowShipments>().HearAsync(
        carrier, name => name == "X-Courier-Signature" ? signature : null, body, CancellationToken.None));

    private static byte[] News(string code, DateTimeOffset at, string waybill = "SC000001") =>
        JsonSerializer.SerializeToUtf8Bytes(new { waybill, steps = new[] { new { code, text = code, at } } });

    private string Sign(byte[] body, DateTimeOffset? at = null, string secret = Secret)
    {
        var time = (at ?? _shop.Clock.GetUtcNow()).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{time}."), .. body];
        return $"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }

    private async Task MoveAsync(string waybill, string code)
    {
        using var http = Http();
        (await http.PostAsync($"/__sim/courier/{waybill}/steps?code={code}", null)).EnsureSuccessStatusCode();
        _shop.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private async Task SwitchAsync(object switches)
    {
        using var http = Http();
        (await http.PostAsJsonAsync("/__sim/courier/switches", switches)).EnsureSuccessStatusCode();
    }

    private async Task<(int Calls, IReadOnlyList<JsonElement> Parcels)> HeldAsync()
    {
        using var http = Http();
        var held = await http.GetFromJsonAsync<JsonElement>("/__sim/courier/parcels");
        return (held.GetProperty("calls").GetInt32(), [.. held.GetProperty("parcels").EnumerateArray()]);
    }

    private HttpClient Http() => new() { BaseAddress = new Uri(_sandbox.Urls.First()) };
}
