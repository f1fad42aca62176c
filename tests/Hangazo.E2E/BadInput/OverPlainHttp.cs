using System.Net;
using System.Net.Http.Headers;
using Xunit;

namespace Hangazo.E2E.BadInput;

/// <summary>Nonsense, forgery and floods, as a tool would send them: a clear refusal, nothing changed, nothing internal told.</summary>
[Collection(House.Open)]
public sealed class OverPlainHttp(House house)
{
    private static readonly string[] InternalWords = ["   at ", "Exception", "Npgsql", "SELECT ", "StackTrace", ".cs:line", "HangazoDb"];

    [Theory]
    [InlineData("/products/no-such-thing")]
    [InlineData("/products/..%2f..%2fetc%2fpasswd")]
    [InlineData("/categories/no-such-shelf")]
    [InlineData("/orders/HZ-261121-AAAA")]
    [InlineData("/orders/HZ-261121-AAAA?key=x")]
    [InlineData("/orders/'; drop table ordering.order; --?key=x")]
    [InlineData("/media/00000000000000000000000000000000/480.webp")]
    [InlineData("/media/..%2f..%2fappsettings/480.webp")]
    [InlineData("/no-such-page")]
    public async Task What_is_not_there_is_404(string path)
    {
        using var visitor = house.VisitPlainly();
        using var answer = await visitor.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        await AssertNothingInternalAsync(answer);
    }

    [Theory]
    [InlineData("page=0")]
    [InlineData("page=-1")]
    [InlineData("page=99999999999999999999")]
    [InlineData("page=two")]
    [InlineData("page=2147483647")]
    [InlineData("min=-5&max=abc")]
    [InlineData("min=999999999999999999&sort='")]
    [InlineData("q=%00%27%22%3Cscript%3E")]
    public async Task Lists_show_the_nearest_page_that_makes_sense(string query)
    {
        using var visitor = house.VisitPlainly();
        using var answer = await visitor.Http.GetAsync($"/products?{query}");
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.Redirect or HttpStatusCode.MovedPermanently, $"{answer.StatusCode}");
        await AssertNothingInternalAsync(answer);
        Assert.DoesNotContain("<script>", (await answer.Content.ReadAsStringAsync()).Replace("<script type", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("1.5")]
    [InlineData("101")]
    [InlineData("99999999999999999999999999")]
    [InlineData("two")]
    [InlineData("1e3")]
    [InlineData("NaN")]
    public async Task Impossible_quantities_change_nothing(string quantity)
    {
        using var visitor = house.VisitPlainly();
        var variant = await visitor.FillCartAsync(quantity: "2");
        using var added = await visitor.PostAsync("/cart/add", ("variant", variant.ToString()), ("quantity", quantity));
        Assert.Contains("refused=", Place(added), StringComparison.Ordinal);
        using var set = await visitor.PostFromAsync("/cart", "/cart/quantity", ("variant", variant.ToString()), ("quantity", quantity));
        Assert.Contains("refused=", Place(set), StringComparison.Ordinal);
        var cart = await visitor.CartAsync();
        Assert.Equal(2, Assert.Single(cart).Value);
        await AssertNothingInternalAsync(set);
    }

    [Fact]
    public async Task Unknown_and_broken_variants_are_refused()
    {
        using var visitor = house.VisitPlainly();
        foreach (var variant in (string[])[Guid.CreateVersion7().ToString(), "not-an-id", ""])
        {
            using var answer = await visitor.PostAsync("/cart/add", ("variant", variant), ("quantity", "1"));
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"'{variant}': {answer.StatusCode}");
            await AssertNothingInternalAsync(answer);
        }
    }

    [Fact]
    public async Task A_made_up_or_foreign_cart_is_nobodys()
    {
        using var owner = house.VisitPlainly();
        var variant = await owner.FillCartAsync();
        using var thief = house.VisitPlainly();
        thief.Http.DefaultRequestHeaders.Add("Cookie", $"hz_cart={Guid.CreateVersion7():N}");
        Assert.Empty(await thief.CartAsync());

        using var other = house.VisitPlainly();
        await other.FillCartAsync(Wares.Shirt);
        using var removed = await other.PostFromAsync("/cart", "/cart/remove", ("variant", variant.ToString()));
        Assert.Equal(1, Assert.Single(await owner.CartAsync()).Value);

        // Placing says which cart it means: another's is a conflict, not an order.
        var foreign = PlainVisitor.CheckoutFields(await owner.ReadAsync("/checkout"), house.NewPhone());
        using var placed = await other.PostFromAsync("/checkout", "/checkout", foreign);
        Assert.Equal(HttpStatusCode.Conflict, placed.StatusCode);
        Assert.Single(await owner.CartAsync());
    }

    [Theory]
    [InlineData("/checkout")]
    [InlineData("/cart/remove")]
    [InlineData("/cart/quantity")]
    [InlineData("/cart/clear")]
    [InlineData("/account/sign-in")]
    [InlineData("/account/sign-out")]
    public async Task Forms_without_their_token_are_refused(string path)
    {
        using var visitor = house.VisitPlainly();
        var variant = await visitor.FillCartAsync();
        var checkout = PlainVisitor.CheckoutFields(await visitor.ReadAsync("/checkout"), house.NewPhone());
        using var answer = await visitor.PostAsync(path, [.. checkout, ("variant", variant.ToString()), ("quantity", "3"), ("_handler", "sign-in")]);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await AssertNothingInternalAsync(answer);
        Assert.Equal(1, Assert.Single(await visitor.CartAsync()).Value);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Posts_from_other_sites_are_refused(string header, string value)
    {
        using var visitor = house.VisitPlainly();
        var variant = (await visitor.VariantsOfAsync(Wares.Top))[0];
        visitor.Http.DefaultRequestHeaders.Add(header, value);
        using var answer = await visitor.PostAsync("/cart/add", ("variant", variant.ToString()), ("quantity", "1"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        visitor.Http.DefaultRequestHeaders.Remove(header);
        Assert.Empty(await visitor.CartAsync());
    }

    [Theory]
    [InlineData("/cart/add")]
    [InlineData("/checkout")]
    [InlineData("/api/payments/stk/callback/no-such-token")]
    public async Task Bodies_over_1_MiB_are_too_large(string path)
    {
        using var visitor = house.VisitPlainly();
        using var body = new ByteArrayContent(new byte[(1024 * 1024) + 1]);
        body.Headers.ContentType = new MediaTypeHeaderValue(path.StartsWith("/api", StringComparison.Ordinal) ? "application/json" : "application/x-www-form-urlencoded");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
        request.Headers.ExpectContinue = true;
        using var answer = await visitor.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        await AssertNothingInternalAsync(answer);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"Body\":{\"stkCallback\":{\"ResultCode\":0}}}")]
    public async Task Forged_callbacks_find_no_door(string body)
    {
        using var visitor = house.VisitPlainly();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await visitor.Http.PostAsync("/api/payments/stk/callback/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", content);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        await AssertNothingInternalAsync(answer);
    }

    [Fact]
    public async Task The_checkout_names_every_wrong_field_and_places_nothing()
    {
        using var visitor = house.VisitPlainly();
        await visitor.FillCartAsync();
        using var answer = await visitor.PostFromAsync(
            "/checkout", "/checkout",
            ("fullName", "x"), ("phone", "12"), ("email", "a@b@c"), ("county", "999"), ("delivery", "teleport"), ("kraPin", "?"),
            ("town", "\"><b>bold</b>"), ("note", new string('n', 600)), ("paymentMethod", "barter"), ("mpesaPhone", "+1 555"), ("expectedSubtotal", "-1"), ("step", "place"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        foreach (var field in (string[])["fullname", "phone", "email", "county", "delivery", "krapin", "note", "mpesaphone"])
            Assert.Contains($"id=\"{field}-error\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>bold</b>", page, StringComparison.Ordinal);
        Assert.Single(await visitor.CartAsync());
        await AssertNothingInternalAsync(answer);
    }

    [Fact]
    public async Task An_order_needs_something_in_the_cart()
    {
        using var visitor = house.VisitPlainly();
        using var filled = house.VisitPlainly();
        await filled.FillCartAsync();
        var form = PlainVisitor.CheckoutFields(await filled.ReadAsync("/checkout"), house.NewPhone()).Where(field => field.Name != "cart");
        using var answer = await visitor.PostFromAsync("/account/sign-in", "/checkout", [.. form]);
        Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{answer.StatusCode}");
        await AssertNothingInternalAsync(answer);
    }

    private static string Place(HttpResponseMessage answer) => answer.Headers.Location?.ToString() ?? $"{answer.StatusCode}";

    private static async Task AssertNothingInternalAsync(HttpResponseMessage answer)
    {
        var text = $"{answer.Headers}\n{await answer.Content.ReadAsStringAsync()}";
        foreach (var word in InternalWords) Assert.DoesNotContain(word, text, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
    }
}
