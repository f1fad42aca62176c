using Hangazo.Core.Kernel;
using Hangazo.Core.Media.Contracts;
using Hangazo.Web.Api.Media;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace Hangazo.Web.Components.Admin.Catalog;

public sealed partial class PictureBoard
{
    private readonly List<Upload> _uploads = [];
    private readonly CancellationTokenSource _gone = new();
    private ElementReference _board;
    private DotNetObjectReference<PictureBoard>? _self;
    private IJSObjectReference? _drop;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [Inject]
    private AntiforgeryStateProvider Tokens { get; set; } = default!;

    /// <summary>Others only look at them.</summary>
    [Parameter]
    public bool Manages { get; set; }

    [Parameter, EditorRequired]
    public ProductForm Form { get; set; } = default!;

    [Parameter, EditorRequired]
    public IReadOnlyList<Error> Errors { get; set; } = [];

    [JSInvokable]
    public void OnStarted(int id, string name) => Show(() => _uploads.Add(new(id, name)));

    [JSInvokable]
    public void OnProgress(int id, int percent) => Show(() => _uploads.Find(upload => upload.Id == id)?.Percent = percent);

    /// <summary>The shop has it. It is the product's when the product is saved; a hash that was made up is refused then.</summary>
    [JSInvokable]
    public void OnTaken(int id, string hash) => Show(() =>
    {
        _uploads.RemoveAll(upload => upload.Id == id);
        if (Form.Pictures.Exists(picture => picture.Hash == hash)) return;
        // Pictures arrive as they can and stand as they were chosen.
        var later = Form.Pictures.FindIndex(picture => picture.Upload > id);
        Form.Pictures.Insert(later < 0 ? Form.Pictures.Count : later, new(hash) { Upload = id });
    });

    [JSInvokable]
    public void OnRefused(int id, string refusal) => Show(() => _uploads.Find(upload => upload.Id == id)?.Refusal = refusal);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || !Manages) return;
        _self = DotNetObjectReference.Create(this);
        await using var module = await Script.InvokeAsync<IJSObjectReference>("import", _gone.Token, $"/{Assets["js/pictures.js"]}");
        _drop = await module.InvokeAsync<IJSObjectReference>(
            "attach", _gone.Token, _board, _self, PictureUploads.Path, Tokens.GetAntiforgeryToken()?.Value, IMediaStore.LargestUpload);
    }

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
        try
        {
            if (_drop is not null)
            {
                await _drop.InvokeVoidAsync("stop", CancellationToken.None);
                await _drop.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and its uploads with it.
        }

        _self?.Dispose();
    }

    private void Show(Action change)
    {
        change();
        StateHasChanged();
    }

    private void Move(int at, int by) => (Form.Pictures[at], Form.Pictures[at + by]) = (Form.Pictures[at + by], Form.Pictures[at]);

    private sealed class Upload(int id, string name)
    {
        public int Id { get; } = id;

        public string Name { get; } = name;

        public int Percent { get; set; }

        public string? Refusal { get; set; }
    }
}
