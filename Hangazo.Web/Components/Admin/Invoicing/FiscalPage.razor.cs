using Hangazo.Core.Invoicing.Queries;
using Hangazo.Core.Kernel;
using Hangazo.Web.Client;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Hangazo.Web.Components.Admin.Invoicing;

public sealed partial class FiscalPage
{
    private Gathered _reads = default!;
    private FiscalWorklist.Details? _view;
    private (bool Good, string Text)? _said;
    private bool _missing;
    private bool _busy;
    private string _number = "";
    private string _signature = "";
    private string _internalData = "";
    private string _link = "";
    private string? _at;

    /// <summary>Its number.</summary>
    [Parameter]
    public string Document { get; set; } = "";

    [Inject]
    private FiscalPort Port { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> Person { get; set; } = default!;

    protected override void OnInitialized() => _reads = new(ReadAsync);

    protected override Task OnParametersSetAsync() => _reads.ReadAsync();

    private async Task ReadAsync()
    {
        _view = await Port.FindAsync(Document);
        _missing = _view is null;
    }

    private async Task EnterAsync() => await DoAsync(
        async () => await Port.EnterAsync(
            (await Person).User, new(Document, _number, _signature, _internalData, _at, _link)),
        "The receipt is written down and stands on the document.");

    private async Task SendAgainAsync() => await DoAsync(
        async () => await Port.SendAgainAsync((await Person).User, Document), "It waits to be sent again.");

    private async Task DoAsync(Func<Task<Result>> actAsync, string done)
    {
        if (_busy) return;
        _busy = true;
        try
        {
            var result = await actAsync();
            _said = result.Succeeded ? (true, done) : (false, result.Error.Message);
            await _reads.ReadAsync();
        }
        finally
        {
            _busy = false;
        }
    }
}
