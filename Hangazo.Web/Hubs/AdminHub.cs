using Hangazo.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Hangazo.Web.Hubs;

/// <summary>Where the admin's screens listen. It only speaks: screens change nothing through it.</summary>
[Authorize(Policy = Policies.Work)]
internal sealed class AdminHub : Hub
{
    public const string Path = "/hubs/admin";
    public const string Staff = "staff";

    public override async Task OnConnectedAsync()
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, Staff, Context.ConnectionAborted);
        await base.OnConnectedAsync();
    }
}

/// <summary>What a screen is told: ids and states. It reads the rest itself.</summary>
/// <param name="Name">The event's stable name.</param>
/// <param name="Order">The order's id, if it is about one.</param>
/// <param name="Number">The order's number, where the event knows it.</param>
/// <param name="State">The new state, if it is about one.</param>
public sealed record Happened(string Name, Guid? Order, string? Number, string? State);
