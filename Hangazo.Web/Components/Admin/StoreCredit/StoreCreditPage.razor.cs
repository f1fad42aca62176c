using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.StoreCredit;
using Hangazo.Web.Client;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Hangazo.Web.Components.Admin.StoreCredit;

public sealed partial class StoreCreditPage
{
    private Gathered _reads = default!;
    private StoreCreditPort.CustomerView? _view;
    private (bool Good, string Text)? _said;
    private bool _missing;
    private bool _busy;
    private bool _takeBack;
    private string _amount = "";
    private string _reason = "";

    [Parameter]
    public Guid Customer { get; set; }

    [Inject]
    private StoreCreditPort Port { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> Person { get; set; } = default!;

    protected override void OnInitialized() => _reads = new(ReadAsync);

    protected override Task OnParametersSetAsync() => _reads.ReadAsync();

    private async Task ReadAsync()
    {
        _view = await Port.FindAsync(Customer);
        _missing = _view is null;
    }

    private async Task ChangeAsync()
    {
        if (_busy) return;
        _busy = true;
        try
        {
            var changed = await Port.ChangeAsync((await Person).User, new(Customer, _takeBack, _amount, _reason));
            _said = !changed.Succeeded ? (false, changed.Error.Message)
                : (true, changed.Value == GrantState.Requested ? "It needs a second person: ask another manager to approve it." : _takeBack ? "It is taken back." : "It is given.");
            if (changed.Succeeded) (_amount, _reason) = ("", "");
            await _reads.ReadAsync();
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task DecideAsync((Guid Grant, bool Approve) decided)
    {
        var result = await Port.DecideAsync((await Person).User, decided.Grant, decided.Approve);
        _said = result.Succeeded ? (true, decided.Approve ? "Approved." : "Not approved.") : (false, result.Error.Message);
        await _reads.ReadAsync();
    }

    private static string Words(StoreCreditKind kind) => kind switch
    {
        StoreCreditKind.Issued => "Given",
        StoreCreditKind.TakenBack => "Taken back",
        StoreCreditKind.Refunded => "Instead of money back",
        StoreCreditKind.Spent => "Used",
        _ => "Returned",
    };
}
