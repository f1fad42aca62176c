using System.Globalization;
using System.Text;
using System.Text.Json;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Kernel;
using Hangazo.Core.Reviews.Queries;
using Hangazo.Core.Settings.Contracts;
using Microsoft.AspNetCore.Components;

namespace Hangazo.Web.Storefront;

/// <summary>
/// What search engines read of a page: schema.org vocabulary as JSON-LD, after Google's guides for product variants and breadcrumbs.
/// Harmless inside a script element, because the writer escapes angle brackets.
/// </summary>
internal static class StructuredData
{
    private const string Vocabulary = "https://schema.org/";

    /// <summary>A product and its place in the shop. The price is the one the page shows, with VAT in it.</summary>
    public static MarkupString Product(
        ProductDetails.View product, ProductOffer offer, IReadOnlyList<CategoryTree.Node> path, string shopName, ShopAddress address,
        ProductReviews.View? reviews = null) => Script(json =>
    {
        json.WriteStartArray();
        WriteProduct(json, product, offer, shopName, address, reviews);
        WriteBreadcrumbs(json, [.. path.Select(shelf => (shelf.Name, "/categories/" + shelf.Slug)), (product.Name, "/products/" + product.Slug)], address);
        json.WriteEndArray();
    });

    /// <param name="steps">Name and path of each step below the home page, down to the page itself.</param>
    public static MarkupString Breadcrumbs(IReadOnlyList<(string Name, string Path)> steps, ShopAddress address) =>
        Script(json => WriteBreadcrumbs(json, steps, address));

    /// <summary>The house behind the shop, and how its own search is addressed.</summary>
    public static MarkupString Shop(ShopProfile shop, ShopAddress address) => Script(json =>
    {
        json.WriteStartArray();
        Begin(json, "ClothingStore");
        json.WriteString("name", shop.Name);
        json.WriteString("legalName", shop.LegalName);
        json.WriteString("url", address.Absolute("/"));
        json.WriteString("telephone", shop.Phone);
        json.WriteString("email", shop.Email);
        json.WriteString("address", shop.Address);
        json.WriteString("currenciesAccepted", Money.Kes);
        json.WriteEndObject();
        Begin(json, "WebSite");
        json.WriteString("name", shop.Name);
        json.WriteString("url", address.Absolute("/"));
        json.WriteStartObject("potentialAction");
        json.WriteString("@type", "SearchAction");
        json.WriteString("target", address.Absolute("/search?q={search_term_string}"));
        json.WriteString("query-input", "required name=search_term_string");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    });

    private static void WriteProduct(Utf8JsonWriter json, ProductDetails.View product, ProductOffer offer, string shopName, ShopAddress address, ProductReviews.View? reviews)
    {
        var axes = (Sizes: offer.Sizes.Count > 0, Colours: offer.Colours.Count > 0);
        var varies = axes.Sizes || axes.Colours;
        Begin(json, varies ? "ProductGroup" : "Product");
        json.WriteString("name", product.Name);
        json.WriteString("description", product.Summary);
        json.WriteString("url", address.Absolute("/products/" + product.Slug));
        json.WriteStartArray("image");
        foreach (var picture in product.Pictures) json.WriteStringValue(Picture(picture.Hash, address));
        json.WriteEndArray();
        json.WriteStartObject("brand");
        json.WriteString("@type", "Brand");
        json.WriteString("name", product.Brand.Length > 0 ? product.Brand : shopName);
        json.WriteEndObject();
        if (reviews is not null) WriteReviews(json, reviews);
        if (!varies)
        {
            WriteVariant(json, product, offer.Variants[0]);
            json.WriteEndObject();
            return;
        }

        json.WriteString("productGroupID", product.Slug);
        json.WriteStartArray("variesBy");
        if (axes.Sizes) json.WriteStringValue(Vocabulary + "size");
        if (axes.Colours) json.WriteStringValue(Vocabulary + "color");
        json.WriteEndArray();
        json.WriteStartArray("hasVariant");
        foreach (var variant in offer.Variants)
        {
            json.WriteStartObject();
            json.WriteString("@type", "Product");
            json.WriteString("name", $"{product.Name}, {variant.Name}");
            if (variant.Option.Size is { } size) json.WriteString("size", size);
            if (variant.Option.Colour is { } colour) json.WriteString("color", colour);
            var picture = product.Pictures.FirstOrDefault(own => own.Colour == variant.Option.Colour) ?? (product.Pictures.Count > 0 ? product.Pictures[0] : null);
            if (picture is not null) json.WriteString("image", Picture(picture.Hash, address));
            WriteVariant(json, product, variant);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Published ones only; those that the page shows.</summary>
    private static void WriteReviews(Utf8JsonWriter json, ProductReviews.View reviews)
    {
        json.WriteStartObject("aggregateRating");
        json.WriteString("@type", "AggregateRating");
        json.WriteString("ratingValue", reviews.Rating.ToString());
        json.WriteNumber("reviewCount", reviews.Rating.Reviews);
        json.WriteNumber("bestRating", 5);
        json.WriteNumber("worstRating", 1);
        json.WriteEndObject();
        json.WriteStartArray("review");
        foreach (var review in reviews.Newest.Items)
        {
            json.WriteStartObject();
            json.WriteString("@type", "Review");
            json.WriteStartObject("reviewRating");
            json.WriteString("@type", "Rating");
            json.WriteNumber("ratingValue", review.Stars);
            json.WriteNumber("bestRating", 5);
            json.WriteEndObject();
            json.WriteStartObject("author");
            json.WriteString("@type", "Person");
            json.WriteString("name", review.Name);
            json.WriteEndObject();
            json.WriteString("datePublished", ShopTime.DayOf(review.At).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            if (review.Title.Length > 0) json.WriteString("name", review.Title);
            if (review.Text.Length > 0) json.WriteString("reviewBody", review.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteVariant(Utf8JsonWriter json, ProductDetails.View product, ProductOffer.Variant variant)
    {
        var price = variant.Option.Price;
        var amount = price.Amount.ToString(CultureInfo.InvariantCulture);
        json.WriteString("sku", variant.Option.Sku);
        json.WriteStartObject("offers");
        json.WriteString("@type", "Offer");
        json.WriteString("price", amount);
        json.WriteString("priceCurrency", price.Currency);
        json.WriteString("availability", Vocabulary + (variant.IsGone ? "OutOfStock" : "InStock"));
        json.WriteString("itemCondition", Vocabulary + "NewCondition");
        json.WriteStartObject("priceSpecification");
        json.WriteString("@type", "UnitPriceSpecification");
        json.WriteString("price", amount);
        json.WriteString("priceCurrency", price.Currency);
        json.WriteBoolean("valueAddedTaxIncluded", true);
        // UN/CEFACT's code of the metre.
        if (product.Quantity.Unit == StockUnit.Metre) json.WriteString("unitCode", "MTR");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteBreadcrumbs(Utf8JsonWriter json, IReadOnlyList<(string Name, string Path)> steps, ShopAddress address)
    {
        Begin(json, "BreadcrumbList");
        json.WriteStartArray("itemListElement");
        WriteStep(1, "Home", "/");
        for (var i = 0; i < steps.Count; i++) WriteStep(i + 2, steps[i].Name, steps[i].Path);
        json.WriteEndArray();
        json.WriteEndObject();

        void WriteStep(int position, string name, string path)
        {
            json.WriteStartObject();
            json.WriteString("@type", "ListItem");
            json.WriteNumber("position", position);
            json.WriteString("name", name);
            json.WriteString("item", address.Absolute(path));
            json.WriteEndObject();
        }
    }

    private static string Picture(string hash, ShopAddress address) => address.Absolute($"/media/{hash}/1280.webp");

    private static void Begin(Utf8JsonWriter json, string type)
    {
        json.WriteStartObject();
        json.WriteString("@context", "https://schema.org");
        json.WriteString("@type", type);
    }

    private static MarkupString Script(Action<Utf8JsonWriter> write)
    {
        using var text = new MemoryStream(2_048);
        using (var json = new Utf8JsonWriter(text)) write(json);
        return new($"<script type=\"application/ld+json\">{Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length)}</script>");
    }
}
