using System.Diagnostics;
using System.Globalization;
using System.Net;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Tests.Documents;
using Hangazo.Tests.Support;
using Hangazo.Web.Documents;
using Xunit;
using Xunit.Abstractions;

namespace Hangazo.Web.Tests.Documents;

public sealed class PrintingInvoices(InvoicesApp shop, ITestOutputHelper output) : IClassFixture<InvoicesApp>
{
    private const int Many = 50;

    [Fact]
    public async Task Says_who_sold_what_to_whom_for_how_much()
    {
        var (order, invoice) = await shop.InvoicedAsync(lines: 8, name: "Wanjiku <b>Kamau</b> & daughters");
        var answer = await shop.Staff.GetAsync($"/admin/orders/{order.Number}/invoice.pdf");

        Assert.Equal($"inline; filename={invoice.Number}.pdf", answer.Content.Headers.ContentDisposition?.ToString());
        var pdf = await PdfText.ReadAsync(await answer.Content.ReadAsByteArrayAsync());
        Assert.Single(pdf.Pages);
        foreach (var words in new[]
        {
            "Tax invoice", invoice.Number, order.Number, "Hangazo Fashion House Ltd", "KRA PIN P051234567X", "Biashara Street",
            "Wanjiku <b>Kamau</b> & daughters", "0712 345 678", "KRA PIN A001234567Z", "Rider in Nairobi", "B 16 %", "A exempt",
            $"Total KSh {Plain(order.Total)}", $"of which VAT {Plain(order.Vat)}", "Page 1 of 1",
            $"M-Pesa {InvoicesApp.ReceiptOf(order)}",
        }) Assert.Contains(words, pdf.All, StringComparison.Ordinal);
        foreach (var line in order.Lines)
        {
            Assert.Contains(line.Sku, pdf.All, StringComparison.Ordinal);
            var rate = line.VatRate == 0 ? "A exempt" : "B 16 %";
            Assert.Contains(
                $"{QuantityRule.Format(line.Quantity, line.Unit)} {Plain(line.UnitPrice)} {rate} {Plain(line.Vat)} {Plain(line.Gross)}", pdf.All, StringComparison.Ordinal);
        }

        foreach (var vat in invoice.VatByRate)
            Assert.Contains($"{Plain(vat.Net)} {Plain(vat.Vat)} {Plain(vat.Gross)}", pdf.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    public async Task A_short_one_fits_one_page(int lines)
    {
        var order = (await shop.InvoicedAsync(lines)).Order;
        Assert.Single((await shop.PdfAsync($"/admin/orders/{order.Number}/invoice.pdf")).Pages);
    }

    [Fact]
    public async Task Sixty_lines_break_onto_pages_that_each_have_their_heads_and_numbers()
    {
        var (order, invoice) = await shop.InvoicedAsync(lines: 60);
        var pdf = await shop.PdfAsync($"/admin/orders/{order.Number}/invoice.pdf");

        Assert.InRange(pdf.Pages.Count, 2, 5);
        for (var page = 1; page <= pdf.Pages.Count; page++)
        {
            var text = pdf.Pages[page - 1];
            Assert.Contains($"Page {page} of {pdf.Pages.Count}", text, StringComparison.Ordinal);
            Assert.Contains(invoice.Number, text, StringComparison.Ordinal);
            if (order.Lines.Any(line => text.Contains(line.Sku, StringComparison.Ordinal))) Assert.Contains("Quantity", text, StringComparison.Ordinal);
        }

        foreach (var line in order.Lines) Assert.Equal(1, pdf.CountOf(line.Sku));
        Assert.Contains($"Total KSh {Plain(order.Total)}", pdf.Pages[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_are_one_document_in_which_each_counts_its_own_pages()
    {
        var (one, two, three) = (await shop.InvoicedAsync(), await shop.InvoicedAsync(lines: 60), await shop.InvoicedAsync());
        var pdf = await shop.PdfAsync($"/admin/invoices.pdf?numbers={three.Order.Number},{one.Order.Number},{two.Order.Number},{one.Order.Number}");

        Assert.Contains(one.Invoice.Number, pdf.Pages[0], StringComparison.Ordinal);
        Assert.Contains("Page 1", pdf.Pages[0], StringComparison.Ordinal);
        Assert.Contains(two.Invoice.Number, pdf.Pages[1], StringComparison.Ordinal);
        Assert.Contains("Page 1", pdf.Pages[1], StringComparison.Ordinal);
        Assert.Contains("Page 2", pdf.Pages[2], StringComparison.Ordinal);
        Assert.Contains(three.Invoice.Number, pdf.Pages[^1], StringComparison.Ordinal);
        Assert.Contains("Page 1", pdf.Pages[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_clearly_what_cannot_be_printed()
    {
        var paid = (await shop.InvoicedAsync()).Order.Number;
        var unpaid = (await shop.OrderAsync(paid: false)).Number;

        await AssertRefusedAsync($"/admin/invoices.pdf?numbers={paid},HZ-261121-ZZZZ", HttpStatusCode.NotFound, "There is no order HZ-261121-ZZZZ.");
        await AssertRefusedAsync($"/admin/invoices.pdf?numbers={paid},%3Cscript%3E", HttpStatusCode.NotFound, "There is no order &lt;script&gt;.");
        await AssertRefusedAsync($"/admin/invoices.pdf?numbers={paid},{unpaid}", HttpStatusCode.Conflict, $"Order {unpaid} is not paid, so it has no invoice.");
        await AssertRefusedAsync($"/admin/orders/{unpaid}/print", HttpStatusCode.Conflict, $"Order {unpaid} is not paid, so it has no invoice.");
        await AssertRefusedAsync("/admin/invoices.pdf", HttpStatusCode.UnprocessableEntity, "Choose the orders");
        var many = string.Join(',', Enumerable.Repeat(paid, 201));
        await AssertRefusedAsync($"/admin/invoices.pdf?numbers={many}", HttpStatusCode.UnprocessableEntity, "at most 200");
    }

    [Fact]
    public async Task The_buyer_prints_with_the_links_key_and_nobody_else()
    {
        var order = (await shop.InvoicedAsync()).Order;
        var visitor = shop.App.Browser();
        var pdf = await shop.PdfAsync($"/orders/{order.Number}/invoice.pdf?key={order.AccessKey}", visitor);
        Assert.Contains(order.Number, pdf.All, StringComparison.Ordinal);

        foreach (var address in new[] { "", "?key=", "?key=AAAAAAAAAAAAAAAAAAAAAA", $"?key={order.AccessKey}x" })
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/orders/{order.Number}/invoice.pdf{address}")).StatusCode);
        var other = await shop.App.SignedInAsync("wanjiku@hangazo.test");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/orders/{order.Number}/invoice.pdf")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync($"/admin/orders/{order.Number}/invoice.pdf")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync($"/admin/orders/{order.Number}/print")).StatusCode);
    }

    [Fact]
    public async Task The_print_view_is_the_same_sheet_without_script()
    {
        var (order, invoice) = await shop.InvoicedAsync(lines: 3);
        var answer = await shop.Staff.GetAsync($"/admin/orders/{order.Number}/print");
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(invoice.Number, html, StringComparison.Ordinal);
        Assert.Contains(SampleOrders.NameOf(2), html, StringComparison.Ordinal);
        Assert.Contains("<svg", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_label_says_who_gets_it_where_and_what_is_to_be_collected()
    {
        var (paid, unpaid) = ((await shop.InvoicedAsync(name: "Wanjiku <b>Kamau</b>")).Order, await shop.OrderAsync(paid: false));
        var label = await shop.PdfAsync($"/admin/orders/{paid.Number}/label.pdf");

        Assert.Single(label.Pages);
        foreach (var words in new[] { "Wanjiku <b>Kamau</b>", "0712 345 678", "Kilimani, Nairobi", "Blue gate behind the chapel", "Rider in Nairobi", paid.Number })
            Assert.Contains(words, label.All, StringComparison.Ordinal);
        Assert.DoesNotContain("Collect", label.All, StringComparison.Ordinal);
        await AssertRefusedAsync($"/admin/labels.pdf?numbers={paid.Number},{unpaid.Number}", HttpStatusCode.Conflict, $"Order {unpaid.Number} is not sent");
        await AssertRefusedAsync("/admin/labels.pdf?numbers=%3Cscript%3E", HttpStatusCode.NotFound, "There is no order &lt;script&gt;.");
        Assert.Equal(HttpStatusCode.Redirect, (await shop.App.Browser().GetAsync($"/admin/orders/{paid.Number}/label.pdf")).StatusCode);
    }

    [Fact]
    public async Task A_label_collects_what_is_left_to_pay()
    {
        var (order, owed) = await shop.PartPaidAtTheDoorAsync();
        var label = await shop.PdfAsync($"/admin/orders/{order.Number}/label.pdf");
        Assert.Contains($"Collect {owed}", label.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifty_invoices_are_one_document()
    {
        var orders = await shop.ManyInvoicedAsync(Many);

        var began = Stopwatch.GetTimestamp();
        var pdf = await shop.PdfAsync($"/admin/invoices.pdf?numbers={string.Join(',', orders)}");
        var together = Stopwatch.GetElapsedTime(began);
        Assert.Equal(Many, pdf.Pages.Count);
        Assert.All(orders, number => Assert.Contains(number, pdf.All, StringComparison.Ordinal));

        var single = new List<double>();
        for (var i = 0; i < 20; i++)
        {
            began = Stopwatch.GetTimestamp();
            Assert.True((await shop.Staff.GetAsync($"/admin/orders/{orders[i]}/invoice.pdf")).IsSuccessStatusCode);
            single.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        output.WriteLine($"One invoice: {single.Order().ElementAt(10):0} ms (median of 20); 50 in one document: {together.TotalSeconds:0.0} s.");
    }

    [Fact]
    public async Task A_browser_that_died_is_started_again()
    {
        var order = (await shop.InvoicedAsync()).Order;
        await shop.PdfAsync($"/admin/orders/{order.Number}/invoice.pdf");
        var killed = KillBrowsers();
        Assert.True(killed > 0);

        Assert.Contains(order.Number, (await shop.PdfAsync($"/admin/orders/{order.Number}/invoice.pdf")).All, StringComparison.Ordinal);
    }

    /// <summary>Ends the browsers that this process started, and only those.</summary>
    private static int KillBrowsers()
    {
        var parents = Process.GetProcesses().Select(process => (process, Parent: ParentOf(process.Id))).ToList();
        var mine = new HashSet<int> { Environment.ProcessId };
        for (var before = 0; mine.Count > before;)
        {
            before = mine.Count;
            mine.UnionWith(parents.Where(p => mine.Contains(p.Parent)).Select(p => p.process.Id));
        }

        var browsers = parents.Where(p => mine.Contains(p.process.Id) && p.process.ProcessName.StartsWith("chrom", StringComparison.Ordinal)).ToList();
        foreach (var (process, _) in browsers) process.Kill();
        return browsers.Count;
    }

    private static int ParentOf(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private async Task AssertRefusedAsync(string address, HttpStatusCode status, string words)
    {
        var answer = await shop.Staff.GetAsync(address);
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string Plain(Money money) => money.Amount.ToString("#,0.00", CultureInfo.InvariantCulture);
}
