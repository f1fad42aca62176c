using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Payments.Contracts;
using Microsoft.AspNetCore.Components;

namespace Hangazo.Web.Client.Orders;

public sealed partial class OrderPanel(IOrderPort port, NavigationManager navigation, TimeProvider clock) : IDisposable
{
    /// <summary>Seconds after which an order that waits is read again though nothing was heard of it.</summary>
    private const int LongSilence = 15;

    private Gathered? _gathered;
    private IDisposable? _watch;
    private ITimer? _ticks;
    private int _secondsPassed;
    private bool _busy;

    [Parameter, EditorRequired]
    public Guid OrderId { get; set; }

    /// <summary>Why the last form post was refused, for browsers without script.</summary>
    [Parameter]
    public string? Refusal { get; set; }

    /// <summary>What its customer, who is looking at it, has of store credit, in words; null for anybody else.</summary>
    [Parameter]
    public string? StoreCredit { get; set; }

    [PersistentState]
    public OrderModel? Model { get; set; }

    private OrderSnapshot Order => Model!.Order;

    public void Dispose()
    {
        _watch?.Dispose();
        _gathered?.Stop();
        _ticks?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive)
        {
            _gathered = new Gathered(ReadAgainAsync);
            _watch = port.Watch(OrderId, () => InvokeAsync(_gathered.ReadAsync));
            _ticks = clock.CreateTimer(_ => InvokeAsync(TickAsync), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
            // Something may have happened between the page and this connection.
            if (Model is not null) await _gathered.ReadAsync();
        }

        Model ??= await port.GetAsync(OrderId);
    }

    private async Task TickAsync()
    {
        if (Model?.Order.Status is not (OrderStatus.Pending or OrderStatus.AwaitingQuote))
        {
            _ticks?.Dispose();
            return;
        }

        _secondsPassed++;
        StateHasChanged();
        if (_secondsPassed % LongSilence == 0) await _gathered!.ReadAsync();
    }

    private async Task ReadAgainAsync()
    {
        Model = await port.GetAsync(OrderId) ?? Model;
        _secondsPassed = 0;
        StateHasChanged();
    }

    private async Task ResendAsync((string? Phone, string? Method) again)
    {
        await DoAsync(() => port.ResendAsync(OrderId, again.Phone, again.Method));
        if (Refusal is null && PaymentMethods.Find(again.Method) is { Leaves: true }) navigation.NavigateTo($"/orders/{Order.Number}/go?key={Model!.Key}", forceLoad: true);
    }

    private Task CheckAsync() => DoAsync(() => port.CheckNowAsync(OrderId));

    private async Task DoAsync(Func<Task<Result>> actAsync)
    {
        if (_busy) return;
        _busy = true;
        var done = await actAsync();
        _busy = false;
        Refusal = done.Error?.Message;
        await _gathered!.ReadAsync();
    }
}
