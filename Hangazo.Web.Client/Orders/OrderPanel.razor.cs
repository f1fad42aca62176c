using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Microsoft.AspNetCore.Components;

namespace Hangazo.Web.Client.Orders;

public sealed partial class OrderPanel(IOrderPort port, TimeProvider clock) : IDisposable
{
    private IDisposable? _watch;
    private ITimer? _ticks;
    private int _secondsPassed;
    private bool _busy;

    [Parameter, EditorRequired]
    public Guid OrderId { get; set; }

    /// <summary>Why the last form post was refused, for browsers without script.</summary>
    [Parameter]
    public string? Refusal { get; set; }

    [PersistentState]
    public OrderModel? Model { get; set; }

    private OrderSnapshot Order => Model!.Order;

    public void Dispose()
    {
        _watch?.Dispose();
        _ticks?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive)
        {
            _watch = port.Watch(OrderId, () => InvokeAsync(ReadAgainAsync));
            _ticks = clock.CreateTimer(_ => InvokeAsync(Tick), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
            // Something may have happened between the page and this connection.
            if (Model is not null) await ReadAgainAsync();
        }

        Model ??= await port.GetAsync(OrderId);
    }

    private void Tick()
    {
        if (Model?.Order.Status != OrderStatus.Pending)
        {
            _ticks?.Dispose();
            return;
        }

        _secondsPassed++;
        StateHasChanged();
    }

    private async Task ReadAgainAsync()
    {
        Model = await port.GetAsync(OrderId) ?? Model;
        _secondsPassed = 0;
        StateHasChanged();
    }

    private Task ResendAsync(string? phone) => DoAsync(() => port.ResendAsync(OrderId, phone));

    private Task CheckAsync() => DoAsync(() => port.CheckNowAsync(OrderId));

    private async Task DoAsync(Func<Task<Result>> actAsync)
    {
        if (_busy) return;
        _busy = true;
        var done = await actAsync();
        _busy = false;
        Refusal = done.Error?.Message;
        await ReadAgainAsync();
    }
}
