using System.Collections.Concurrent;
using System.Net.Http.Json;
using Hangazo.Sandbox;
using Xunit;

namespace Hangazo.Web.Tests.Sandbox;

public sealed class SteeringTheSandbox(SandboxHost sandbox) : IClassFixture<SandboxHost>
{
    [Fact]
    public async Task Says_it_lives()
    {
        Assert.Equal("""{"status":"live"}""", await sandbox.Http.GetStringAsync("/health/live"));
        Assert.Contains("254700000117", await sandbox.Http.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("500", 500, "application/json")]
    [InlineData("html", 503, "text/html")]
    public async Task Plays_an_outage_with_an_answer(string kind, int status, string mediaType)
    {
        await sandbox.SwitchAsync(new { outage = new { kind } });
        using var answer = await sandbox.AskForTokenAsync();
        await sandbox.SwitchAsync(new { outage = (object?)null });
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(mediaType, answer.Content.Headers.ContentType?.MediaType);
        using var after = await sandbox.AskForTokenAsync();
        Assert.Equal(200, (int)after.StatusCode);
    }

    [Fact]
    public async Task Plays_an_outage_that_cuts_the_line()
    {
        await sandbox.SwitchAsync(new { outage = new { kind = "refuse" } });
        await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.AskForTokenAsync());
        await sandbox.SwitchAsync(new { outage = new { kind = "none" } });
    }

    [Fact]
    public async Task Plays_an_outage_that_hangs_until_it_is_over()
    {
        await sandbox.SwitchAsync(new { outage = new { kind = "hang" } });
        var hanging = sandbox.AskForTokenAsync();
        // Long enough for the request to have arrived: it hangs there, not on the way.
        Assert.NotSame(hanging, await Task.WhenAny(hanging, Task.Delay(TimeSpan.FromSeconds(1))));
        await sandbox.SwitchAsync(new { outage = new { kind = "none" } });
        await Assert.ThrowsAsync<HttpRequestException>(() => hanging);
    }

    [Fact]
    public async Task Gives_the_next_calls_an_answer_of_our_choice()
    {
        var nextCalls = new { status = 429, body = "slow down", contentType = "text/plain", count = 2, pathPrefix = "/mpesa/stkpush/" };
        await sandbox.SwitchAsync(new { nextCalls });
        for (var i = 0; i < 2; i++)
        {
            using var refused = await sandbox.PushAsync("254700000000", SandboxHost.NewToken());
            Assert.Equal(429, (int)refused.StatusCode);
            Assert.Equal("slow down", await refused.Content.ReadAsStringAsync());
        }
        await sandbox.PushedAsync("254700000000", SandboxHost.NewToken());
    }

    [Fact]
    public async Task Names_a_switch_it_does_not_have()
    {
        using var refused = await sandbox.Http.PostAsJsonAsync("/__sim/daraja/switches", new { dropCalbacks = true });
        Assert.Equal(400, (int)refused.StatusCode);
        Assert.Contains("dropCalbacks", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Balances_its_ledger_under_parallel_pushes()
    {
        await using var own = new OwnSandbox();
        var host = await own.StartAsync();
        var tokens = Enumerable.Range(0, 200).Select(_ => SandboxHost.NewToken()).ToList();
        _ = await host.PushedAsync("254700000001", SandboxHost.NewToken());
        await Parallel.ForEachAsync(tokens, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (token, _) =>
            await host.PushedAsync("254700000000", token, body => body["Amount"] = 7));
        var receipts = new HashSet<string?>();
        foreach (var token in tokens)
            receipts.Add((await host.Shop.NextAsync(token)).Item("MpesaReceiptNumber").GetProperty("Value").GetString());
        Assert.Equal(200, receipts.Count);
        var ledger = await host.SimAsync("ledger");
        Assert.Equal(200, ledger.GetProperty("count").GetInt32());
        Assert.Equal(1400, ledger.GetProperty("total").GetInt64());
    }

    [Fact]
    public async Task Never_gives_an_id_twice_even_when_the_clock_stands_still()
    {
        var options = SandboxHost.Options();
        var host = new SandboxHost();
        await host.StartAsync(new SandboxOptions { Urls = options.Urls, Quiet = true, Daraja = options.Daraja, Clock = new StandingClock() });
        try
        {
            await host.SwitchAsync(new { dropCallbacks = true });
            var ids = new ConcurrentBag<string> { await host.PushedAsync("254700000000", "a") };
            // An id has three free digits within one second of one phone: more pushes than that must clash.
            await Parallel.ForEachAsync(Enumerable.Range(0, 1100), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, _) =>
                ids.Add(await host.PushedAsync("254700000000", "a")));
            Assert.Equal(1101, ids.Distinct().Count());
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task Forgets_everything_on_reset()
    {
        await using var own = new OwnSandbox();
        var host = await own.StartAsync();
        var token = SandboxHost.NewToken();
        var id = await host.PushedAsync("254700000000", token);
        await host.Shop.NextAsync(token);
        await host.SwitchAsync(new { dropCallbacks = true });
        (await host.Http.PostAsync("/__sim/reset", null)).EnsureSuccessStatusCode();
        Assert.Equal(0, (await host.SimAsync("ledger")).GetProperty("count").GetInt32());
        Assert.Equal(0, (await host.SimAsync("stk")).GetArrayLength());
        Assert.False((await host.SimAsync("daraja/switches")).GetProperty("dropCallbacks").GetBoolean());
        await SandboxHost.AssertErrorAsync(await host.QueryAsync(id), 404, "404.001.03", "Invalid Access Token");
    }

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 21, 9, 5, 30, TimeSpan.Zero);
    }

    private sealed class OwnSandbox : IAsyncDisposable
    {
        private readonly SandboxHost _host = new();

        public async Task<SandboxHost> StartAsync()
        {
            await _host.InitializeAsync();
            return _host;
        }

        public async ValueTask DisposeAsync() => await _host.DisposeAsync();
    }
}
