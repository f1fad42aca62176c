using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Hangazo.Core.Outbox;
using Hangazo.Web.Demo;
using Hangazo.Web.Hubs;
using Hangazo.Web.Tests.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Hangazo.Web.Tests.Admin;

public sealed class WatchingTheShopLive(AccountsApp app) : IClassFixture<AccountsApp>
{
    private const string Order = "0199a000-0000-7000-8000-000000000009";

    [Fact]
    public async Task Staff_are_told_within_a_second_that_an_order_was_paid()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var socket = await ListenAsync("staff@hangazo.test", patience.Token);

        await TellAsync("ordering.order-paid.v1", $$"""{"orderId":{"value":"{{Order}}"},"number":"HZ-261121-7K3M","total":{"minor":100,"currency":"KES"} }""");

        using var message = await NextAsync(socket, patience.Token);
        var happened = message.RootElement.GetProperty("arguments")[0];
        Assert.Equal(AdminFeed.Message, message.RootElement.GetProperty("target").GetString());
        Assert.Equal("ordering.order-paid.v1", happened.GetProperty("name").GetString());
        Assert.Equal(Order, happened.GetProperty("order").GetString());
        Assert.Equal("HZ-261121-7K3M", happened.GetProperty("number").GetString());
        Assert.DoesNotContain("KES", message.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wanjiku@hangazo.test")]
    [InlineData(null)]
    public async Task Others_are_not_let_in(string? login) =>
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => ListenAsync(login, CancellationToken.None));

    [Fact]
    public void Events_of_other_parts_are_not_passed_on() => Assert.Null(AdminFeed.Read(new LiveEvent("catalog.product-changed.v1", "{}")));

    [Fact]
    public void An_attempt_names_the_order_it_pays_for()
    {
        var happened = AdminFeed.Read(new LiveEvent("payments.attempt-changed.v1", $$"""{"attemptId":{"value":"{{Guid.CreateVersion7()}}"},"subjectId":"{{Order}}","state":4 }"""));

        Assert.Equal(new Happened("payments.attempt-changed.v1", Guid.Parse(Order), null, "4"), happened);
    }

    [Fact]
    public void A_parcel_names_the_order_it_brings()
    {
        var happened = AdminFeed.Read(new LiveEvent("shipping.shipment-changed.v1", $$"""{"shipmentId":{"value":"{{Guid.CreateVersion7()}}"},"subjectId":"{{Order}}","state":1 }"""));

        Assert.Equal(new Happened("shipping.shipment-changed.v1", Guid.Parse(Order), null, "1"), happened);
    }

    private async Task<WebSocket> ListenAsync(string? login, CancellationToken cancellationToken)
    {
        var client = app.Server.CreateWebSocketClient();
        if (login is not null)
        {
            var answer = await AccountsApp.SignInAsync(app.Browser(), login, DemoAccounts.Password);
            var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("hz_auth=", StringComparison.Ordinal)).Split(';')[0];
            client.ConfigureRequest = request => request.Headers.Cookie = cookie;
        }

        var socket = await client.ConnectAsync(new Uri(app.Server.BaseAddress, AdminHub.Path), cancellationToken);
        await socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"json\",\"version\":1}\x1e"), WebSocketMessageType.Text, true, cancellationToken);
        using var agreed = await NextAsync(socket, cancellationToken, type: null);
        Assert.Empty(agreed.RootElement.EnumerateObject());
        return socket;
    }

    /// <summary>The next message of the JSON hub protocol; keep-alives are passed over.</summary>
    private static async Task<JsonDocument> NextAsync(WebSocket socket, CancellationToken cancellationToken, int? type = 1)
    {
        var frame = new StringBuilder();
        var buffer = new byte[4096];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer, cancellationToken);
            frame.Append(Encoding.UTF8.GetString(buffer, 0, received.Count));
            foreach (var text in frame.ToString().Split('\x1e', StringSplitOptions.RemoveEmptyEntries))
            {
                if (frame[^1] != '\x1e') break;
                var message = JsonDocument.Parse(text);
                if (type is null || message.RootElement.GetProperty("type").GetInt32() == type) return message;
                message.Dispose();
            }

            if (frame.Length > 0 && frame[^1] == '\x1e') frame.Clear();
        }
    }

    private async Task TellAsync(string name, string payload)
    {
        await using var command = app.Services.GetRequiredService<NpgsqlDataSource>()
            .CreateCommand("insert into outbox.message (name, payload, occurred_at) values ($1, $2::jsonb, now())");
        command.Parameters.AddWithValue(name);
        command.Parameters.AddWithValue(payload);
        await command.ExecuteNonQueryAsync();
    }
}
