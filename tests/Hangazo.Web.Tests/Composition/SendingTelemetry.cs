using System.Collections.Concurrent;
using System.Text;
using Hangazo.Tests.Support;
using Hangazo.Web.Tests.Storefront;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Hangazo.Web.Tests.Composition;

public sealed class SendingTelemetry(ShopFront shop) : IClassFixture<ShopFront>
{
    [Fact]
    public async Task A_collector_learns_of_requests_and_database_commands()
    {
        var received = new ConcurrentDictionary<string, string>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var collector = builder.Build();
        collector.Urls.Add("http://127.0.0.1:0");
        collector.MapPost("/v1/{kind}", async (string kind, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.AddOrUpdate(kind, _ => Text(body), (_, before) => before + Text(body));
        });
        await collector.StartAsync();

        await using (var watched = shop.WithWebHostBuilder(host => host.UseSetting("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Urls.Single())))
        {
            using var browser = watched.CreateClient();
            (await browser.GetAsync(new Uri("/search?q=telemetry", UriKind.Relative))).EnsureSuccessStatusCode();
        }

        // What was collected is sent when the shop stops, at the latest.
        await Eventually.Async(() => Task.FromResult(received.ContainsKey("traces") && received.ContainsKey("metrics")));
        Assert.Contains("/search", received["traces"]);
        // Queries hold the keys of orders.
        Assert.DoesNotContain("q=telemetry", received["traces"]);
        Assert.Contains("search.document", received["traces"]);
        Assert.Contains("hangazo", received["traces"]);
        Assert.Contains("http.server.request.duration", received["metrics"]);
    }

    private static string Text(MemoryStream body) => Encoding.UTF8.GetString(body.ToArray());
}
