using System.Net;
using System.Text;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Notifications;

/// <summary>One row of a letter's table: what, and how much.</summary>
internal sealed record LetterRow(string What, string Amount, bool Strong = false);

/// <summary>
/// What an e-mail says, once; written out as plain text and as simple HTML that any mail program shows. Everything in it is text: it is
/// encoded where HTML is made, and nowhere else.
/// </summary>
/// <param name="Before">Paragraphs above the link.</param>
/// <param name="After">Paragraphs under the table.</param>
internal sealed record Letter(
    string Subject,
    string Shop,
    string Greeting,
    IReadOnlyList<string> Before,
    string LinkLabel,
    string Link,
    IReadOnlyList<LetterRow> Rows,
    IReadOnlyList<string> After,
    string Closing)
{
    /// <summary>More links, under the main one.</summary>
    public IReadOnlyList<(string Label, string Link)> Links { get; init; } = [];

    /// <summary>A header is one line, whatever somebody wrote into a name.</summary>
    public static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    /// <summary>Who writes, and how to answer.</summary>
    public static string ClosingOf(ShopProfile shop) => $"{shop.Name}, {shop.Address}\n{shop.Phone}, {shop.Email}";

    public string ToText()
    {
        var text = new StringBuilder().Append(Greeting).Append("\n\n");
        foreach (var paragraph in Before) text.Append(paragraph).Append("\n\n");
        text.Append(LinkLabel).Append(":\n").Append(Link).Append("\n\n");
        foreach (var (label, link) in Links) text.Append(label).Append(":\n").Append(link).Append("\n\n");
        foreach (var row in Rows) text.Append(row.What).Append(": ").Append(row.Amount).Append('\n');
        if (Rows.Count > 0) text.Append('\n');
        foreach (var paragraph in After) text.Append(paragraph).Append("\n\n");
        return text.Append(Closing).Append('\n').ToString();
    }

    public string ToHtml()
    {
        var html = new StringBuilder("""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>
            """).Append(Encode(Subject)).Append("""
            </title></head><body style="margin:0;padding:24px 12px;background:#FAF6F0;color:#1E1A17;font:16px/1.6 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
            <div style="max-width:560px;margin:0 auto;padding:28px 24px;background:#FFFDF9;border:1px solid #E1D5C5;border-radius:4px">
            <p style="margin:0 0 20px;font:26px/1.1 'Iowan Old Style','Palatino Linotype','URW Palladio L',P052,Georgia,serif">
            """).Append(Encode(Shop)).Append("</p>");
        Paragraph(html, Greeting);
        foreach (var paragraph in Before) Paragraph(html, paragraph);
        html.Append("<p style=\"margin:24px 0\"><a href=\"").Append(Encode(Link))
            .Append("\" style=\"display:inline-block;padding:12px 22px;background:#A8482A;color:#FFFAF4;text-decoration:none;border-radius:4px\">")
            .Append(Encode(LinkLabel)).Append("</a></p>");
        foreach (var (label, link) in Links)
        {
            html.Append("<p style=\"margin:0 0 16px\"><a style=\"color:#A8482A\" href=\"").Append(Encode(link)).Append("\">").Append(Encode(label)).Append("</a></p>");
        }

        if (Rows.Count > 0) Table(html);
        foreach (var paragraph in After) Paragraph(html, paragraph);
        return html.Append("<p style=\"margin:24px 0 0;padding-top:16px;border-top:1px solid #E1D5C5;color:#5F544A;font-size:14px\">")
            .Append(Encode(Closing).Replace("\n", "<br>", StringComparison.Ordinal)).Append("</p></div></body></html>").ToString();
    }

    private static void Paragraph(StringBuilder html, string text) => html.Append("<p style=\"margin:0 0 16px\">").Append(Encode(text)).Append("</p>");

    private void Table(StringBuilder html)
    {
        html.Append("<table style=\"width:100%;margin:0 0 20px;border-collapse:collapse\">");
        foreach (var row in Rows)
        {
            var weight = row.Strong ? ";font-weight:600" : "";
            html.Append("<tr><td style=\"padding:8px 12px 8px 0;border-top:1px solid #E1D5C5").Append(weight).Append("\">").Append(Encode(row.What))
                .Append("</td><td style=\"padding:8px 0;border-top:1px solid #E1D5C5;text-align:right;white-space:nowrap;vertical-align:top").Append(weight)
                .Append("\">").Append(Encode(row.Amount)).Append("</td></tr>");
        }

        html.Append("</table>");
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
