using System.Text;
using Hangazo.Core.Settings.Contracts;
using Microsoft.AspNetCore.Components;

namespace Hangazo.Web.Storefront;

/// <summary>What a page says of itself to search engines and to those who share it: description, address, and the Open Graph protocol's preview.</summary>
internal static class PageHead
{
    /// <param name="path">The page's one address, from the shop's root.</param>
    /// <param name="picture">Address, from the shop's root, of the picture that a shared link shows; null for none.</param>
    /// <param name="type">Open Graph's type: <c>website</c> or <c>product</c>.</param>
    public static MarkupString Of(
        ShopAddress address, string title, string description, string path, string? picture = null, string type = "website")
    {
        var url = address.Absolute(path);
        var head = new StringBuilder(700).AppendHtml($"""
            <meta name="description" content="{description}"><link rel="canonical" href="{url}"><meta property="og:type" content="{type}"><meta property="og:title" content="{title}"><meta property="og:description" content="{description}"><meta property="og:url" content="{url}"><meta property="og:site_name" content="Hangazo"><meta property="og:locale" content="en_KE">
            """);
        foreach (var (tag, alternate) in address.Alternates(path)) head.AppendHtml($"""<link rel="alternate" hreflang="{tag}" href="{alternate}">""");
        if (picture is not null)
        {
            head.AppendHtml($"""
                <meta property="og:image" content="{address.Absolute(picture)}"><meta property="og:image:width" content="1200"><meta property="og:image:height" content="630"><meta name="twitter:card" content="summary_large_image">
                """);
        }

        return new(head.ToString());
    }
}
