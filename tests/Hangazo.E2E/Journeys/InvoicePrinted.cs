using System.Diagnostics;
using Hangazo.Tests.Support;
using Xunit;

namespace Hangazo.E2E.Journeys;

[Collection(House.Open)]
public sealed class InvoicePrinted(House house)
{
    [Fact]
    public async Task Staff_print_the_invoice_of_a_paid_order_and_its_text_can_be_read_back()
    {
        var phone = house.NewPhone();
        using var guest = house.VisitPlainly();
        await guest.FillCartAsync(quantity: "2");
        var order = await guest.PlaceOrderAsync(phone);
        var number = Visitor.NumberIn(order);
        await house.Outside.PayAsync(phone);

        using var staff = house.VisitPlainly();
        await staff.SignInAsync("staff@hangazo.test");
        // Issued by a reaction to the payment, a moment after it.
        using var printed = await Eventually.Async(
            () => staff.Http.GetAsync($"/admin/orders/{number}/invoice.pdf"), answer => answer.IsSuccessStatusCode, TimeSpan.FromSeconds(20));
        Assert.Equal("application/pdf", printed.Content.Headers.ContentType?.MediaType);
        var text = await TextOfAsync(await printed.Content.ReadAsByteArrayAsync());

        Assert.Contains(number, text, StringComparison.Ordinal);
        Assert.Contains("P051234567X", text, StringComparison.Ordinal);
        Assert.Contains("Jua shell top", text, StringComparison.Ordinal);
        Assert.Contains("4,800", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_gets_it()
    {
        using var guest = house.VisitPlainly();
        await guest.FillCartAsync();
        var number = Visitor.NumberIn(await guest.PlaceOrderAsync(house.NewPhone()));
        using var refused = await guest.Http.GetAsync($"/admin/orders/{number}/invoice.pdf");
        Assert.StartsWith("/account/sign-in", refused.Headers.Location?.IsAbsoluteUri == true ? refused.Headers.Location.PathAndQuery : $"{refused.Headers.Location}", StringComparison.Ordinal);
        using var keyless = await guest.Http.GetAsync($"/orders/{number}/invoice.pdf");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, keyless.StatusCode);
    }

    private static async Task<string> TextOfAsync(byte[] pdf)
    {
        using var reader = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", "-", "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        await reader.StandardInput.BaseStream.WriteAsync(pdf);
        reader.StandardInput.Close();
        var text = await reader.StandardOutput.ReadToEndAsync();
        await reader.WaitForExitAsync();
        return text;
    }
}
