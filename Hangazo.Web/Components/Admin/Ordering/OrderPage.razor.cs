using System.Security.Claims;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Web.Accounts;
using Hangazo.Web.Client;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Hangazo.Web.Components.Admin.Ordering;

public sealed partial class OrderPage
{
    private Gathered _reads = default!;
    private OrdersPort.Details? _details;
    private (bool Good, string Text)? _said;
    private bool _busy;
    private bool _manages;
    private bool _sought;

    [Inject]
    private OrdersPort Port { get; set; } = default!;

    [Inject]
    private IAuthorizationService Authorization { get; set; } = default!;

    [Parameter]
    public string Number { get; set; } = "";

    [CascadingParameter]
    private Task<AuthenticationState> Person { get; set; } = default!;

    protected override void OnInitialized() => _reads = new(ReadAsync);

    protected override async Task OnParametersSetAsync()
    {
        _said = null;
        _manages = (await Authorization.AuthorizeAsync((await Person).User, Policies.Manage)).Succeeded;
        await _reads.ReadAsync();
    }

    private async Task ReadAsync()
    {
        _details = await Port.FindAsync(Number, CancellationToken.None);
        _sought = true;
    }

    private Task FulfilAsync(FulfilmentState next) =>
        ChangeAsync(by => Port.FulfilAsync(_details!.Order.Order.Number, next, by), $"{_details!.Order.Order.Number} is now {next.ToString().ToLowerInvariant()}.");

    private Task RenewAsync() => ChangeAsync(by => Port.RenewDownloadsAsync(_details!.Order.Order.Id, by), "The links are as new: five downloads each, for 30 days.");

    private Task CancelAsync(string reason) =>
        ChangeAsync(by => Port.CancelAsync(_details!.Order.Order.Number, reason, by, paidToo: _manages), $"{_details!.Order.Order.Number} is cancelled and its stock is back on the shelf.");

    private Task ReachAsync(Milestone stage) => ChangeAsync(
        async _ => await Port.ReachAsync(_details!.Order.Order.Number, stage.Code, ActorOf((await Person).User)), $"{stage.Name}: what waited for it is due.");

    private Task ReleaseAsync(string reason) => ChangeAsync(
        async _ => await Port.ReleaseAsync((await Person).User, _details!.Order.Order.Number, reason), $"{_details!.Order.Order.Number} may go before it is paid.");

    private static Actor ActorOf(ClaimsPrincipal who) => new(who.AccountId(), who.FullName());

    private async Task<bool> RecordAsync(string method, string amount, string reference)
    {
        var recorded = await Port.RecordMoneyAsync(_details!.Order.Order.Id, method, amount, reference, ActorOf((await Person).User));
        _said = recorded.Succeeded
            ? (true, "The money is recorded. The order follows in a moment.")
            : (false, recorded.Error.Details.Count > 0 ? string.Join(" ", recorded.Error.Details.Select(error => error.Message)) : recorded.Error.Message);
        await _reads.ReadAsync();
        return recorded.Succeeded;
    }

    private async Task ChangeAsync(Func<string, Task<Result>> changeAsync, string done)
    {
        if (_busy) return;
        _busy = true;
        try
        {
            var result = await changeAsync((await Person).User.FullName());
            _said = result.Succeeded ? (true, done) : (false, result.Error.Message);
            await _reads.ReadAsync();
        }
        finally
        {
            _busy = false;
        }
    }
}
