using Hangazo.Core.Kernel;
using Hangazo.Core.Media.Contracts;
using Hangazo.Web.Api.Media;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace Hangazo.Web.Components.Admin.Catalog;

public sealed partial class DigitalBoard
{
    private readonly CancellationTokenSource _gone = new();
    private ElementReference _input;
    private DotNetObjectReference<DigitalBoard>? _self;
    private IJSObjectReference? _upload;
    private int? _percent;
    private string? _refusal;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [Inject]
    private AntiforgeryStateProvider Tokens { get; set; } = default!;

    [Parameter, EditorRequired]
    public ProductForm Form { get; set; } = default!;

    [Parameter]
    public bool Manages { get; set; }

    /// <summary>From then on, it stays what it is.</summary>
    [Parameter]
    public bool WasEverPublic { get; set; }

    [Parameter, EditorRequired]
    public IReadOnlyList<Error> Errors { get; set; } = [];

    [JSInvokable]
    public void OnProgress(int percent) => Show(percent, null);

    /// <summary>The shop has it. A hash that was made up is refused when the product is saved.</summary>
    [JSInvokable]
    public void OnTaken(string hash, string name, long bytes, string contentType)
    {
        if (!Form.Files.Exists(file => file.Hash == hash)) Form.Files.Add(new(hash, bytes, contentType) { Name = name });
        Show(null, null);
    }

    [JSInvokable]
    public void OnRefused(string refusal) => Show(null, refusal);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || !Manages) return;
        _self = DotNetObjectReference.Create(this);
        await using var module = await Script.InvokeAsync<IJSObjectReference>("import", _gone.Token, $"/{Assets["js/files.js"]}");
        _upload = await module.InvokeAsync<IJSObjectReference>(
            "attach", _gone.Token, _input, _self, FileUploads.Path, Tokens.GetAntiforgeryToken()?.Value, IFileStore.LargestUpload);
    }

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
        try
        {
            if (_upload is not null)
            {
                await _upload.InvokeVoidAsync("stop", CancellationToken.None);
                await _upload.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and its upload with it.
        }

        _self?.Dispose();
    }

    private void Show(int? percent, string? refusal)
    {
        (_percent, _refusal) = (percent, refusal);
        StateHasChanged();
    }
}
