using System.Net.Http.Json;
using System.Text.Json;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Invoicing;
using Hangazo.Core.Invoicing.Oscu;
using Hangazo.Core.Invoicing.UseCases;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Core.Ordering.Queries;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Sandbox;
using Hangazo.Tests.Documents;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Invoicing;

/// <summary>A shop that sells, and the played control unit over real HTTP; both by one clock that stands still.</summary>
public sealed class FiscalShop : IAsyncLifetime
{
    public static readonly Actor Amina = new(Guid.CreateVersion7(), "Amina");

    private WebApplication _sandbox = null!;

    public PaidOrders Orders { get; } = new();

    public async Task InitializeAsync()
    {
        _sandbox = SandboxApp.Build([], new SandboxOptions { Urls = "http://127.0.0.1:0", Quiet = true, Clock = Orders.Clock });
        await _sandbox.StartAsync();
        await Orders.StartAsync(services => services.Configure<OscuOptions>(options =>
        {
            options.BaseUrl = $"{_sandbox.Urls.First()}/etims-api";
            options.ReceiptUrl = $"{_sandbox.Urls.First()}/etims/receipt?Data=";
            (options.Tin, options.CommunicationKey, options.GoodsClass, options.ServiceClass) = ("P051234567X", "sim-cmc-key-0001", "5310000000", "7810000000");
        }));
    }

    public async Task DisposeAsync()
    {
        await Orders.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    public async Task ChooseAsync(FiscalDeviceKind device)
    {
        var chosen = await Orders.AskAsync(services =>
            services.GetRequiredService<ChangeFiscalDevice>().ExecuteAsync(device, new("tax-settings", Guid.CreateVersion7()), Amina, CancellationToken.None));
        Assert.True(chosen.Succeeded);
    }

    /// <summary>Ordered, paid by M-Pesa, invoiced.</summary>
    public async Task<Order> SoldAsync(int lines = 2)
    {
        var order = await Orders.SaveAsync(() => SampleOrders.Place(lines, Orders.Clock.GetUtcNow()));
        await Orders.ReceiveAsync(SampleOrders.Pay(order, $"UK{Convert.ToHexString(order.Id.Value.ToByteArray()[^4..])}", Orders.Clock.GetUtcNow()));
        return order;
    }

    public async Task RefundAsync(Order order, int line = 0)
    {
        var asked = await Orders.AskAsync(services => services.GetRequiredService<RefundOrder>().ExecuteAsync(
            new(order.Number, new([new(OrderDetails.Snapshot(order).Lines[line].Id, "1", true)], false, null), "It did not fit", false, null), Amina, CancellationToken.None));
        Assert.True(asked.Succeeded);
        await Orders.ReactAsync();
    }

    /// <summary>One worker's turn: everything that is due now.</summary>
    public async Task TransmitAsync()
    {
        while (await Orders.AskAsync(services => services.GetRequiredService<TransmitDocuments>().ExecuteDueAsync(CancellationToken.None)))
        {
        }
    }

    /// <summary>In the order of the documents' issue.</summary>
    public Task<List<FiscalRecord>> RecordsAsync() => Orders.AskAsync(services =>
        services.GetRequiredService<HangazoDb>().Set<FiscalRecord>().AsNoTracking().OrderBy(r => r.IssuedAt).ThenBy(r => r.Serial).ThenBy(r => r.Number).ToListAsync());

    public async Task SwitchAsync(object switches)
    {
        using var http = Http();
        (await http.PostAsJsonAsync("/__sim/oscu/switches", switches)).EnsureSuccessStatusCode();
    }

    /// <summary>How often it was called, and the sales it holds in the order in which they came.</summary>
    public async Task<(int Calls, IReadOnlyList<JsonElement> Sales)> HeldAsync()
    {
        using var http = Http();
        var held = await http.GetFromJsonAsync<JsonElement>("/__sim/oscu/documents");
        return (held.GetProperty("calls").GetInt32(), [.. held.GetProperty("documents").EnumerateArray().Select(document => document.GetProperty("sale"))]);
    }

    public async Task<string> ReadAsync(string address)
    {
        using var http = Http();
        return await http.GetStringAsync(address);
    }

    private HttpClient Http() => new() { BaseAddress = new Uri(_sandbox.Urls.First()) };

    public static Money Amount(JsonElement sale, string name) => new((long)(sale.GetProperty(name).GetDecimal() * 100), Money.Kes);
}
