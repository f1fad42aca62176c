using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Kernel;
using Hangazo.Core.Search;
using Hangazo.Core.Search.Queries;
using Hangazo.Core.Search.UseCases;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Web.Search;
using Hangazo.Web.Storefront;
using Microsoft.AspNetCore.Components;

namespace Hangazo.Web.Components.Storefront;

/// <summary>What somebody looked for; without words, everything.</summary>
public sealed partial class SearchPage
{
    private static readonly (SearchSort Sort, string Name)[] Sorts =
    [
        (SearchSort.Relevance, "Relevance"), (SearchSort.Newest, "Newest"), (SearchSort.PriceLowest, "Price, low to high"),
        (SearchSort.PriceHighest, "Price, high to low"), (SearchSort.BestSelling, "Best selling"), (SearchSort.BestRated, "Best rated"),
    ];

    private readonly Guid _search = Guid.CreateVersion7();
    private SearchAddress _at = default!;
    private CategoryTree.View _tree = default!;
    private AttributeBook.View _book = default!;
    private FindProducts.View? _found;
    private List<ProductList.CardView> _cards = [];
    private ShopProfile? _shop;
    private DateTimeOffset _now;
    private string? _didYouMean;

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    private SearchAddress First => _at with { Page = 1 };

    private string Title => _at.Text.Length > 0 ? $"Results for “{_at.Text}”" : "Search the shop";

    private string Count => Piece.Count(_found?.Products);

    private Func<int, string>? Trail => _at.Text.Length == 0 ? null : place => ResultClicks.Of(_search, ((_found!.Products.Number - 1) * _found.Products.Size) + place + 1);

    protected override async Task OnInitializedAsync()
    {
        var cancellationToken = Http.RequestAborted;
        _book = await AskedAttributes.OfAsync(Http);
        _at = SearchAddress.Read(Http.Request.Query, _book);
        _tree = await Categories.GetAsync(cancellationToken);
        _now = Clock.GetUtcNow();
        var found = await Search.ExecuteAsync(_at.Filter(_tree), cancellationToken);
        _cards = await Products.OfAsync(found.Products.Items, cancellationToken);
        if (found.Products.Total == 0 && _at.Chosen == 0)
        {
            _shop = await Settings.ShopAsync(cancellationToken);
            if (_at.Literally) _didYouMean = (await Search.ExecuteAsync(_at.Filter(_tree) with { Literally = false }, cancellationToken)).Corrected;
        }

        if (HttpMethods.IsGet(Http.Request.Method) && found.Words.Length > 0 && Words.MayBeKept(_at.Text))
            Log.Add(new RecordSearches.Asked(_search, _now, found.Words, found.Products.Total, _at.Chosen > 0 || _at.Page > 1 || _at.Sort != SearchSort.Relevance));
        _found = found;
    }
}
