using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Carts.UseCases;
using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Ordering;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Reviews;
using Hangazo.Core.Reviews.Contracts;
using Hangazo.Core.Reviews.UseCases;
using Hangazo.Web.Tests.Storefront;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Web.Tests.Reviews;

/// <summary>Reviews over HTTP, without script: written on the order's page, shown on the product's, in lists and to search engines.</summary>
public sealed class ReviewingByPlainForms(ShopFront shop) : IClassFixture<ShopFront>
{
    private static readonly Actor Faith = new(Guid.CreateVersion7(), "Faith Achieng");

    [Fact]
    public async Task Is_written_by_the_link_published_and_shown_as_text_to_everybody()
    {
        await shop.AddAsync("rv-kanga", "Kanga dress", variants: [("M", "Clay", 9)]);
        var (number, key) = await DeliveredAsync("rv-kanga");
        var product = await shop.ReadAsync("/products/rv-kanga");
        Assert.DoesNotContain("aggregateRating", product, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"reviews\"", product, StringComparison.Ordinal);
        using var browser = shop.Browser();
        var page = await browser.GetStringAsync($"/orders/{number}/reviews?key={key}");
        Assert.Contains("value=\"Wanjiku K.\"", page, StringComparison.Ordinal);
        Assert.Equal(5, Regex.Count(page, "type=\"radio\" name=\"Input.Stars\" value=\"[1-5]\" required", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.DoesNotContain("blazor.web", page, StringComparison.Ordinal);

        using var sent = await PostAsync(browser, number, key, ("Input.Stars", "4"), ("Input.Title", "<script>alert(1)</script>"), ("Input.Text", "Good & <b>strong</b>\nSecond line"), ("Input.Name", "Wanjiku \"K\""));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Contains("We read your review and show it soon", await browser.GetStringAsync(sent.Headers.Location!.ToString()), StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"reviews\"", await shop.ReadAsync("/products/rv-kanga"), StringComparison.Ordinal);

        await PublishAsync("rv-kanga", "<i>Asante</i>");
        product = await shop.ReadAsync("/products/rv-kanga");
        Assert.Contains("Rated 4.0 out of 5, 1 review<", product, StringComparison.Ordinal);
        Assert.Contains("Verified buyer", product, StringComparison.Ordinal);
        Assert.Contains("&lt;i&gt;Asante&lt;/i&gt;", product, StringComparison.Ordinal);
        foreach (var markup in (string[])["<script>alert", "<b>strong", "<i>Asante"]) Assert.DoesNotContain(markup, product, StringComparison.Ordinal);
        Assert.Contains("Rated 4.0 out of 5, 1 review<", await shop.ReadAsync("/products"), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Regex.Match(product, "<script type=\"application/ld\\+json\">(.*?)</script>", RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Groups[1].Value);
        var thing = json.RootElement[0];
        Assert.Equal(("4.0", 1), (thing.GetProperty("aggregateRating").GetProperty("ratingValue").GetString(), thing.GetProperty("aggregateRating").GetProperty("reviewCount").GetInt32()));
        var review = thing.GetProperty("review")[0];
        Assert.Equal(("<script>alert(1)</script>", "Wanjiku \"K\""), (review.GetProperty("name").GetString(), review.GetProperty("author").GetProperty("name").GetString()));

        // Changed, it is read again first; the kept pages say so at once.
        using var changed = await PostAsync(browser, number, key, ("Input.Stars", "1"), ("Input.Name", "W"));
        await shop.QuietAsync();
        Assert.DoesNotContain("aggregateRating", await shop.ReadAsync("/products/rv-kanga"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_key_finds_nothing_and_bad_input_is_refused_beside_what_was_typed()
    {
        await shop.AddAsync("rv-robe", variants: [("M", null, 9)]);
        await shop.AddAsync("rv-other", variants: [("M", null, 9)]);
        var ((number, key), (_, other)) = (await DeliveredAsync("rv-robe"), await DeliveredAsync("rv-other"));
        using var browser = shop.Browser();
        foreach (var address in new[] { $"/orders/{number}/reviews", $"/orders/{number}/reviews?key={other}", $"/orders/{number}/reviews?key=guessed", $"/orders/HZ-000000-0000/reviews?key={key}" })
        {
            using var answer = await browser.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        using var bad = await PostAsync(browser, number, key, ("Input.Text", "Half typed"), ("Input.Name", " "));
        var page = await bad.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
        Assert.Contains("Choose one to five stars.", page, StringComparison.Ordinal);
        Assert.Contains("Half typed</textarea>", page, StringComparison.Ordinal);
        using var strange = await PostAsync(browser, number, key, ("Input.Product", Guid.CreateVersion7().ToString()), ("Input.Stars", "5"), ("Input.Name", "W"));
        Assert.Equal(HttpStatusCode.NotFound, strange.StatusCode);
        using var forged = await browser.PostAsync($"/orders/{number}/reviews?key={key}", new FormUrlEncodedContent([KeyValuePair.Create("Input.Stars", "5"), KeyValuePair.Create("_handler", "review-0")]));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        await shop.ChangeAsync(async services => Assert.False(await services.GetRequiredService<HangazoDb>().Set<Review>().AnyAsync(review => review.ProductSlug == "rv-robe")));
    }

    [Fact]
    public async Task Lists_filter_and_sort_by_stars_and_reviews_have_pages()
    {
        foreach (var (slug, stars, times) in new[] { ("rv-five", 5, 1), ("rv-many", 5, 13), ("rv-three", 3, 4), ("rv-two", 2, 3) })
        {
            await shop.AddAsync(slug, variants: [("M", "Clay", 9)]);
            await TakeOverAsync(slug, stars, times);
        }

        await shop.QuietAsync();
        foreach (var list in new[] { "/products", "/categories/dresses", "/search" })
        {
            var html = WebUtility.HtmlDecode(await shop.ReadAsync($"{list}?sort=rating"));
            Assert.Equal(["rv-many", "rv-five"], Cards(html).Take(2));
            Assert.Contains("<legend>Rating</legend>", html, StringComparison.Ordinal);
            Assert.Matches("<option value=\"rating\" selected[^>]*>Best rated", html);
            var good = Cards(await shop.ReadAsync($"{list}?rating=4"));
            Assert.Superset(new HashSet<string> { "rv-many", "rv-five" }, good.ToHashSet());
            Assert.Empty(good.Intersect(["rv-three", "rv-two"]));
            var three = WebUtility.HtmlDecode(await shop.ReadAsync($"{list}?rating=4&rating=3&rating=x&sort=rating"));
            Assert.Contains("rv-three", Cards(three));
            Assert.DoesNotContain("rv-two", Cards(three));
            Assert.Contains("3 stars & up", three, StringComparison.Ordinal);
            Assert.Matches("name=\"rating\" value=\"3\" checked>3 stars & up <span class=\"soft small\">[0-9]+</span>", three);
        }

        var product = await shop.ReadAsync("/products/rv-many");
        Assert.Contains("/products/rv-many?reviews=3#reviews", product, StringComparison.Ordinal);
        Assert.Contains("Number 13<", product, StringComparison.Ordinal);
        var last = await shop.ReadAsync("/products/rv-many?reviews=3");
        Assert.Contains("Number 1<", last, StringComparison.Ordinal);
        Assert.DoesNotContain("Number 13<", last, StringComparison.Ordinal);
        Assert.Contains("Number 1<", await shop.ReadAsync("/products/rv-many?reviews=1000000000"), StringComparison.Ordinal);
    }

    private static List<string> Cards(string html) =>
        [.. Regex.Matches(html, "<h3 class=\"piece-name\"><a href=\"/products/([^\"?]+)", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => match.Groups[1].Value)];

    private Task TakeOverAsync(string slug, int stars, int times) => shop.ChangeAsync(async services =>
    {
        var db = services.GetRequiredService<HangazoDb>();
        var product = await db.Set<Product>().SingleAsync(product => product.Slug == slug);
        for (var i = 1; i <= times; i++)
        {
            db.Add(Review.TakeOver(
                new(Guid.Empty, product.Id, slug, slug, "", null, false), new(stars, $"Number {i}", "", null, "Amina H."), TimeProvider.System.GetUtcNow().AddMinutes(i - times)));
        }

        await db.SaveChangesAsync();
        await services.GetRequiredService<Core.Reviews.Data.Ratings>().CountAsync([product.Id.Value], announce: true, CancellationToken.None);
        await db.SaveChangesAsync();
    });

    private async Task PublishAsync(string slug, string answer)
    {
        await shop.ChangeAsync(async services =>
        {
            var review = await services.GetRequiredService<HangazoDb>().Set<Review>().AsNoTracking().SingleAsync(review => review.ProductSlug == slug);
            var moderate = services.GetRequiredService<ModerateReviews>();
            Assert.True((await moderate.PublishAsync([new(review.Id, review.WrittenAt)], Faith, CancellationToken.None)).Succeeded);
            Assert.True((await moderate.AnswerAsync(new(review.Id, review.WrittenAt), answer, Faith, CancellationToken.None)).Succeeded);
        });
        await shop.QuietAsync();
    }

    private async Task<(string Number, string Key)> DeliveredAsync(string slug)
    {
        var found = default((string, string));
        await shop.ChangeAsync(async services =>
        {
            var db = services.GetRequiredService<HangazoDb>();
            var variant = await db.Set<Product>().Where(product => product.Slug == slug).SelectMany(product => product.Variants).Select(variant => variant.Id).FirstAsync();
            var cart = await services.GetRequiredService<AddToCart>().ExecuteAsync(new(null, null, variant, "1"), CancellationToken.None);
            var placed = await services.GetRequiredService<PlaceOrder>().ExecuteAsync(
                new(cart.Value.Cart, null, new("Wanjiku Kamau", "0712 345 678", null, 47, "Kilimani", "Blue gate", "showroom", null, null, "mpesa", "0712 345 678", null)), CancellationToken.None);
            var order = await db.Set<Order>().Include(order => order.Lines).SingleAsync(order => order.Id == placed.Value.Id);
            order.MarkPaid("M-Pesa", "UKL4X7Q9ZT", stockMissing: false, TimeProvider.System.GetUtcNow());
            for (var next = FulfilmentState.Packed; next <= FulfilmentState.Delivered; next++) Assert.True(order.Fulfil(next, "Faith", TimeProvider.System.GetUtcNow()).Succeeded);
            await db.SaveChangesAsync();
            found = (order.Number, order.AccessKey);
        });
        return found;
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string number, string key, params (string Name, string Value)[] fields)
    {
        var page = await browser.GetStringAsync($"/orders/{number}/reviews?key={key}");
        var hidden = Regex.Matches(page, "name=\"(__RequestVerificationToken|_handler|Input.Product)\" value=\"([^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1))
            .Select(match => KeyValuePair.Create(match.Groups[1].Value, match.Groups[2].Value)).Where(pair => fields.All(field => field.Name != pair.Key));
        return await browser.PostAsync($"/orders/{number}/reviews?key={key}", new FormUrlEncodedContent([.. hidden, .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]));
    }
}
