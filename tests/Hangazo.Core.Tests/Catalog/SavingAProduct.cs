using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Catalog;

public sealed class SavingAProduct(Shop shop) : IClassFixture<Shop>
{
    private readonly Desk _desk = new(shop);

    [Fact]
    public async Task Keeps_everything_that_was_written()
    {
        var slug = Desk.NewSlug();
        var rows = new[] { Desk.Row($"{slug}-s", "S", "Clay", 1_200, 1_500), Desk.Row($"{slug}-m", "M", "Clay") with { Barcode = "6161234567890" } };

        var saved = await _desk.SaveAsync(_desk.Sheet(slug, "  Pagne  ") with { Quantity = new(StockUnit.Metre, 0.5m, 1, 30), IsFeatured = true }, rows);
        var read = await _desk.ReadAsync(slug);

        Assert.True(saved.Succeeded, saved.Error?.Message);
        Assert.Equal("Pagne", read.Sheet.Name);
        Assert.Equal(ProductState.Draft, read.State);
        Assert.Equal(new QuantityRule(StockUnit.Metre, 0.5m, 1, 30), read.Sheet.Quantity);
        Assert.Equal([$"{slug}-S".ToUpperInvariant(), $"{slug}-M".ToUpperInvariant()], read.Variants.Select(v => v.Sku));
        Assert.Equal(150_000, read.Variants[0].CompareAtMinor);
        Assert.Equal("6161234567890", read.Variants[1].Barcode);
        Assert.False(await _desk.IsOnAShelfAsync(read.Id));
    }

    [Fact]
    public async Task Says_in_the_trail_what_changed_and_nothing_else()
    {
        var product = await _desk.PublishedAsync();
        var row = product.Variants[0] with { Price = Money.Shillings(1_350) };

        await _desk.SaveAsync(product.Sheet with { Name = "Pagne wide" }, [row], product.Id, product.Version, by: Desk.Brian);

        var trail = await _desk.TrailAsync(product.Id);
        Assert.Equal(["Price of " + row.Sku, "Name", "State", "Created"], trail.Select(entry => entry.What));
        Assert.Equal(("Brian Mwangi", "KSh 1,200", "KSh 1,350"), (trail[0].By, trail[0].Before, trail[0].After));
    }

    [Fact]
    public async Task Rewrites_its_lists_and_announces_it()
    {
        var product = await _desk.PublishedAsync();
        var other = CategoryId.New();
        await shop.DoAsync(async services =>
        {
            var db = services.GetRequiredService<Core.Data.HangazoDb>();
            db.Add(Category.Create(other, null, $"c-{product.Sheet.Slug}", "Others", "", null, 1));
            await db.SaveChangesAsync();
        });

        var saved = await _desk.SaveAsync(product.Sheet with { Canonical = other, Name = "Moved" }, product.Variants, product.Id, product.Version);

        Assert.True(saved.Succeeded, saved.Error?.Message);
        Assert.Equal("Moved", await shop.ScalarAsync<string>($"select name from catalog.card where product_id = '{product.Id}'"));
        Assert.Equal(0L, await shop.ScalarAsync<long>($"select count(*) from catalog.shelf where product_id = '{product.Id}' and category_id = '{shop.Category}'"));
        Assert.Equal(2L, await shop.ScalarAsync<long>($"select count(*) from catalog.shelf where product_id = '{product.Id}'"));
        Assert.Equal(2L, await shop.ScalarAsync<long>(
            $"select count(*) from outbox.message where name = 'catalog.product-changed.v1' and payload->'productId'->>'value' = '{product.Id}' and (payload->>'inLists')::bool"));
    }

    [Fact]
    public async Task Tells_who_was_faster()
    {
        var product = await _desk.PublishedAsync();
        Assert.True((await _desk.SaveAsync(product.Sheet with { Name = "Brian's name" }, product.Variants, product.Id, product.Version, by: Desk.Brian)).Succeeded);

        var late = await _desk.SaveAsync(product.Sheet with { Name = "Amina's name" }, product.Variants, product.Id, product.Version);

        Assert.Equal("product.changed-meanwhile", late.Error!.Code);
        Assert.Contains("Brian Mwangi changed this product on ", late.Error.Message, StringComparison.Ordinal);
        Assert.Equal("Brian's name", (await _desk.ReadAsync(product.Sheet.Slug)).Sheet.Name);
    }

    [Fact]
    public async Task At_the_same_moment_lets_one_of_two_win()
    {
        var product = await _desk.PublishedAsync();
        var rows = product.Variants;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => Task.Run(() => _desk.SaveAsync(
            product.Sheet, [rows[0] with { Price = Money.Shillings(2_000 + i) }], product.Id, product.Version))));

        Assert.Single(outcomes, outcome => outcome.Succeeded);
        Assert.Equal("product.changed-meanwhile", outcomes.Single(outcome => !outcome.Succeeded).Error!.Code);
    }

    [Fact]
    public async Task With_a_sku_of_another_product_is_refused_by_its_name()
    {
        var taken = (await _desk.PublishedAsync()).Variants[0].Sku;
        var slug = Desk.NewSlug();

        var refused = await _desk.SaveAsync(_desk.Sheet(slug), [Desk.Row(slug), Desk.Row(taken.ToLowerInvariant(), "M")]);

        Assert.False(refused.Succeeded);
        Assert.Equal("variant.mixed-options", refused.Error!.Details.Single().Code);
        refused = await _desk.SaveAsync(_desk.Sheet(slug), [Desk.Row(taken.ToLowerInvariant())]);
        Assert.Equal("sku.taken", refused.Error!.Code);
        Assert.Contains($"{taken} is used already, by Pagne", refused.Error.Message, StringComparison.Ordinal);
        Assert.Equal(0L, await shop.ScalarAsync<long>($"select count(*) from catalog.product where slug = '{slug}'"));
    }

    [Theory]
    [InlineData("Mtaa-Shirt", "slug.invalid")]
    [InlineData("mtaa--shirt", "slug.invalid")]
    [InlineData("mtaa shirt", "slug.invalid")]
    [InlineData("../etc", "slug.invalid")]
    [InlineData("mavazi-ñ", "slug.invalid")]
    [InlineData("", "slug.invalid")]
    [InlineData("new", "slug.reserved")]
    public async Task With_an_address_that_is_none_is_refused(string slug, string code) =>
        Assert.Equal([code], Desk.Codes((await _desk.SaveAsync(_desk.Sheet(slug), [Desk.Row("ANY-1")])).Error));

    [Fact]
    public async Task With_nonsense_says_everything_that_is_wrong_at_once()
    {
        var sheet = _desk.Sheet("fine") with { Name = " ", Canonical = null, WeightGrams = -1, Quantity = new(StockUnit.Piece, 0, 1, 1), Brand = new string('b', 81), Care = "\0" };

        var refused = await _desk.SaveAsync(
            sheet, [Desk.Row("*", "S", "Clay", 0), Desk.Row("A-1", "s", "clay", 10, 5), Desk.Row("A-1", "M", "Clay") with { ColourHex = "red" }], pictures: [new("x", "", "Blue")]);

        Assert.Equal(
            [
                "colour.invalid", "picture.colour-unknown", "price.compare-at-invalid", "price.invalid", "product.category-missing", "product.name-missing",
                "product.quantity-invalid", "product.weight-invalid", "sku.invalid", "sku.taken", "text.too-long", "text.unreadable", "variant.same-options",
            ],
            Desk.Codes(refused.Error));
    }

    [Fact]
    public async Task Keeps_what_was_sold_as_withdrawn_and_forgets_what_never_was()
    {
        var slug = Desk.NewSlug();
        await _desk.SaveAsync(_desk.Sheet(slug), [Desk.Row($"{slug}-S", "S"), Desk.Row($"{slug}-XX", "XX")]);
        var draft = await _desk.ReadAsync(slug);
        await _desk.SaveAsync(draft.Sheet, [draft.Variants[0]], draft.Id, draft.Version, publish: true);
        var published = await _desk.ReadAsync(slug);
        Assert.Single(published.Variants);

        await _desk.SaveAsync(published.Sheet, [Desk.Row($"{slug}-M", "M")], published.Id, published.Version);

        var after = await _desk.ReadAsync(slug);
        Assert.Equal([(false, "M"), (true, "S")], after.Variants.Select(v => (v.IsWithdrawn, v.Size!)).OrderBy(v => v.IsWithdrawn));
        Assert.Equal(
            "variant.not-found",
            (await shop.AskAsync(s => s.GetRequiredService<ICatalog>().FindVariantAsync(after.Id, "S", null, CancellationToken.None))).Error!.Code);
    }

    [Fact]
    public async Task Cannot_leave_a_published_product_without_anything_to_sell_or_without_words_for_a_picture()
    {
        var product = await _desk.PublishedAsync();

        var refused = await _desk.SaveAsync(
            product.Sheet, [product.Variants[0] with { IsWithdrawn = true }], product.Id, product.Version, [new("00000000000000000000000000000000", " ", null)]);

        Assert.Equal(["picture.alt-missing", "product.nothing-to-sell"], Desk.Codes(refused.Error));
    }

    [Fact]
    public async Task With_a_picture_that_nobody_uploaded_is_refused()
    {
        var slug = Desk.NewSlug();

        var refused = await _desk.SaveAsync(_desk.Sheet(slug), [Desk.Row(slug)], pictures: [new("../../../../etc/passwd", "A cloth", null)]);

        Assert.Equal("picture.unknown", refused.Error!.Code);
    }

    [Fact]
    public async Task Under_a_new_address_leads_there_from_the_old_one()
    {
        var product = await _desk.PublishedAsync();
        var (first, second) = (product.Sheet.Slug, Desk.NewSlug());
        await _desk.SaveAsync(product.Sheet with { Slug = second }, product.Variants, product.Id, product.Version);
        var other = Desk.NewSlug();

        Assert.Equal(second, await MovedAsync(first));
        Assert.Null(await MovedAsync("no-such-thing"));
        Assert.Equal("slug.taken", (await _desk.SaveAsync(_desk.Sheet(first), [Desk.Row(other)])).Error!.Code);
        Assert.Equal("slug.taken", (await _desk.SaveAsync(_desk.Sheet(second), [Desk.Row(other)])).Error!.Code);

        // Back to the first address: it is no longer a former one, the second is.
        var moved = await _desk.ReadAsync(second);
        Assert.True((await _desk.SaveAsync(moved.Sheet with { Slug = first }, moved.Variants, moved.Id, moved.Version)).Succeeded);
        Assert.Null(await MovedAsync(first));
        Assert.Equal(first, await MovedAsync(second));
    }

    private Task<string?> MovedAsync(string slug) => shop.AskAsync(s => s.GetRequiredService<MovedProduct>().FindAsync(slug, CancellationToken.None));
}
