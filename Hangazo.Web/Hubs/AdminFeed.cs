using System.Text.Json;
using Hangazo.Core.Catalog.UseCases;
using Hangazo.Core.Outbox;
using Microsoft.AspNetCore.SignalR;

namespace Hangazo.Web.Hubs;

/// <summary>Passes the shop's live events on to the admin's screens at this node. Amounts, names and phone numbers stay behind.</summary>
internal sealed class AdminFeed(ILiveFeed feed, IHubContext<AdminHub> hub) : IHostedService, IDisposable
{
    public const string Message = "happened";
    private static readonly string[] Modules = ["ordering.", "payments.", "invoicing.", "inventory.", "reporting.", "reviews.", "shipping.", ImportProducts.Moved];
    private IDisposable? _subscription;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = feed.Subscribe(TellAsync);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _subscription?.Dispose();

    internal static Happened? Read(LiveEvent live)
    {
        if (!Array.Exists(Modules, module => live.Name.StartsWith(module, StringComparison.Ordinal))) return null;
        using var payload = JsonDocument.Parse(live.Payload);
        var order = Text(payload, "subjectId") ?? Id(payload, "orderId");
        return new(live.Name, Guid.TryParse(order, out var id) ? id : null, Text(payload, "number"), Text(payload, "state"));
    }

    private async ValueTask TellAsync(LiveEvent live)
    {
        if (Read(live) is { } happened) await hub.Clients.Group(AdminHub.Staff).SendAsync(Message, happened);
    }

    private static string? Text(JsonDocument payload, string name) => payload.RootElement.TryGetProperty(name, out var value)
        ? value.ValueKind switch { JsonValueKind.String => value.GetString(), JsonValueKind.Number => value.GetRawText(), _ => null }
        : null;

    // A typed id is written as an object with its value.
    private static string? Id(JsonDocument payload, string name) =>
        payload.RootElement.TryGetProperty(name, out var id) && id.ValueKind == JsonValueKind.Object && id.TryGetProperty("value", out var value)
            ? value.GetString()
            : Text(payload, name);
}
