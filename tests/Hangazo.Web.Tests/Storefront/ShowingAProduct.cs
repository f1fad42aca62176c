using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Outbox;
using Hangazo.Core.Settings.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Web.Tests.Storefront;

public sealed class ShowingAProduct(ShopFront shop) : IClassFixture<ShopFront>
{
    [Fact]
    public async Task Its_form_works_without_script()
    {
        var dress = await shop.AddAsync("wrap-dress", variants: [("S", "Clay", 12m), ("M", "Clay", 3m), ("L", "Clay", 0m)]);

        var html = await shop.ReadAsync("/products/wrap-dress");

        Assert.Contains("<h1>wrap-dress</h1>", html);
        Assert.Matches("<form class=\"options\"[^>]*method=\"post\" action=\"/cart/add\"", html);
        Assert.Matches("<input type=\"hidden\" name=\"product\" value=\"[0-9a-f-]{36}\"", html);
        Assert.Matches("role=\"radiogroup\" aria-labelledby=\"size-label\"", html);
        Assert.Matches("role=\"radiogroup\" aria-labelledby=\"colour-label\"", html);
        Assert.Matches("<input id=\"quantity\" name=\"quantity\" type=\"number\"[^>]*min=\"1\" max=\"12\" step=\"1\" value=\"1\"", html);
        Assert.Matches("<button class=\"button\" type=\"submit\"[^>]*>Add to cart</button>", html);
        Assert.DoesNotContain("__RequestVerificationToken", html);
        Assert.Matches("<noscript>.*M, Clay: 3 left.*L, Clay: Sold out.*</noscript>", html);
        Assert.Equal(3, dress.Variants.Count);
    }

    [Theory]
    [InlineData(11, "In stock", "in")]
    [InlineData(10, "10 left", "few")]
    [InlineData(1, "1 left", "few")]
    [InlineData(0, "Sold out", "out")]
    public async Task Says_in_words_what_is_left(int onHand, string words, string state)
    {
        await shop.AddAsync($"gown-{onHand}", variants: (null, null, onHand));

        var html = await shop.ReadAsync($"/products/gown-{onHand}");

        Assert.Matches($"data-state=\"{state}\"[^>]*>{words}<", html);
        Assert.Equal(onHand == 0, Regex.IsMatch(html, "type=\"submit\" disabled", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Says_what_begins_the_work_where_it_is_paid_in_parts_and_by_the_plan_of_today()
    {
        await shop.AddAsync("ready-jacket");
        await shop.AddAsync("sewn-jacket");
        await shop.ChangeAsync(async services =>
        {
            var db = services.GetRequiredService<HangazoDb>();
            (await db.Set<Product>().SingleAsync(product => product.Slug == "sewn-jacket")).MakeToOrder(LineType.MadeToMeasure);
            await db.SaveChangesAsync();
        });
        Assert.DoesNotContain("Paid in parts", await shop.ReadAsync("/products/ready-jacket"));
        var price = await FirstPartAsync() * 2m;

        // The page that is kept is dropped when this node hears of the change.
        await shop.ChangeAsync(async services => Assert.True((await services.GetRequiredService<ChangePaymentPlans>().ExecuteAsync(
            new(
                new Dictionary<LineType, IReadOnlyList<ChangePaymentPlans.StepInput>> { [LineType.MadeToMeasure] = [new("20", PlanDue.AtOrder, null, null), new("80", PlanDue.Milestone, "ready", null)] },
                "500", "0"),
            new(Guid.CreateVersion7(), "Grace Wambui"), CancellationToken.None)).Succeeded));
        await shop.QuietAsync();
        Assert.Equal(price * 0.2m, await FirstPartAsync());

        async Task<decimal> FirstPartAsync() => decimal.Parse(
            Regex.Match(await shop.ReadAsync("/products/sewn-jacket"), "Paid in parts: from KSh ([0-9,]+) now", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value,
            System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task What_was_picked_is_shown_in_its_order_and_its_shelf_when_nothing_is_left_of_it()
    {
        foreach (var slug in new[] { "picky-gown", "picked-veil", "picked-robe", "picked-other" }) await shop.AddAsync(slug);
        Assert.DoesNotContain("You may also like", await shop.ReadAsync("/products/picky-gown"));

        await PickAsync("picked-robe", "picked-veil");
        // The page that is kept is dropped when this node hears of the change.
        await shop.QuietAsync();
        var html = await shop.ReadAsync("/products/picky-gown?picked");
        Assert.Matches("(?s)>Goes well with<.*/products/picked-robe\".*/products/picked-veil\".*>You may also like<.*/products/picked-other\".*>You looked at<", html);
        Assert.Single(Regex.Matches(html, "href=\"/products/picked-veil\"", RegexOptions.None, TimeSpan.FromSeconds(1)));

        await PickAsync("gone-for-good", "picky-nothing", other: "picky-nobody");
        await shop.QuietAsync();
        html = await shop.ReadAsync("/products/picky-gown?gone");
        Assert.Contains(">Goes well with<", html);
        Assert.DoesNotContain("You may also like", html);

        Task PickAsync(string first, string second, string other = "picked-other") => shop.ChangeAsync(async services =>
        {
            var db = services.GetRequiredService<HangazoDb>();
            var ids = await db.Set<Product>().Where(product => product.Slug.StartsWith("picked-")).ToDictionaryAsync(product => product.Slug, product => product.Id);
            var gown = await db.Set<Product>().SingleAsync(product => product.Slug == "picky-gown");
            gown.ShowWith(new([IdOf(first), IdOf(second)], [IdOf(other)]));
            await db.SaveChangesAsync();
            services.GetRequiredService<OutboxWriter>().Stage(new ProductChanged(gown.Id, gown.Slug, InLists: false));
            await db.SaveChangesAsync();

            ProductId IdOf(string slug) => ids.GetValueOrDefault(slug, ProductId.New());
        });
    }

    [Fact]
    public async Task Cloth_is_sold_by_the_half_metre()
    {
        await shop.AddAsync("kitenge", category: "soft-furnishing", rule: new(StockUnit.Metre, 0.5m, 1m, 50m), variants: (null, null, 4.7m));

        var html = await shop.ReadAsync("/products/kitenge");

        Assert.Contains("4.7 m left", html);
        Assert.Matches("inputmode=\"decimal\" min=\"1\" max=\"4.5\" step=\"0.5\"", html);
        Assert.Contains("In metres, in steps of 0.5 m.", html);
    }

    [Fact]
    public async Task Starts_with_what_can_be_bought()
    {
        await shop.AddAsync("suit", variants: [("40", null, 0m), ("42", null, 5m)]);

        var html = await shop.ReadAsync("/products/suit");

        Assert.Matches("name=\"size\" value=\"40\" disabled", html);
        Assert.Matches("name=\"size\" value=\"42\" checked", html);
        Assert.Contains("5 left", html);
    }

    [Fact]
    public async Task Tells_its_variants_to_the_script_without_breaking_out_of_the_script_element()
    {
        await shop.AddAsync("sly-scarf", variants: [("</script><b>", "Clay", 5m)]);

        var html = await shop.ReadAsync("/products/sly-scarf");
        var json = Regex.Match(html, "data-variants>(.*?)</script>", RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Groups[1].Value;

        using var variants = JsonDocument.Parse(json);
        Assert.Equal("</script><b>", variants.RootElement[0].GetProperty("size").GetString());
        Assert.Equal("5 left", variants.RootElement[0].GetProperty("stock").GetString());
    }

    [Theory]
    [InlineData("cart.not-enough", "There is less left than you asked for.")]
    [InlineData("quantity.too-large", "The most you can buy at once is 100.")]
    [InlineData("made-up<script>", "Please try again.")]
    public async Task Says_why_it_was_not_added(string code, string sentence)
    {
        var slug = $"refused-{code[..5].Replace('.', '-')}{code.Length}";
        await shop.AddAsync(slug, variants: [("S", null, 5m), ("M", null, 4m)]);
        using var browser = shop.Browser();

        using var answer = await browser.GetAsync($"/products/{slug}?refused={Uri.EscapeDataString(code)}&size=M");
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Contains(sentence, html);
        Assert.Contains("role=\"alert\"", html);
        Assert.DoesNotContain("made-up", html);
        Assert.Matches("name=\"size\" value=\"M\" checked", html);
        Assert.Equal("no-store, private", answer.Headers.CacheControl?.ToString());
        Assert.DoesNotContain("role=\"alert\"", await shop.ReadAsync($"/products/{slug}"));
    }

    [Fact]
    public async Task The_form_fills_the_cart_and_a_refusal_leads_back()
    {
        await shop.AddAsync("shirt", variants: [("S", "Clay", 2m)]);
        var product = Regex.Match(await shop.ReadAsync("/products/shirt"), "name=\"product\" value=\"([^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;

        var bought = await PostAsync(new() { ["product"] = product, ["variant"] = "", ["size"] = "S", ["colour"] = "Clay", ["quantity"] = "2" });
        var refused = await PostAsync(new() { ["product"] = product, ["variant"] = "", ["size"] = "S", ["colour"] = "Clay", ["quantity"] = "3" });

        Assert.Equal("/cart", bought);
        Assert.StartsWith("/products/shirt?refused=cart.not-enough&size=S", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_ons_are_fields_of_the_form_and_what_was_typed_comes_back_with_the_refusal()
    {
        var robe = await shop.AddAsync("robe", variants: [(null, null, 5m)]);
        var id = "";
        await shop.ChangeAsync(async services =>
        {
            var db = services.GetRequiredService<HangazoDb>();
            var product = await db.Set<Product>().SingleAsync(p => p.Slug == robe.Slug);
            id = product.Id.ToString();
            product.Offer([
                new("monogram", "Monogram <i>", AddOnKind.Text, true, "", 500_00, 3, AddOnLetters.Letters, []),
                new("hem", "Hem", AddOnKind.Choice, false, "", 0, 0, AddOnLetters.Letters, [new("hand", "By hand", 1_200_00), new("machine", "Machine", 0)])]);
            await db.SaveChangesAsync();
        });
        var html = await shop.ReadAsync("/products/robe");
        Assert.Contains("Monogram &lt;i&gt;, &#x2B; KSh 500", html);
        Assert.Matches("<input[^>]*name=\"addon.monogram\"[^>]*maxlength=\"3\"[^>]*required", html);
        var form = new Dictionary<string, string> { ["product"] = id, ["variant"] = robe.Variants[0].Value.ToString(), ["quantity"] = "1" };

        Assert.Equal("/products/robe?refused=add-on.required&about=monogram", await PostAsync(form));
        var refused = await PostAsync(new(form) { ["addon.monogram"] = "\"><script>", ["addon.hem"] = "hand", ["addon.price"] = "" });
        Assert.StartsWith("/products/robe?refused=add-on.letters&about=monogram&", refused, StringComparison.Ordinal);
        var back = await shop.ReadAsync(refused!);
        Assert.Contains("please use letters only", back);
        Assert.Contains("value=\"&quot;&gt;&lt;script&gt;\"", back);
        Assert.DoesNotContain("\"><script>", back);
        Assert.Matches("<option value=\"hand\" selected", back);
        Assert.Equal("/products/robe?refused=add-on.not-offered", (await PostAsync(new(form) { ["addon.monogram"] = "WK", ["addon.engraving"] = new('x', 200) }))!.Split("&addon")[0]);
        Assert.Equal("/cart", await PostAsync(new(form) { ["addon.monogram"] = "WK", ["addon.hem"] = "hand", ["price"] = "1" }));
    }

    private async Task<string?> PostAsync(Dictionary<string, string> fields)
    {
        using var browser = shop.Browser();
        using var answer = await browser.PostAsync("/cart/add", new FormUrlEncodedContent(fields));
        return answer.Headers.Location?.ToString();
    }
}
