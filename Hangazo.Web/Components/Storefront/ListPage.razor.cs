using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Kernel;
using Hangazo.Web.Search;
using Hangazo.Web.Storefront;
using Microsoft.AspNetCore.Components;

namespace Hangazo.Web.Components.Storefront;

/// <summary>A shelf, or everything: filtered, sorted, a page at a time.</summary>
public sealed partial class ListPage
{
    private static readonly (ListSort Sort, string Name)[] Sorts =
    [
        (ListSort.Featured, "Featured"), (ListSort.Newest, "Newest"), (ListSort.PriceLowest, "Price, low to high"), (ListSort.PriceHighest, "Price, high to low"),
    ];

    private ListAddress _at = default!;
    private CategoryTree.Node? _category;
    private CategoryTree.Node? _shelf;
    private Page<ProductList.CardView>? _list;
    private DateTimeOffset _now;
    private string _title = "All pieces";
    private string _text = "Clothes, made-to-measure wear, soft furnishing and bridal from our Nairobi workshop.";
    private string _filtersScript = "";

    [Parameter]
    public string? Slug { get; set; }

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
                Navigation.NotFound();
                return;
            }

            // A shelf without shelves below it shows its neighbours.
            _shelf = _category.Children.Count > 0 || _category.Path.Count < 2 ? _category : _category.Path[^2];
        }

        // Lists took words before there was a search.
        if (Http.Request.Query["q"] is [{ Length: > 0 }])
        {
            Navigation.NavigateTo((SearchAddress.Read(Http.Request.Query) with { Categories = Slug is null ? [] : [Slug] }).ToString());
            return;
        }

        _at = ListAddress.Read(_category is null ? "/products" : "/categories/" + _category.Slug, Http.Request.Query);
        (_title, _text) = (_category, _at) switch
        {
            ({ } category, _) => (category.Name, category.Text.Length > 0 ? category.Text : $"{category.Name} from our Nairobi workshop."),
            (_, { OnSale: true }) => ("On sale", _text),
            _ => (_title, _text),
        };
        _filtersScript = "/" + Assets["js/filters.js"];
        _now = Clock.GetUtcNow();
        _list = await Products.ExecuteAsync(_at.Filter(_category?.Id), Http.RequestAborted);
    }

    private string Page(int number) => (_at with { Page = number }).ToString();

    private IEnumerable<(string Words, ListAddress Without)> Chosen()
    {
        var first = _at with { Page = 1 };
        if (_at.Min is { } min) yield return ($"From {Money.Shillings(min)}", first with { Min = null });
        if (_at.Max is { } max) yield return ($"Up to {Money.Shillings(max)}", first with { Max = null });
        if (_at.InStock) yield return ("In stock", first with { InStock = false });
        if (_at.OnSale) yield return ("On sale", first with { OnSale = false });
    }
}
