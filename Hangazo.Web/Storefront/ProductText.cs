using System.Net;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace Hangazo.Web.Storefront;

/// <summary>A product's text: Markdown without raw HTML, without pictures from elsewhere, and with links that lead to pages only.</summary>
internal static class ProductText
{
    /// <summary>Under a page's heading and a section's, which are not the text's to use.</summary>
    private const int HighestHeading = 3;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    public static MarkupString Render(string text)
    {
        try
        {
            var document = Markdown.Parse(text, Pipeline);
            foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Clamp(heading.Level + HighestHeading - 1, HighestHeading, 6);
            foreach (var link in document.Descendants<LinkInline>().Where(link => link.IsImage || !IsPage(link.GetDynamicUrl?.Invoke() ?? link.Url)).ToList()) Unlink(link);
            foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !IsPage(link.Url)).ToList())
                link.ReplaceBy(new LiteralInline(link.Url));
            using var html = new StringWriter();
            var renderer = new HtmlRenderer(html);
            Pipeline.Setup(renderer);
            renderer.Render(document);
            return (MarkupString)html.ToString();
        }
        catch (ArgumentException)
        {
            // Nested deeper than the parser goes: then it is text.
            return (MarkupString)$"<p>{WebUtility.HtmlEncode(text)}</p>";
        }
    }

    private static bool IsPage(string? address) =>
        address is { Length: > 0 } && (address[0] is '/' or '#' || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "mailto" or "tel"));

    /// <summary>Leaves the words of a link where it stood.</summary>
    private static void Unlink(LinkInline link)
    {
        for (var word = link.FirstChild; word is not null;)
        {
            var next = word.NextSibling;
            word.Remove();
            link.InsertBefore(word);
            word = next;
        }

        link.Remove();
    }
}
