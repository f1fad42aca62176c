namespace Hangazo.Sandbox.Etims;

/// <summary>The tax office's side for people: what it has received, and one receipt as its QR code opens it.</summary>
internal static class OscuPages
{
    public static void MapOscuPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/etims", List);
        routes.MapGet("/etims/receipt", Receipt);
    }

    private static IResult List(HttpContext http, OscuBooks books)
    {
        var documents = books.Documents.Reverse().ToList();
        var list = documents.Count == 0
            ? Html.Of($"""<p class="muted">No document has come yet.</p>""")
            : Html.Of($"""
                <div class="wide"><table><thead><tr><th scope="col">Number</th><th scope="col">Document</th><th scope="col">Kind</th><th scope="col">KSh</th><th scope="col">VAT</th><th scope="col">Receipt</th><th scope="col">Time</th></tr></thead>
                <tbody>{Html.Each(documents, Row)}</tbody></table></div>
                """);
        return Page.Show(http, "Tax office", Html.Of($"""<h1>Tax office (eTIMS)</h1><p class="lead">Invoices and credit notes that the shop transmitted.</p>{list}"""));
    }

    private static Html Row(OscuDocument document) => Html.Of($"""
        <tr><td>{document.Number}</td><td>{document.Trader}</td><td>{(document.Type == "R" ? "Credit note" : "Sale")}</td><td class="amount">{document.Total:N2}</td><td class="amount">{document.Tax:N2}</td>
        <td>{document.Receipt} {document.Signature}</td><td>{document.At.ToOffset(SandboxClock.EastAfrica):HH:mm:ss}</td></tr>
        """);

    /// <param name="data">The PIN, the branch and the signature, without anything between them.</param>
    private static IResult Receipt(HttpContext http, string? data, OscuBooks books) =>
        books.Documents.FirstOrDefault(document => data is { Length: > 13 } && data[13..] == document.Signature) is { } found
            ? Page.Show(http, "Receipt", Html.Of($"""<h1>Receipt {found.Receipt} is valid</h1><p>{found.Trader}, KSh {found.Total:N2}, of which VAT {found.Tax:N2}.</p>"""))
            : Page.Show(http, "Receipt", Html.Of($"<h1>There is no such receipt</h1>"), status: StatusCodes.Status404NotFound);
}
