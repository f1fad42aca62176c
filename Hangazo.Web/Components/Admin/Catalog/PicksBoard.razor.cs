using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Kernel;
using Microsoft.AspNetCore.Components;

namespace Hangazo.Web.Components.Admin.Catalog;

public sealed partial class PicksBoard
{
    /// <summary>The id of the empty form that the search fields belong to.</summary>
    public const string SearchForm = "picks-search";

    private const int ShownFound = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private CancellationTokenSource? _typing;
    private string _words = "";
    private IReadOnlyList<ProductGrid.Row>? _found;

    [Inject]
    private ProductsPort Port { get; set; } = default!;

    [Parameter, EditorRequired]
    public List<ProductForEditing.Pick> Picks { get; set; } = default!;

    /// <summary>What cannot be picked here: the product itself and what the other list has.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyCollection<ProductId> Taken { get; set; } = [];

    /// <summary>The list's name among the refusals.</summary>
    [Parameter, EditorRequired]
    public string Field { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter, EditorRequired]
    public string Hint { get; set; } = "";

    [Parameter]
    public bool Manages { get; set; }

    [Parameter, EditorRequired]
    public IReadOnlyList<Error> Errors { get; set; } = [];

    /// <summary>Something was added or removed.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    public void Dispose()
    {
        _typing?.Cancel();
        _typing?.Dispose();
    }

    /// <summary>Searches when the typing pauses; what was asked before is forgotten.</summary>
    private async Task FindAsync(ChangeEventArgs change)
    {
        _words = (string?)change.Value ?? "";
        if (_typing is not null) await _typing.CancelAsync();
        _typing?.Dispose();
        _typing = new();
        var token = _typing.Token;
        if (string.IsNullOrWhiteSpace(_words))
        {
            _found = null;
            return;
        }

        try
        {
            await Task.Delay(Pause, token);
            var page = await Port.ListAsync(new(_words, Sort: GridSort.Name), token);
            if (token.IsCancellationRequested) return;
            _found = [.. page.Items.Where(row => !Taken.Contains(row.Id) && !Picks.Exists(pick => pick.Id == row.Id)).Take(ShownFound)];
        }
        catch (OperationCanceledException)
        {
            // Somebody typed on, or left.
        }
    }

    private Task AddAsync(ProductGrid.Row row)
    {
        if (Picks.Count < ProductPicks.Most && !Picks.Exists(pick => pick.Id == row.Id)) Picks.Add(new(row.Id, row.Slug, row.Name, row.State, row.PictureHash));
        (_words, _found) = ("", null);
        return OnChanged.InvokeAsync();
    }

    private Task RemoveAsync(ProductForEditing.Pick pick)
    {
        Picks.Remove(pick);
        return OnChanged.InvokeAsync();
    }

    private void Move(int from, int by) => (Picks[from], Picks[from + by]) = (Picks[from + by], Picks[from]);
}
