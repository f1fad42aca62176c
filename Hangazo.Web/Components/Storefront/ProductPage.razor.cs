using System.Globalization;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Core.Reviews.Queries;
using Hangazo.Core.Shipping.Contracts;
using Hangazo.Web.Storefront;
using Microsoft.AspNetCore.Components;

namespace Hangazo.Web.Components.Storefront;

/// <summary>A product: pictures, choices, what is left, and the form that puts it into the cart.</summary>
public sealed partial class ProductPage
{
    private const int Nairobi = 47;

    // The farthest zone stands for the rest of the country: nobody is promised too much.
    private const int Turkana = 23;

    private ProductDetails.View? _product;
    private ProductOffer _offer = default!;
    private IReadOnlyList<ProductOffer.Variant> _gone = [];
    private IReadOnlyList<CategoryTree.Node> _path = [];
    private ProductList.PickedCards _beside = new([], []);
    private ProductReviews.View? _reviews;
    private DeliveryOption? _rider;
    private DeliveryOption? _courier;
    private DeliveryOption? _showroom;
    private DateTimeOffset _now;
    private string? _refusal;
    private string? _refusedAddOn;
    private IReadOnlyDictionary<string, string> _typed = new Dictionary<string, string>();
    private string _shopName = "";
    private Money? _firstPart;

    [Parameter]
    public string Slug { get; set; } = "";

    /// <summary>As it will look, whether it is public or not; for those who work on it.</summary>
    [Parameter]
    public bool Preview { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    private string? QuantityHint => _product!.Quantity switch
    {
        { Unit: StockUnit.Metre, Increment: var step } => $"In metres, in steps of {QuantityRule.Format(step, StockUnit.Metre)}.",
        { Increment: 1, Minimum: 1 } => null,
        var rule => $"From {QuantityRule.Format(rule.Minimum, rule.Unit)}, in steps of {QuantityRule.Format(rule.Increment, rule.Unit)}.",
    };

    private string ShareLink => "https://wa.me/?text=" + Uri.EscapeDataString($"{_product!.Name}: {Address.Value.Absolute("/products/" + _product.Slug)}");

    private string PerUnit => _product!.Quantity.Unit switch
    {
        StockUnit.Metre => "A metre.",
        StockUnit.Pair => "A pair.",
        StockUnit.Set => "A set.",
        _ => "",
    };

    protected override async Task OnInitializedAsync()
    {
        var product = await Details.ExecuteAsync(Slug, Http.RequestAborted, Preview);
        if (product is not { Variants.Count: > 0 })
        {
            // Status and header are all that a moved page needs; what is rendered beside them is not read by anybody.
            if (!Preview && await Moved.FindAsync(Slug, Http.RequestAborted) is { } now) Http.Response.Redirect($"/products/{now}{Http.Request.QueryString}", permanent: true);
            else Navigation.NotFound();
            return;
        }

        var available = await Inventory.AvailableAsync([.. product.Variants.Select(variant => variant.Id)], Http.RequestAborted);
        if (product.IsDigital) available = product.Variants.ToDictionary(variant => variant.Id, _ => product.Quantity.Maximum);
        _beside = await Related.OfAsync(product, Http.RequestAborted);
        _reviews = await Reviews.OfAsync(product.Id, QueryValues.Page(Http.Request.Query[ShopPages.Reviews]), Http.RequestAborted);
        _path = (await Categories.GetAsync(Http.RequestAborted)).Find(product.Category)?.Path ?? [];
        var inNairobi = await Shipping.OptionsAsync(Nairobi, Parcel.Unknown, Http.RequestAborted);
        _rider = inNairobi.FirstOrDefault(option => option.NeedsAddress);
        _showroom = inNairobi.FirstOrDefault(option => !option.NeedsAddress);
        _courier = (await Shipping.OptionsAsync(Turkana, Parcel.Unknown, Http.RequestAborted)).LastOrDefault(option => option.NeedsAddress);
        _shopName = (await Settings.ShopAsync(Http.RequestAborted)).Name;
        _now = Clock.GetUtcNow();
        _firstPart = await FirstPartAsync(product);
        var query = Http.Request.Query;
        var refused = (string?)query[ShopPages.Refused];
        _offer = refused is null ? new(product, available) : new(product, available, query["size"], query["colour"]);
        _gone = _offer.Gone;
        _typed = refused is null ? _typed : AddOnFields.Read(query);
        var about = refused is null ? null : product.AddOns.FirstOrDefault(addOn => addOn.Code == query[AddOnFields.About]);
        _refusedAddOn = about?.Code;
        _refusal = (about is null ? null : AddOnRules.Refusal(refused!, about)?.Message) ?? Refusals.Sentence(refused, product.Quantity);
        _product = product;
    }

    /// <summary>The least that begins the work on one of it, where it is paid in parts; null where it is paid at once.</summary>
    private async Task<Money?> FirstPartAsync(ProductDetails.View product)
    {
        if (product.IsDigital) return null;
        var (plans, price) = (await Settings.PlansAsync(Http.RequestAborted), product.Variants.Min(variant => variant.Price) * product.Quantity.Minimum);
        return PaymentSchedule.Of([(product.LineType, price)], price, plans, null, ShopTime.DayOf(_now)) is [{ IsAtOnce: true } first, _, ..] ? first.Amount : null;
    }

    private static string Number(decimal quantity) => quantity.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Sentence(DeliveryOption option) => option.Fee.IsZero ? $"{option.Estimate}, free" : $"{option.Estimate}, {option.Fee}";
}
