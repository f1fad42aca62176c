using System.Globalization;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Shipping.Contracts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Hangazo.Web.Components.Admin.Ordering;

/// <summary>The form by which staff say what bringing an order to another country costs.</summary>
public sealed partial class OrderQuotePanel
{
    private (bool Good, string Text)? _said;
    private string? _fee;
    private string? _from;
    private string? _to;
    private DateOnly? _until;
    private string? _note;
    private string? _why;
    private int _shown = -1;
    private bool _busy;

    [Inject]
    private OrdersPort Port { get; set; } = default!;

    /// <summary>Read anew by the page whenever something happened to it.</summary>
    [Parameter, EditorRequired]
    public OrderSnapshot Order { get; set; } = default!;

    [Parameter]
    public EventCallback OnDone { get; set; }

    /// <summary>Cancels the order, for a reason.</summary>
    [Parameter]
    public EventCallback<string> OnDecline { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Person { get; set; } = default!;

    private bool MayQuote => Order is { State: OrderState.Open, PaymentState: OrderPaymentState.Unpaid, PaidAt: null };

    /// <summary>Fills the form in when a quote is shown for the first time, and leaves alone what is being typed.</summary>
    protected override async Task OnParametersSetAsync()
    {
        if (_shown >= 0) return;
        _shown = Order.Quote?.Revision ?? 0;
        Fill(Order.Quote);
        _until = Order.Quote?.ValidUntil ?? await Port.QuoteValidUntilAsync();
    }

    private void Fill(DeliveryQuote? quote) => (_fee, _from, _to, _note) = (
        quote?.Fee.Amount.ToString("0", CultureInfo.InvariantCulture), quote?.FromDays.ToString(CultureInfo.InvariantCulture) ?? "5",
        quote?.ToDays.ToString(CultureInfo.InvariantCulture) ?? "10", quote?.Note);

    private async Task SaveAsync()
    {
        if (_busy) return;
        _busy = true;
        try
        {
            var saved = await Port.QuoteAsync((await Person).User, new(
                Order.Number, _fee, _from, _to, _until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), _note, _shown));
            _said = saved.Succeeded
                ? (true, "Sent. The buyer gets a mail with the link to pay.")
                : (false, saved.Error.Details.Count > 0 ? string.Join(" ", saved.Error.Details.Select(error => error.Message)) : saved.Error.Message);
            await OnDone.InvokeAsync();
            // Of two members of staff the second one sees the first one's price before saying another.
            if (saved.Succeeded) _shown = saved.Value.Revision;
            else if (saved.Error.Kind == ErrorKind.Conflict) _shown = Order.Quote?.Revision ?? 0;
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task DeclineAsync()
    {
        if (_busy || string.IsNullOrWhiteSpace(_why)) return;
        var country = Countries.Find(Order.Address?.Country)?.Name ?? "there";
        await OnDecline.InvokeAsync($"we cannot bring it to {country}: {_why.Trim()}");
    }
}
