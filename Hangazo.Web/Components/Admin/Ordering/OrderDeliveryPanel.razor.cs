using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Shipping.Contracts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Hangazo.Web.Components.Admin.Ordering;

/// <summary>Who brings an order, how far it is, and what staff do about it.</summary>
public sealed partial class OrderDeliveryPanel
{
    private const string Asked = "The carrier is being asked. Its waybill follows in a moment.";

    private OrderDeliveryPort.View? _view;
    private (bool Good, string Text)? _said;
    private ShipmentState _step = ShipmentState.OnItsWay;
    private string? _note;
    private string? _waybill;
    private bool _busy;

    [Inject]
    private OrderDeliveryPort Port { get; set; } = default!;

    /// <summary>Read anew by the page whenever something happened to it.</summary>
    [Parameter, EditorRequired]
    public OrderSnapshot Order { get; set; } = default!;

    [Parameter]
    public EventCallback OnDone { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Person { get; set; } = default!;

    protected override async Task OnParametersSetAsync()
    {
        _view = await Port.ReadAsync(Order, CancellationToken.None);
        // Once the carrier has answered, its own words stand below.
        if (_said?.Text == Asked && _view.Shipments is [.., { State: not ShipmentState.Requested }]) _said = null;
    }

    private Task BookAsync() => DoAsync(
        async () => await Port.BookAsync((await Person).User, Order.Number, _waybill),
        _view?.Carrier?.Manner == CarrierManner.ByItself ? Asked : "Saved. The buyer sees it on the order's page.");

    private Task MarkAsync(ShipmentSnapshot parcel) => DoAsync(
        async () => await Port.MarkAsync((await Person).User, parcel.Id, _step, _note), "Saved. The buyer sees it on the order's page.");

    private Task CancelAsync(ShipmentSnapshot parcel) => DoAsync(async () => await Port.CancelAsync((await Person).User, parcel.Id), "The booking is cancelled.");

    private async Task QuoteAsync()
    {
        if (_busy) return;
        _busy = true;
        try
        {
            var quote = await Port.QuoteAsync((await Person).User, Order);
            _said = !quote.Succeeded ? (false, quote.Error.Message) : (true, quote.Value is { } fee ? $"The carrier asks for {fee}." : "The carrier does not say what it costs.");
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task DoAsync<T>(Func<Task<Result<T>>> actAsync, string done)
    {
        if (_busy) return;
        _busy = true;
        try
        {
            var result = await actAsync();
            _said = result.Succeeded ? (true, done) : (false, result.Error.Message);
            if (result.Succeeded) (_note, _waybill, _step) = (null, null, ShipmentState.OnItsWay);
            await OnDone.InvokeAsync();
            _view = await Port.ReadAsync(Order, CancellationToken.None);
        }
        finally
        {
            _busy = false;
        }
    }

    private static string Words(ShipmentState state) => state switch
    {
        ShipmentState.Requested => "Being booked",
        ShipmentState.OnItsWay => "On its way",
        ShipmentState.Near => "Near the buyer",
        ShipmentState.NotDelivered => "Could not be delivered",
        ShipmentState.Refused => "Not taken",
        _ => state.ToString(),
    };
}
