using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Catalog.UseCases;
using Hangazo.Core.Kernel;
using Hangazo.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;

namespace Hangazo.Web.Components.Admin.Catalog;

public sealed partial class CategoriesPage : IAsyncDisposable
{
    private ElementReference _board;
    private DotNetObjectReference<CategoriesPage>? _self;
    private IJSObjectReference? _drag;
    private CategoryTree.View? _tree;
    private CategoryTree.Node? _chosen;
    private (bool Good, string Text)? _said;
    private string _name = "";
    private string _slug = "";
    private string _text = "";
    private string _under = "";
    private string _newName = "";
    private string _newSlug = "";
    private string _newUnder = "";
    private bool _busy;
    private bool _manages;

    [Inject]
    private ProductsPort Port { get; set; } = default!;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [Inject]
    private IAuthorizationService Authorization { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> Person { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _manages = (await Authorization.AuthorizeAsync((await Person).User, Policies.Manage)).Succeeded;
        _tree = await Port.CategoriesAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The tree is there from the second rendering on.
        if (_drag is not null || _self is not null || _tree is null || !_manages) return;
        _self = DotNetObjectReference.Create(this);
        await using var module = await Script.InvokeAsync<IJSObjectReference>("import", $"/{Assets["js/tree.js"]}");
        _drag = await module.InvokeAsync<IJSObjectReference>("attach", _board, _self);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_drag is not null)
            {
                await _drag.InvokeVoidAsync("stop");
                await _drag.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and its tree with it.
        }

        _self?.Dispose();
    }

    /// <summary>A category was dropped on another one: <c>before</c> it, <c>after</c> it or <c>into</c> it.</summary>
    [JSInvokable]
    public async Task OnDropped(string dragged, string onto, string where)
    {
        if (_tree is not { } tree || Read(dragged) is not { } id || Read(onto) is not { } place || tree.Find(id) is not { } moved || tree.Find(place) is not { } target) return;
        var (parent, before) = where switch
        {
            "into" => (target.Id, (CategoryId?)null),
            "after" => (target.ParentId, Next(tree, target)),
            _ => (target.ParentId, target.Id),
        };
        await ArrangeAsync(
            (shelves, by) => shelves.PlaceAsync(moved.Id, parent, before, by, CancellationToken.None),
            where == "into" ? $"{moved.Name} stands under {target.Name} now." : $"{moved.Name} stands {where} {target.Name} now.");
        StateHasChanged();
    }

    private static CategoryId? Next(CategoryTree.View tree, CategoryTree.Node node)
    {
        var row = (node.ParentId is { } parent ? tree.Find(parent)!.Children : tree.Houses).ToList();
        return row.ElementAtOrDefault(row.FindIndex(other => other.Id == node.Id) + 1)?.Id;
    }

    private void Open(CategoryTree.Node node) =>
        (_chosen, _name, _slug, _text, _under, _said) = (node, node.Name, node.Slug, node.Text, node.ParentId?.ToString() ?? "", null);

    private void Suggest(string? name) => (_newName, _newSlug) = (name ?? "", Slugs.From(name));

    private Task WriteAsync() => ArrangeAsync((shelves, by) => shelves.WriteAsync(_chosen!.Id, _name, _slug, _text, by, CancellationToken.None),
        _chosen!.Slug == _slug.Trim() ? "Saved." : "Saved. The old address leads here now.");

    private Task MoveAsync() => ArrangeAsync((shelves, by) => shelves.MoveAsync(_chosen!.Id, Read(_under), by, CancellationToken.None), "Moved, with everything on it.");

    private Task ShiftAsync(CategoryTree.Node node, bool later) =>
        ArrangeAsync((shelves, by) => shelves.ShiftAsync(node.Id, later, by, CancellationToken.None), $"{node.Name} stands {(later ? "later" : "earlier")} now.");

    private async Task AddAsync()
    {
        if (await ArrangeAsync((shelves, by) => shelves.AddAsync(Read(_newUnder), _newName, _newSlug, "", by, CancellationToken.None), $"{_newName.Trim()} is added."))
            (_newName, _newSlug) = ("", "");
    }

    private static CategoryId? Read(string id) => Guid.TryParse(id, out var value) ? new CategoryId(value) : null;

    private async Task<bool> ArrangeAsync(Func<ArrangeCategories, Actor, Task<Result<CategoryId>>> arrangeAsync, string done)
    {
        if (_busy) return false;
        _busy = true;
        try
        {
            var arranged = await Port.ArrangeAsync((await Person).User, arrangeAsync);
            _said = arranged.Succeeded ? (true, done) : (false, arranged.Error.Message);
            _tree = await Port.CategoriesAsync();
            if (_chosen is { } chosen) _chosen = _tree.Find(chosen.Id);
            return arranged.Succeeded;
        }
        finally
        {
            _busy = false;
        }
    }
}
