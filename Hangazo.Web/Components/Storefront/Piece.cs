using System.Globalization;
using System.Text;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Kernel;
using Hangazo.Core.Media.Contracts;
using Hangazo.Web.Storefront;
using Microsoft.AspNetCore.Components;

namespace Hangazo.Web.Components.Storefront;

/// <summary>The cards of a list and the parts they share with other pages.</summary>
internal static class Piece
{
    private const int TypicalCard = 1_400;
    private const int TypicalChoice = 160;
    private const string CardSizes = "(min-width:1100px) 25vw, (min-width:380px) 50vw, 100vw";

    /// <summary>How long a product is called new.</summary>
    private static readonly TimeSpan New = TimeSpan.FromDays(30);

    /// <param name="now">Tells which are new.</param>
    /// <param name="early">How many stand above the fold and are loaded at once.</param>
    /// <param name="trail">What is added to the address of the card at a place.</param>
    public static MarkupString Cards(IReadOnlyList<ProductList.CardView> cards, DateTimeOffset now, int early = 0, Func<int, string>? trail = null)
    {
        var html = new StringBuilder(cards.Count * TypicalCard);
        for (var i = 0; i < cards.Count; i++) Card(html, cards[i], now, i < early, trail?.Invoke(i));
        return (MarkupString)html.ToString();
    }

    /// <summary>Which of how many a page of a list shows, in words.</summary>
    public static string Count<T>(Page<T>? page) => page switch
    {
        { Total: 0 } => "No pieces",
        { Total: 1 } => "1 piece",
        { Count: 1 } => string.Create(CultureInfo.InvariantCulture, $"{page.Total:N0} pieces"),
        { } => string.Create(
            CultureInfo.InvariantCulture, $"{((page.Number - 1) * page.Size) + 1:N0} to {((page.Number - 1) * page.Size) + page.Items.Count:N0} of {page.Total:N0} pieces"),
        null => "",
    };

    public static MarkupString Picture(string? hash, string alt, string sizes, string? loading = "lazy", string? priority = null, FocalPoint? focus = null)
    {
        var html = new StringBuilder();
        Picture(html, hash, alt, sizes, loading, priority, focus ?? FocalPoint.Middle);
        return (MarkupString)html.ToString();
    }

    /// <summary>A swatch. An SVG because the content security policy allows no style attributes.</summary>
    public static MarkupString Dot(string hex) => (MarkupString)Dot(new StringBuilder(), hex).ToString();

    /// <summary>A group of filters as checkboxes; a list has a hundred of them.</summary>
    public static MarkupString Choices(FilterGroup group)
    {
        var html = new StringBuilder(TypicalChoice * (group.Choices.Count + 1));
        html.AppendHtml($"""<fieldset><legend>{group.Name}</legend><div class="choices{(group.IsShort ? " is-short" : null)}">""");
        foreach (var choice in group.Choices)
        {
            html.AppendHtml($"""<label class="check"><input type="checkbox" name="{group.Code}" value="{choice.Value}"{(choice.IsChosen ? " checked" : null)}>""");
            if (choice.Hex is { Length: > 0 } hex) Dot(html, hex);
            html.AppendHtml($"""{choice.Words} <span class="soft small">{choice.Count}</span></label>""");
        }

        return (MarkupString)html.Append("</div></fieldset>").ToString();
    }

    private static void Card(StringBuilder html, ProductList.CardView card, DateTimeOffset now, bool early, string? trail)
    {
        html.AppendHtml($"""<li class="{(card.InStock ? "piece" : "piece is-gone")}"><div class="piece-frame">""");
        Picture(html, card.PictureHash, "", CardSizes, early ? null : "lazy", null, card.PictureFocus);
        if (!card.InStock) html.Append("""<p class="badges"><span class="badge">Sold out</span></p>""");
        else if (card.CompareAt is { } former)
            html.AppendHtml($"""<p class="badges"><span class="badge badge-sale">{Saving(card.PriceFrom, former)}</span></p>""");
        else if (now - card.PublishedAt < New) html.Append("""<p class="badges"><span class="badge badge-new">New</span></p>""");
        html.AppendHtml($"""</div><h3 class="piece-name"><a href="/products/{card.Slug}{trail}">{card.Name}</a></h3>""");
        if (card.CompareAt is { } before)
            html.AppendHtml($"""
                <p class="price is-reduced"><span class="price-now"><span class="visually-hidden">Now </span>{PriceText(card)}</span> <s class="price-was"><span class="visually-hidden">Before </span>{before}</s></p>
                """);
        else html.AppendHtml($"""<p class="price"><span class="price-now">{PriceText(card)}</span></p>""");
        if (card.Rating.Reviews > 0)
            html.AppendHtml($"""<p class="rated"><svg class="icon" aria-hidden="true"><use href="/img/icons.svg#star"/></svg><span aria-hidden="true">{card.Rating.ToString()} ({card.Rating.Reviews})</span><span class="visually-hidden">Rated {card.Rating.Words}</span></p>""");
        if (card.Colours.Length > 1)
        {
            html.AppendHtml($"""<p class="dots"><span class="visually-hidden">{card.Colours.Length} colours</span>""");
            foreach (var colour in card.Colours) Dot(html, colour);
            html.Append("</p>");
        }

        html.Append("</li>\n");
    }

    private static void Picture(StringBuilder html, string? hash, string alt, string sizes, string? loading, string? priority, FocalPoint focus)
    {
        if (hash is null) return;
        html.AppendHtml($"""
            <picture><source type="image/avif" srcset="/media/{hash}/320.avif 320w, /media/{hash}/480.avif 480w, /media/{hash}/960.avif 960w" sizes="{sizes}"><img src="/media/{hash}/480.webp" srcset="/media/{hash}/320.webp 320w, /media/{hash}/480.webp 480w, /media/{hash}/960.webp 960w" sizes="{sizes}" width="480" height="600"
            """);
        if (loading is not null) html.AppendHtml($" loading=\"{loading}\"");
        if (priority is not null) html.AppendHtml($" fetchpriority=\"{priority}\"");
        // Classes, because the content security policy allows no style attributes.
        if (focus != FocalPoint.Middle) html.AppendHtml($" class=\"fx{focus.X} fy{focus.Y}\"");
        html.AppendHtml($" alt=\"{alt}\"></picture>");
    }

    private static StringBuilder Dot(StringBuilder html, string hex) =>
        html.AppendHtml($"""<svg class="dot" viewBox="0 0 2 2" aria-hidden="true"><circle cx="1" cy="1" r="1" fill="{hex}"/></svg>""");

    private static string PriceText(ProductList.CardView card)
    {
        var price = card.PriceTo > card.PriceFrom ? $"From {card.PriceFrom}" : card.PriceFrom.ToString();
        return card.Unit == nameof(StockUnit.Metre) ? price + " a metre" : price;
    }

    private static string Saving(Money now, Money before)
    {
        var percent = (before.Minor - now.Minor) * 100 / before.Minor;
        return percent > 0 ? $"Sale −{percent}%" : "Sale";
    }
}
