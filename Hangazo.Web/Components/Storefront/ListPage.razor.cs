using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Kernel;
using Hangazo.Core.Search.Queries;
using Hangazo.Web.Search;
using Hangazo.Web.Storefront;
using Microsoft.AspNetCore.Components;

namespace Hangazo.Web.Components.Storefront;

/// <summary>A shelf, or everything: filtered, sorted, a page at a time.</summary>
public sealed partial class ListPage
{
    private static readonly (SearchSort Sort, string Name)[] Sorts =
    [
        (SearchSort.Featured, "Featured"), (SearchSort.Newest, "Newest"), (SearchSort.PriceLowest, "Price, low to high"),
        (SearchSort.PriceHighest, "Price, high to low"), (SearchSort.BestRated, "Best rated"),
    ];

    private ListAddress _at = default!;
    private CategoryTree.Node? _category;
    private BrandBook.Brand? _brand;
    private CategoryTree.Node? _shelf;
    private Page<ProductList.CardView>? _list;
    private AttributeBook.View _book = default!;
    private FacetCounts.View _facets = default!;
    private DateTimeOffset _now;
    private string _title = "All pieces";
    private string _text = "Clothes, made-to-measure wear, soft furnishing and bridal from our Nairobi workshop.";

    [Parameter]
    public string? Slug { get; set; }

    [Parameter]
    public string? BrandSlug { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    private string Count => Piece.Count(_list);

    protected override async Task OnInitializedAsync()
    {
        if (Slug is not null)
        {
            _category = (await Categories.GetAsync(Http.RequestAborted)).Find(Slug);
            if (_category is null)
            {
                // Status and header are all that a moved page needs; what is rendered beside them is not read by anybody.
                if (await Moved.FindAsync(Slug, Http.RequestAborted) is { } now) Http.Response.Redirect($"/categories/{now}{Http.Request.QueryString}", permanent: true);
                else Navigation.NotFound();
                return;
            }

            // A shelf without shelves below it shows its neighbours.
            _shelf = _category.Children.Count > 0 || _category.Path.Count < 2 ? _category : _category.Path[^2];
        }

        if (BrandSlug is not null && (_brand = (await Brands.GetAsync(Http.RequestAborted)).GetValueOrDefault(BrandSlug)) is null)
        {
            Navigation.NotFound();
            return;
        }

        // Lists took words before there was a search.
        if (Http.Request.Query["q"] is [{ Length: > 0 }])
        {
            Navigation.NavigateTo((SearchAddress.Read(Http.Request.Query) with { Categories = Slug is null ? [] : [Slug] }).ToString());
            return;
        }

        _book = await AskedAttributes.OfAsync(Http);
        _at = ReadAddress();
        (_title, _text) = (_category, _at) switch
        {
            _ when _brand is not null => (_brand.Name, $"{_brand.Name} in our Nairobi shop."),
            ({ } category, _) => (category.Name, category.Text.Length > 0 ? category.Text : $"{category.Name} from our Nairobi workshop."),
            (_, { OnSale: true }) => ("On sale", _text),
            _ => (_title, _text),
        };
        _now = Clock.GetUtcNow();
        await ReadAsync(Http.RequestAborted);
    }

    /// <summary>On a brand's page there is no other brand to choose.</summary>
    private ListAddress ReadAddress()
    {
        var path = _brand is not null ? "/brands/" + _brand.Slug : _category is not null ? "/categories/" + _category.Slug : "/products";
        var address = ListAddress.Read(path, Http.Request.Query, _book);
        return _brand is null ? address : address with
        {
            Brands = _brand.Names, Traits = address.Traits.Where(group => group.Key != FacetCodes.Brand).ToDictionary(StringComparer.Ordinal),
        };
    }

    private string Page(int number) => (_at with { Page = number }).ToString();

    /// <summary>A shelf knows its prices, stock and sales; what else is chosen only search can tell apart.</summary>
    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var asked = _at.SearchFilter(_category?.Id);
        if (!_at.AsksSearch)
        {
            // Both or none: what is known at once is drawn while the other is still awaited.
            var list = await Products.ExecuteAsync(_at.Filter(_category?.Id), cancellationToken);
            _facets = await Search.FacetsAsync(asked, cancellationToken);
            _list = list;
            return;
        }

        var found = await Search.ExecuteAsync(asked, cancellationToken);
        var items = await Products.OfAsync(found.Products.Items, cancellationToken);
        (_facets, _list) = (found.Facets, new(items, found.Products.Number, found.Products.Size, found.Products.Total));
    }
}
