using System.Globalization;
using Hangazo.Core.Kernel;
using Hangazo.Web.Client.Carts;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Shipping.Contracts;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Hangazo.Web.Client.Checkout;

public sealed partial class CheckoutPanel(ICheckoutPort port, ICartPort cart, NavigationManager navigation, IJSRuntime browser)
{
    private CheckoutForm _form = new();
    private bool _placing;
    private int _questions;
    private string? _code;
    private string? _codeRefusal;
    private bool _left;
    private bool _focusErrors;
    private ElementReference _errors;

    [Parameter, EditorRequired]
    public Shopper Shopper { get; set; }

    /// <summary>What a form post without script held, to show it again; null on the first visit.</summary>
    [Parameter]
    public CheckoutInput? Posted { get; set; }

    /// <summary>Why that post was refused.</summary>
    [Parameter]
    public Error? Refusal { get; set; }

    /// <summary>The URL of the script module that shows the number of lines in the page's header.</summary>
    [Parameter, EditorRequired]
    public string CountModule { get; set; } = "";

    [PersistentState]
    public CheckoutModel? Model { get; set; }

    [PersistentState]
    public CheckoutForm? Form
    {
        get => _form;
        set => _form = value ?? new();
    }

    protected override async Task OnInitializedAsync()
    {
        if (Model is not null) return;
        _form = CheckoutForm.Of(Posted ?? await port.RememberedAsync(Shopper));
        await RepriceAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The message may not have been rendered yet, or no longer.
        if (!_focusErrors || _errors.Context is null) return;
        _focusErrors = false;
        await _errors.FocusAsync();
    }

    private static string Id(string? field) => field?.ToLowerInvariant() ?? "";

    /// <summary>What the component holds of a field, said in the page, so that a change which got lost on its way can be told again.</summary>
    private static string Known(object? word) => Convert.ToString(word, CultureInfo.InvariantCulture) ?? "";

    private static string Known(bool held) => held ? "true" : "false";

    private string? Invalid(string field) => Refusal?.Details.Any(error => error.Field == field) == true ? "true" : null;

    private string? Describes(string field, string? hint = null) => Invalid(field) is null ? hint : $"{hint} {Id(field)}-error".Trim();

    private RenderFragment? ErrorOf(string field) => Refusal?.Details.FirstOrDefault(error => error.Field == field) is not { } error ? null : builder =>
    {
        builder.OpenElement(0, "p");
        builder.AddAttribute(1, "class", "error");
        builder.AddAttribute(2, "id", $"{Id(field)}-error");
        builder.AddMarkupContent(3, "<svg class=\"icon\" aria-hidden=\"true\"><use href=\"/img/icons.svg#alert\"/></svg>");
        builder.AddContent(4, error.Message);
        builder.CloseElement();
    };

    private Task ChooseAsync(string delivery)
    {
        _form.Delivery = delivery;
        return RepriceAsync();
    }

    private Task UseCreditAsync(ChangeEventArgs change)
    {
        _form.UseStoreCredit = change.Value is true;
        return RepriceAsync();
    }

    private async Task RepriceAsync()
    {
        var mine = ++_questions;
        var answer = await port.GetAsync(Shopper, _form.County, _form.Delivery, _form.PaymentMethod, _form.Phone, _form.EventDayText, _form.UseStoreCredit, _form.Country);
        // What was asked before the last change says nothing any more, however late its answer comes.
        if (mine != _questions) return;
        Model = answer;
        (_form.Delivery, _form.PaymentMethod) = (Model.Delivery, Model.Method);
        if (!Model.SellsAbroad) _form.Country = Countries.Home;
    }

    private Task ApplyCodeAsync() => TakeCodeAsync();

    private async Task<bool> TakeCodeAsync()
    {
        var applied = await cart.ApplyCodeAsync(Shopper, _code, _form.Phone);
        _codeRefusal = applied.Error?.Message;
        if (applied.Succeeded) _code = null;
        await RepriceAsync();
        return applied.Succeeded;
    }

    private async Task RemoveCodeAsync()
    {
        _codeRefusal = null;
        await cart.RemoveCodeAsync(Shopper);
        await RepriceAsync();
    }

    private async Task PlaceAsync()
    {
        if (_placing) return;
        _placing = true;
        try
        {
            if (!string.IsNullOrWhiteSpace(_code))
            {
                if (await TakeCodeAsync()) (Refusal, _focusErrors) = (CheckoutForm.CodeFirst, true);
                return;
            }

            var placed = await port.PlaceAsync(Shopper, _form.ToInput(Model?.Cart.Totals, Model?.StoreCredit));
            if (placed.Succeeded)
            {
                await using (var count = await browser.InvokeAsync<IJSObjectReference>("import", CountModule)) await count.InvokeVoidAsync("show", 0);
                _left = true;
                navigation.NavigateTo(placed.Value, forceLoad: true);
                return;
            }

            await RepriceAsync();
            Refusal = placed.Error;
            _focusErrors = true;
        }
        finally
        {
            _placing = _left;
        }
    }
}
