using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace Hangazo.E2E.Pages;

/// <summary>What a first visit costs on a prepaid bundle, and that nothing jumps while it arrives.</summary>
[Collection(House.Open)]
public sealed class FirstVisit(House house)
{
    private const string WatchShifts = """
        window.shifted = 0;
        new PerformanceObserver(list => {
          for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
        """;

    [Theory]
    [InlineData("/")]
    [InlineData("/products")]
    [InlineData("/categories/ready-to-wear")]
    [InlineData("/products/" + Wares.Shirt)]
    public async Task Shop_pages_cost_60_KB_and_12_requests_at_most_and_carry_no_framework_script(string path)
    {
        await using var guest = await house.VisitAsync();
        var cost = await MeasureAsync(guest, path);
        Assert.InRange(cost.Bytes, 1, 60 * 1024);
        Assert.InRange(cost.Requests, 1, 12);
        Assert.DoesNotContain(cost.Addresses, address => address.Contains("_framework", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/cart")]
    [InlineData("/checkout")]
    public async Task Cart_and_checkout_cost_160_KB_and_20_requests_at_most(string path)
    {
        await using var guest = await house.VisitAsync();
        await guest.FillCartAsync();
        var cost = await MeasureAsync(guest, path);
        Assert.InRange(cost.Bytes, 1, 160 * 1024);
        Assert.InRange(cost.Requests, 1, 20);
    }

    [Theory]
    [InlineData("/", 360)]
    [InlineData("/", 1280)]
    [InlineData("/products/" + Wares.Shirt, 360)]
    [InlineData("/products/" + Wares.Shirt, 1280)]
    [InlineData("/categories/bridal", 360)]
    [InlineData("/categories/bridal", 1280)]
    public async Task Nothing_jumps_while_it_loads(string path, int width)
    {
        await using var guest = await house.VisitAsync(width);
        await guest.Page.AddInitScriptAsync(WatchShifts);
        // Slow, so that the page shows while it is still arriving.
        await (await guest.Context.NewCDPSessionAsync(guest.Page)).SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 6 });
        await guest.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
        // Zero as browsers' own tools print it: a half-arrived word or icon may settle.
        Assert.Equal(0, await guest.Page.EvaluateAsync<double>("window.shifted"), tolerance: 0.005);
    }

    private sealed record Cost(int Requests, long Bytes, IReadOnlyList<string> Addresses);

    /// <summary>Bytes as they came over the wire, headers included, of pages, styles and scripts; requests of everything but pictures.</summary>
    private static async Task<Cost> MeasureAsync(Visitor guest, string path)
    {
        var addresses = new Dictionary<string, (string Url, string Kind)>();
        var bytes = new Dictionary<string, long>();
        var session = await guest.Context.NewCDPSessionAsync(guest.Page);
        session.Event("Network.requestWillBeSent").OnEvent += (_, sent) => addresses[sent!.Value.GetProperty("requestId").GetString()!] =
            (sent.Value.GetProperty("request").GetProperty("url").GetString()!, sent.Value.TryGetProperty("type", out var kind) ? kind.GetString()! : "");
        session.Event("Network.loadingFinished").OnEvent += (_, done) =>
            bytes[done!.Value.GetProperty("requestId").GetString()!] = (long)done.Value.GetProperty("encodedDataLength").GetDouble();
        await session.SendAsync("Network.enable");
        await guest.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
        var counted = addresses.Where(request => request.Value.Kind != "Image" && !request.Value.Url.Contains("/media/", StringComparison.Ordinal)).ToList();
        return new(
            counted.Count,
            counted.Where(request => request.Value.Kind is "Document" or "Stylesheet" or "Script" or "Fetch" or "XHR").Sum(request => bytes.GetValueOrDefault(request.Key)),
            [.. counted.Select(request => request.Value.Url)]);
    }
}
