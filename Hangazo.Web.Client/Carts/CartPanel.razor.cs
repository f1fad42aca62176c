using System.Globalization;
using Hangazo.Core.Carts.Contracts;
using Hangazo.Core.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Hangazo.Web.Client.Carts;

public sealed partial class CartPanel(ICartPort port, IJSRuntime browser)
{
    /// <summary>Quantities that were stepped to and are on their way: whoever taps twice wants two more.</summary>
    private readonly Dictionary<CartLineId, decimal> _wanted = [];

    private CartLineId? _busy;
    private string? _code;
    private string? _codeRefusal;
    private bool _codeBusy;

    [Parameter, EditorRequired]
    public Shopper Shopper { get; set; }

    /// <summary>Why the last form post was refused, for browsers without script.</summary>
    [Parameter]
    public string? Refusal { get; set; }

    /// <summary>Why the last code that was posted was not taken, for browsers without script.</summary>
    [Parameter]
    public string? CodeRefusal { get; set; }

    /// <summary>The URL of the script module that shows the number of lines in the page's header.</summary>
    [Parameter, EditorRequired]
    public string CountModule { get; set; } = "";

    [PersistentState]
    public CartModel? Model { get; set; }

    protected override async Task OnInitializedAsync() => Model ??= await port.GetAsync(Shopper);

    private static string Number(decimal quantity) => quantity.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Typed(CartLineModel line) => Number(line.Quantity);

    /// <summary>Which line it is, for those who hear the page.</summary>
    private static string Named(CartLineModel line) => string.Join(", ", line.Choices.Select(choice => choice.Words).Prepend($"{line.Name} {line.OptionText}".TrimEnd()));

    private static string Each(StockUnit unit) => unit switch
    {
        StockUnit.Metre => "a metre",
        StockUnit.Pair => "a pair",
        StockUnit.Set => "a set",
        _ => "each",
    };

    private async Task SetAsync(CartLineModel line, string? quantity)
    {
        _busy = line.Id;
        var changed = await port.SetQuantityAsync(Shopper, line.Id, quantity);
        await ShowAsync(changed.Error is { } error ? $"{line.Name}: {error.Message}" : null);
    }

    private decimal Wanted(CartLineModel line) => _wanted.GetValueOrDefault(line.Id, line.Quantity);

    private static decimal Most(CartLineModel line) => Math.Min(line.Rule.Maximum, line.Available);

    /// <summary>One more or one less than was wanted last. Steps while one is on its way are gathered into the next.</summary>
    private async Task StepAsync(CartLineModel line, decimal step)
    {
        var next = Wanted(line) + step;
        if (next < line.Rule.Minimum || (step > 0 && next > Most(line))) return;
        var isOnItsWay = !_wanted.TryAdd(line.Id, next);
        _wanted[line.Id] = next;
        if (isOnItsWay) return;
        try
        {
            decimal sent;
            do
            {
                sent = _wanted[line.Id];
                await SetAsync(line, Number(sent));
            }
            while (Wanted(line) != sent);
        }
        finally
        {
            _wanted.Remove(line.Id);
        }
    }

    private async Task RemoveAsync(CartLineModel line)
    {
        _busy = line.Id;
        await port.RemoveAsync(Shopper, line.Id);
        await ShowAsync(refusal: null);
    }

    private async Task ClearAsync()
    {
        await port.ClearAsync(Shopper);
        await ShowAsync(refusal: null);
    }

    private Task ApplyCodeAsync() => CodeAsync(async () =>
    {
        var applied = await port.ApplyCodeAsync(Shopper, _code, phone: null);
        _codeRefusal = applied.Error?.Message;
        if (applied.Succeeded) _code = null;
    });

    private Task RemoveCodeAsync() => CodeAsync(() => port.RemoveCodeAsync(Shopper));

    private async Task CodeAsync(Func<Task> changeAsync)
    {
        if (_codeBusy) return;
        (_codeBusy, _codeRefusal, CodeRefusal) = (true, null, null);
        try
        {
            await changeAsync();
            Model = await port.GetAsync(Shopper);
        }
        finally
        {
            _codeBusy = false;
        }
    }

    private async Task ShowAsync(string? refusal)
    {
        Refusal = refusal;
        Model = await port.GetAsync(Shopper);
        _busy = null;
        await using var module = await browser.InvokeAsync<IJSObjectReference>("import", CountModule);
        await module.InvokeVoidAsync("show", Model.Lines.Count);
    }
}
