using System.Globalization;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Web.Components.Admin.Payments;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Hangazo.Web.Components.Admin.Ordering;

/// <summary>What of an order was given back, and the form that gives more back: the server works the amount out with every change.</summary>
public sealed partial class OrderRefundPanel
{
    private List<LineForm> _lines = [];
    private OrderRefundsPort.View? _view;
    private RefundSheet.Worked? _worked;
    private (bool Good, string Text)? _said;
    private string? _problem;
    private string? _fee;
    private string? _reason;
    private string? _amount;
    private string? _phone;
    private bool _byHand;
    private bool _delivery;
    private bool _open;
    private bool _busy;
    private int _previews;

    [Inject]
    private OrderRefundsPort Port { get; set; } = default!;

    /// <summary>Read anew by the page whenever something happened to it.</summary>
    [Parameter, EditorRequired]
    public OrderSnapshot Order { get; set; } = default!;

    /// <summary>Managers may give money back.</summary>
    [Parameter]
    public bool Manages { get; set; }

    [Parameter]
    public EventCallback OnDone { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Person { get; set; } = default!;

    private bool MayRefund => Manages && Order.PaymentState == OrderPaymentState.Paid && (Order.Lines.Any(line => Left(line) > 0) || DeliveryLeft);

    /// <summary>Some of it is paid, and not all.</summary>
    private bool MayGiveBack => Manages && Order is { State: OrderState.Open, PaymentState: OrderPaymentState.PartlyPaid };

    private bool DeliveryLeft => !Order.DeliveryFee.IsZero && !RefundSheet.DeliveryIsBack(Counting);

    private List<OrderRefundSnapshot> Counting => [.. (_view?.Refunds ?? []).Where(refund => refund.State != OrderRefundState.Withdrawn)];

    /// <summary>M-Pesa did not tell who sent some of it, and it is not sent by hand.</summary>
    private bool AsksPhone => !_byHand && _view is { Untold.Count: > 0 };

    private string PhoneHint => $"M-Pesa shows only {string.Join(" and ", _view!.Untold)} of who paid. Without a number the money waits under Money to settle.";

    protected override async Task OnParametersSetAsync() => _view = await Port.ReadAsync(Order, CancellationToken.None);

    private void Open()
    {
        _lines = [.. Order.Lines.Where(line => Left(line) > 0).Select(line => new LineForm(line, Left(line)))];
        (_open, _said, _worked, _problem, _fee, _reason, _phone, _delivery, _byHand) = (true, null, null, null, null, null, null, false, false);
    }

    private decimal Left(OrderLineSnapshot line) => RefundSheet.LeftOf(line, Counting);

    private RefundSheet.Input Input() => new([.. _lines.Select(line => new RefundSheet.LineInput(line.Line.Id, line.Quantity, line.Restock))], _delivery, _fee);

    private Task ChangeAsync(Action change)
    {
        change();
        return PreviewAsync();
    }

    private async Task PreviewAsync()
    {
        var mine = ++_previews;
        var worked = await Port.PreviewAsync(Order.Number, Input());
        // What was asked before the last change says nothing any more, however late its answer comes.
        if (mine != _previews) return;
        _worked = worked.Succeeded ? worked.Value : null;
        _problem = worked.Succeeded ? null : Problem(worked.Error);
    }

    private async Task GiveBackAsync()
    {
        if (_busy) return;
        _busy = true;
        try
        {
            var given = await Port.GiveBackAsync((await Person).User, new(Order.Number, _amount, _reason, _byHand) { Phone = _phone });
            _said = given.Succeeded ? (true, $"{given.Value} goes back. The credit note follows in a moment.") : (false, Problem(given.Error));
            if (given.Succeeded) (_amount, _reason, _phone) = (null, null, null);
            await OnDone.InvokeAsync();
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task RefundAsync()
    {
        if (_busy || _worked is null) return;
        _busy = true;
        try
        {
            var asked = await Port.RefundAsync((await Person).User, new(Order.Number, Input(), _reason, _byHand, _worked.Total.Minor) { Phone = _phone });
            _said = !asked.Succeeded ? (false, Problem(asked.Error))
                : asked.Value.Approved ? (true, $"{asked.Value.Total} goes back. The credit note follows in a moment.")
                : (true, $"{asked.Value.Total} needs a second person: ask another manager to approve it under Money to settle.");
            _open = !asked.Succeeded;
            if (_open) await PreviewAsync();
            await OnDone.InvokeAsync();
        }
        finally
        {
            _busy = false;
        }
    }

    private static string Problem(Error error) => error.Details.Count > 0 ? string.Join(" ", error.Details.Select(detail => detail.Message)) : error.Message;

    private static string Words(OrderRefundPart part) => part.Kind == OrderRefundPartKind.Goods
        ? string.Create(CultureInfo.InvariantCulture, $"{part.Quantity:0.##} × {part.Name}{(part.Restock ? "" : " (not back on the shelf)")}")
        : part.Kind == OrderRefundPartKind.Fee ? $"{part.Name} {-part.Gross}" : part.Name;

    private static string StateWords(OrderRefundSnapshot refund, OrderRefundsPort.View view) => refund.State switch
    {
        OrderRefundState.Requested => "Waits for a second person",
        OrderRefundState.Withdrawn => "Not approved",
        _ => string.Join(", ", view.Money[refund.Id.Value].Select(RefundWords.Of)) is { Length: > 0 } words ? words : "See Money to settle",
    };

    private sealed class LineForm(OrderLineSnapshot line, decimal left)
    {
        public OrderLineSnapshot Line { get; } = line;

        public decimal Left { get; } = left;

        public string? Quantity { get; set; }

        public bool Restock { get; set; } = true;
    }
}
