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

namespace Hangazo.Web.Components.Admin.Catalog;

public sealed partial class CategoriesPage
{
    private CategoryTree.View? _tree;
    private CategoryTree.Node? _chosen;
    private (bool Good, string Text)? _said;
    private string _name = "";
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
    private IAuthorizationService Authorization { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> Person { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _manages = (await Authorization.AuthorizeAsync((await Person).User, Policies.Manage)).Succeeded;
        _tree = await Port.CategoriesAsync();
    }

    private void Open(CategoryTree.Node node) =>
        (_chosen, _name, _text, _under, _said) = (node, node.Name, node.Text, node.ParentId?.ToString() ?? "", null);

    private void Suggest(string? name) => (_newName, _newSlug) = (name ?? "", Slugs.From(name));

    private Task WriteAsync() => ArrangeAsync((shelves, by) => shelves.WriteAsync(_chosen!.Id, _name, _text, by, CancellationToken.None), "Saved.");

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
