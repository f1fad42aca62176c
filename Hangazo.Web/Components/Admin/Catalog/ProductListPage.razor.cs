using System.Globalization;
using System.Security.Claims;
using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Catalog.UseCases;
using Hangazo.Core.Inventory.UseCases;
using Hangazo.Core.Kernel;
using Hangazo.Web.Accounts;
using Hangazo.Web.Client;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;

namespace Hangazo.Web.Components.Admin.Catalog;

public sealed partial class ProductListPage : IDisposable
{
    private static readonly ProductState[] States = [ProductState.Draft, ProductState.Scheduled, ProductState.Published, ProductState.Archived];

    private static readonly (string Text, string Address)[] Saved =
    [
        ("All", "/admin/products"),
        ("Drafts", "/admin/products?state=draft"),
        ("Published", "/admin/products?state=published"),
        ("Sold out", "/admin/products?state=published&stock=out"),
        ("Archive", "/admin/products?state=archived"),
    ];

    private readonly Dictionary<ProductId, string> _chosen = [];
    private readonly Dictionary<ProductId, ElementReference> _prices = [];
    private Gathered _reads = default!;
    private ProductListFilter _filter = new();
    private ProductGrid.Filter _shown = new();
    private CategoryTree.View? _categories;
    private Page<ProductGrid.Row>? _page;
    private (string Text, Func<Task>? UndoAsync)? _done;
    private IReadOnlyList<string> _refusals = [];
    private string? _percent;
    private HashSet<ProductColumn> _columns = [.. ProductColumns.Usual];
    private ProductId? _focus;
    private int _refused;
    private bool _busy;
    private bool _manages;

    [Inject]
    private ProductsPort Port { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IAuthorizationService Authorization { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> Person { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _reads = new(ReadAsync);
        Navigation.LocationChanged += OnLocationChanged;
        _columns = await Port.ColumnsAsync((await Person).User);
        _manages = (await Authorization.AuthorizeAsync((await Person).User, Policies.Manage)).Succeeded;
        await FollowAddressAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The new box takes the place of the old one also for whoever works by keyboard.
        if (_busy || _focus is not { } id || !_prices.TryGetValue(id, out var box)) return;
        _focus = null;
        await box.FocusAsync();
    }

    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;

    private void OnLocationChanged(object? sender, LocationChangedEventArgs location)
    {
        if (new Uri(location.Location).AbsolutePath == ProductListFilter.Path) _ = InvokeAsync(FollowAddressAsync);
    }

    private async Task FollowAddressAsync()
    {
        _categories = await Port.CategoriesAsync();
        _filter = ProductListFilter.Read(new Uri(Navigation.Uri).Query);
        _shown = _filter.ToQuery(_categories);
        await _reads.ReadAsync();
        StateHasChanged();
    }

    private async Task ReadAsync() => _page = await Port.ListAsync(_shown, CancellationToken.None);

    private void Apply()
    {
        _filter.Page = 1;
        Navigation.NavigateTo(_filter.ToAddress());
    }

    private bool Sees(ProductColumn column) => _columns.Contains(column);

    private async Task ShowAsync(ProductColumn column, bool show)
    {
        if (show) _columns.Add(column);
        else _columns.Remove(column);
        await Port.KeepColumnsAsync((await Person).User, _columns);
    }

    private string SortAddress(GridSort up, GridSort down) => ProductListFilter.Read(new Uri(Navigation.Uri).Query).ToAddress(_shown.Sort == up ? down : up);

    private string? SortState(GridSort up, GridSort down) => _shown.Sort == up ? "ascending" : _shown.Sort == down ? "descending" : null;

    private void Choose(ProductGrid.Row row)
    {
        if (!_chosen.Remove(row.Id)) _chosen[row.Id] = row.Name;
    }

    private void ChooseAll(ChangeEventArgs change)
    {
        foreach (var row in _page?.Items ?? [])
        {
            if (change.Value is true) _chosen[row.Id] = row.Name;
            else _chosen.Remove(row.Id);
        }
    }

    private Task PriceAsync(ProductGrid.Row row, string? typed) => WorkAsync(async who =>
    {
        var price = new Money(Shillings.Read(typed) ?? 0, Money.Kes);
        var priced = await Port.PriceAsync(who, (prices, by) => prices.SetAsync(row.Id, row.Version, price, by, CancellationToken.None));
        if (!priced.Succeeded)
        {
            // What was typed goes, and what it costs comes back: a new box, because the old one's value did not change.
            _refused++;
            _focus = row.Id;
            return Say([$"{row.Name}: {priced.Error.Message}"]);
        }

        return Say([], $"{row.Name} costs {price} now.", () => TakeBackAsync(new() { [row.Id] = priced.Value }));
    });

    private async Task<bool> CountAsync(ProductGrid.Row row, IReadOnlyList<CountStock.Line> lines)
    {
        var written = false;
        await WorkAsync(async who =>
        {
            var counted = lines.Count == 0 ? true : await Port.CountAsync(who, lines);
            written = counted.Succeeded;
            if (!counted.Succeeded) return Say([$"{row.Name}: {counted.Error.Message}"]);
            return Say([], $"The stock of {row.Name} is written down.", lines.Count == 0 ? null : () => UncountAsync(row, lines));
        });
        return written;
    }

    private Task UncountAsync(ProductGrid.Row row, IReadOnlyList<CountStock.Line> lines) => WorkAsync(async who =>
    {
        var counted = await Port.CountAsync(who, [.. lines.Select(line => line with { Shown = line.OnHand, OnHand = line.Shown })]);
        return counted.Succeeded ? Say([], $"The stock of {row.Name} is as it was.") : Say([$"{row.Name}: {counted.Error.Message}"]);
    });

    private Task PublishAsync() => WorkAsync(async who =>
    {
        var outcome = await ProductsPort.EachAsync(Chosen, async id => (await Port.MoveAsync(who, (states, by) => states.PublishAsync(id, null, by, CancellationToken.None))).Error);
        return Say(outcome.Refusals, Counted(outcome.Done.Count, "published"));
    });

    private Task ArchiveAsync() => WorkAsync(async who =>
    {
        var outcome = await ProductsPort.EachAsync(Chosen, async id => (await Port.MoveAsync(who, (states, by) => states.ArchiveAsync(id, null, by, CancellationToken.None))).Error);
        _chosen.Clear();
        return Say(outcome.Refusals, Counted(outcome.Done.Count, "archived"), () => RestoreAsync(outcome.Done));
    });

    private Task RestoreAsync(IReadOnlyList<ProductId> products) => WorkAsync(async who =>
    {
        var outcome = await ProductsPort.EachAsync(
            products.Select(id => (id, "A product")), async id => (await Port.MoveAsync(who, (states, by) => states.RestoreAsync(id, null, by, CancellationToken.None))).Error);
        return Say(outcome.Refusals, Counted(outcome.Done.Count, "restored"));
    });

    private Task RepriceAsync() => WorkAsync(async who =>
    {
        if (!decimal.TryParse(_percent?.TrimEnd('%', ' '), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var percent))
            return Say([CatalogErrors.PercentInvalid.Message]);
        var changed = new Dictionary<ProductId, IReadOnlyList<ChangePrices.Repriced>>();
        var outcome = await ProductsPort.EachAsync(Chosen, async id =>
        {
            var priced = await Port.PriceAsync(who, (prices, by) => prices.ByPercentAsync(id, percent, by, CancellationToken.None));
            if (priced.Succeeded) changed[id] = priced.Value;
            return priced.Error;
        });
        return Say(outcome.Refusals, Counted(outcome.Done.Count, "repriced"), () => TakeBackAsync(changed));
    });

    private Task TakeBackAsync(Dictionary<ProductId, IReadOnlyList<ChangePrices.Repriced>> changes) => WorkAsync(async who =>
    {
        var outcome = await ProductsPort.EachAsync(
            changes.Keys.Select(id => (id, "A product")),
            async id => (await Port.PriceAsync(who, (prices, by) => prices.TakeBackAsync(id, changes[id], by, CancellationToken.None))).Error);
        return Say(outcome.Refusals, Counted(outcome.Done.Count, "back to the price before"));
    });

    private List<(ProductId Id, string Name)> Chosen => [.. _chosen.Select(entry => (entry.Key, entry.Value))];

    private static string? Counted(int count, string what) => count switch
    {
        0 => null,
        1 => $"1 product is {what}.",
        _ => $"{count} products are {what}.",
    };

    private bool Say(IReadOnlyList<string> refusals, string? done = null, Func<Task>? undoAsync = null)
    {
        (_refusals, _done) = (refusals, done is null ? null : (done, undoAsync));
        return refusals.Count == 0;
    }

    private Task UndoAsync() => _done is { UndoAsync: { } undoAsync } ? undoAsync() : Task.CompletedTask;

    private async Task WorkAsync(Func<ClaimsPrincipal, Task<bool>> workAsync)
    {
        if (_busy) return;
        _busy = true;
        try
        {
            await workAsync((await Person).User);
            await _reads.ReadAsync();
        }
        finally
        {
            _busy = false;
        }
    }
}
