using Hangazo.Web.Client;
using Hangazo.Web.Hubs;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Hangazo.Web.Components.Admin.Layout;

public sealed partial class LiveLink
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(120);
    private readonly CancellationTokenSource _gone = new();
    private DotNetObjectReference<LiveLink>? _self;
    private IJSObjectReference? _feed;
    private bool? _connected;
    private Gathered _gathered = default!;

    /// <summary>Reads the screen's data again. Never runs twice at once; events in between are gathered into one more run.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnChanged { get; set; }

    /// <summary>Which events matter; all of them when not given.</summary>
    [Parameter]
    public Func<Happened, bool>? When { get; set; }

    [JSInvokable]
    public async Task OnConnected(bool connected)
    {
        _connected = connected;
        StateHasChanged();
        // What happened since the screen last read came to nobody: before the first connection as well as during a break.
        if (connected) await _gathered.ReadAsync();
    }

    [JSInvokable]
    public Task OnHappened(Happened happened) => When?.Invoke(happened) == false ? Task.CompletedTask : _gathered.ReadAsync();

    protected override void OnInitialized() => _gathered = new Gathered(() => OnChanged.InvokeAsync(), Gather);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _self = DotNetObjectReference.Create(this);
        await using var module = await Script.InvokeAsync<IJSObjectReference>("import", _gone.Token, $"/{Assets["js/admin-feed.js"]}");
        _feed = await module.InvokeAsync<IJSObjectReference>("listen", _gone.Token, _self);
    }

    public async ValueTask DisposeAsync()
    {
        _gathered.Stop();
        await _gone.CancelAsync();
        _gone.Dispose();
        try
        {
            if (_feed is not null)
            {
                await _feed.InvokeVoidAsync("stop", CancellationToken.None);
                await _feed.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and its socket with it.
        }

        _self?.Dispose();
    }
}
