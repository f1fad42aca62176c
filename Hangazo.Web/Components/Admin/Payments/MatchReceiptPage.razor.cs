using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Queries;
using Hangazo.Web.Client;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Hangazo.Web.Components.Admin.Payments;

public sealed partial class MatchReceiptPage
{
    private Gathered _reads = default!;
    private PaymentDeskPort.Receipt? _view;
    private IReadOnlyList<OrderGrid.Row>? _orders;
    private (bool Good, string Text)? _said;
    private bool _missing;
    private bool _busy;
    private string _search = "";
    private string _first = "";
    private string _firstAmount = "";
    private string _second = "";
    private string _secondAmount = "";
    private string _why = "";

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private PaymentDeskPort Port { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> Person { get; set; } = default!;

    protected override void OnInitialized() => _reads = new(ReadAsync);

    protected override Task OnParametersSetAsync() => _reads.ReadAsync();

    private async Task ReadAsync()
    {
        _view = await Port.FindReceiptAsync(Id);
        _missing = _view is null;
    }

    private async Task SearchAsync() => _orders = await Port.SearchAsync(_search);

    private void Use(string number)
    {
        if (_first.Length == 0 || _first == number) _first = number;
        else _second = number;
    }

    private async Task MatchAsync(bool giveBack)
    {
        if (_busy || _view is not { } view) return;
        _busy = true;
        try
        {
            var seen = view.Details.Receipt.Left;
            var matched = await Port.MatchAsync((await Person).User, Id, seen, giveBack ? [] : [.. Parts()], giveBack, _why);
            _said = !matched.Succeeded ? (false, matched.Error.Message)
                : giveBack ? (true, $"{seen} is among the money to settle and can be sent back.")
                : matched.Value.IsZero ? (true, $"{seen} has found its place.")
                : (true, $"{seen - matched.Value} has found its place, {matched.Value} is left.");
            if (matched.Succeeded) (_first, _firstAmount, _second, _secondAmount) = ("", "", "", "");
            await _reads.ReadAsync();
        }
        finally
        {
            _busy = false;
        }
    }

    private IEnumerable<PaymentDeskPort.PartInput> Parts()
    {
        if (!string.IsNullOrWhiteSpace(_first)) yield return new(_first, _firstAmount, "amount");
        if (!string.IsNullOrWhiteSpace(_second)) yield return new(_second, _secondAmount, "secondAmount");
    }
}
