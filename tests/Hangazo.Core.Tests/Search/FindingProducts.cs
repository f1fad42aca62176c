using Hangazo.Core.Search.Queries;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Search;

public sealed class FindingProducts(SearchShop shop) : IClassFixture<SearchShop>
{
    [Theory]
    [InlineData("SF001-SAGE-140X229CM")]
    [InlineData(" sf001-sage-140x229cm ")]
    public async Task By_its_sku_alone(string sku) => Assert.Equal(["kilifi-linen-eyelet-curtains"], await shop.SlugsAsync(sku));

    [Fact]
    public async Task Mends_slips_and_says_so()
    {
        var found = await shop.FindAsync("velvt curtians");

        Assert.Equal("velvet curtains", found.Corrected);
        Assert.Equal("muthaiga-velvet-curtains", shop.SlugsOf(found)[0]);
        var literally = await shop.FindAsync(FindProducts.Filter.For("velvt curtians") with { Literally = true });
        Assert.Null(literally.Corrected);
        Assert.Equal(0, literally.Products.Total);
    }

    [Fact]
    public async Task Shows_what_has_some_of_the_words_when_nothing_has_all()
    {
        var found = await shop.FindAsync("tuxedo curtains");

        Assert.True(found.Loosened);
        Assert.Contains(shop.SlugsOf(found), slug => slug.EndsWith("-tuxedo", StringComparison.Ordinal));
        Assert.Contains(shop.SlugsOf(found), slug => slug.EndsWith("-curtains", StringComparison.Ordinal));
        Assert.False((await shop.FindAsync("velvet tuxedo")).Loosened);
    }

    [Fact]
    public async Task Without_words_shows_everything()
    {
        var found = await shop.FindAsync("  ");

        Assert.Equal(shop.All.Count, found.Products.Total);
        Assert.Equal(FindProducts.PageSize, found.Products.Items.Count);
    }

    [Theory]
    [InlineData("zzzzqqq")]
    [InlineData("!!! &|:*()<->")]
    [InlineData("'; drop table search.document; --")]
    [InlineData("a:* & b | !c <-> 'd'")]
    [InlineData("\0\0")]
    [InlineData("\ud800 half a pair")]
    [InlineData("日本語 платье فستان 👗")]
    [InlineData("%_\\")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("the and of")]
    [InlineData("ya wa la")]
    public async Task Answers_any_words_kindly(string words)
    {
        var found = await shop.FindAsync(words);

        Assert.InRange(found.Products.Total, 0, shop.All.Count);
        Assert.NotNull(await shop.AskAsync(async services => await services.GetRequiredService<Suggestions>().ExecuteAsync(words, CancellationToken.None)));
    }

    [Fact]
    public async Task Reads_the_beginning_of_a_text_without_end() =>
        Assert.Equal(0, (await shop.FindAsync(new string('a', 10_000))).Products.Total);

    [Fact]
    public async Task Choices_in_a_group_are_alternatives_and_groups_all_hold()
    {
        var all = await shop.FindAsync("dress");
        var plum = await FindDressAsync(colours: ["Plum"]);
        var either = await FindDressAsync(colours: ["Plum", "Forest"]);
        var stocked = await shop.FindAsync(Dress(["Plum", "Forest"], ["S"]) with { InStock = true });

        Assert.InRange(plum.Products.Total, 1, either.Products.Total - 1);
        Assert.InRange(either.Products.Total, 1, all.Products.Total - 1);
        Assert.InRange(stocked.Products.Total, 1, either.Products.Total);
        Assert.Equal(stocked.Products.Total, shop.SlugsOf(stocked).Count);
    }

    [Fact]
    public async Task A_groups_counts_do_not_heed_its_own_choice_but_the_others()
    {
        var all = await shop.FindAsync("dress");
        var plum = await FindDressAsync(colours: ["Plum"]);

        Assert.Equal(Count(all.Facets.Colours, "Forest"), Count(plum.Facets.Colours, "Forest"));
        Assert.Equal(plum.Products.Total, Count(plum.Facets.Colours, "Plum"));
        Assert.True(Count(plum.Facets.Sizes, "M") < Count(all.Facets.Sizes, "M"));
        Assert.Equal(plum.Products.Total, plum.Facets.Prices.Sum(range => range.Count));
    }

    [Fact]
    public async Task Every_count_is_what_choosing_it_shows()
    {
        var facets = (await shop.FindAsync("linen")).Facets;
        var linen = FindProducts.Filter.For("linen");

        foreach (var (category, count) in facets.Categories) Assert.Equal(count, (await shop.FindAsync(linen with { Categories = [category] })).Products.Total);
        foreach (var size in facets.Sizes) Assert.Equal(size.Count, (await shop.FindAsync(linen with { Sizes = [size.Value] })).Products.Total);
        foreach (var colour in facets.Colours) Assert.Equal(colour.Count, (await shop.FindAsync(linen with { Colours = [colour.Value] })).Products.Total);
        foreach (var range in facets.Prices)
            Assert.Equal(range.Count, (await shop.FindAsync(linen with { PriceFrom = range.From, PriceTo = range.To - 1 })).Products.Total);
        Assert.Equal(facets.InStock, (await shop.FindAsync(linen with { InStock = true })).Products.Total);
        Assert.Equal(facets.OnSale, (await shop.FindAsync(linen with { OnSale = true })).Products.Total);
    }

    [Fact]
    public async Task Counts_and_filters_by_what_products_say_of_themselves()
    {
        var dress = FindProducts.Filter.For("dress");
        var facets = (await shop.FindAsync(dress)).Facets;
        Assert.True(facets.Traits["fabric"].Count > 3);
        foreach (var (code, choices) in facets.Traits)
            foreach (var choice in choices) Assert.Equal(choice.Count, (await shop.FindAsync(dress with { Traits = Say((code, [choice.Value])) })).Products.Total);

        var chosen = await shop.FindAsync(dress with { Traits = Say(("fabric", ["Wax print", "Linen"]), ("lined", ["no"])), InStock = true });
        Assert.InRange(chosen.Products.Total, 1, facets.Traits["fabric"].Sum(choice => choice.Count) - 1);
        Assert.Equal(chosen.Products.Total, Count(chosen.Facets.Traits["fabric"], "Wax print") + Count(chosen.Facets.Traits["fabric"], "Linen"));
        Assert.Contains(chosen.Facets.Traits["fabric"], choice => choice.Value == "Satin" && choice.Count > 0);
        Assert.Equal(chosen.Products.Total, shop.SlugsOf(chosen).Count);
    }

    [Fact]
    public async Task A_shelf_counts_what_stands_on_it_and_sorts_as_shelves_do()
    {
        var curtains = FindProducts.Filter.For(null) with { Within = shop.Categories["curtains"], Sort = SearchSort.Featured };

        var facets = await shop.AskAsync(services => services.GetRequiredService<FindProducts>().FacetsAsync(curtains, CancellationToken.None));
        var found = await shop.SlugsAsync(curtains with { Traits = Say(("heading", ["Eyelet", "Pencil pleat"])) });

        Assert.Equal(["Eyelet", "Pencil pleat", "Rod pocket"], facets.Traits["heading"].Select(choice => choice.Value).Order());
        Assert.DoesNotContain("cloth-width", facets.Traits.Keys);
        Assert.Equal(facets.Traits["heading"].Where(choice => choice.Value != "Rod pocket").Sum(choice => choice.Count), found.Count);
        Assert.Equal("kilifi-linen-eyelet-curtains", found[0]);
    }

    [Fact]
    public async Task A_hundred_filters_at_once_and_ones_that_nobody_made_find_nothing()
    {
        var traits = Enumerable.Range(0, 100).ToDictionary(i => $"made-up-{i}", i => (IReadOnlyList<string>)[.. Enumerable.Range(0, 100).Select(n => $"value {n}")]);

        var found = await shop.FindAsync(FindProducts.Filter.For("dress") with { Traits = traits });

        Assert.Equal(0, found.Products.Total);
    }

    [Theory]
    [InlineData("lamu looms", "kikoy-stripe-fabric")]
    [InlineData("gift idea kikoy", "watamu-kikoy")]
    public async Task Words_find_brands_attributes_and_tags(string words, string slug) => Assert.Contains(slug, await shop.SlugsAsync(words));

    [Fact]
    public async Task A_house_holds_what_stands_on_its_shelves()
    {
        var furnishing = FindProducts.Filter.For("velvet") with { Categories = [shop.Categories["soft-furnishing"]] };

        var found = await shop.SlugsAsync(furnishing);

        Assert.Contains("muthaiga-velvet-curtains", found);
        Assert.DoesNotContain("bwana-velvet-tuxedo", found);
    }

    [Fact]
    public async Task A_hundred_choices_that_nothing_has_find_nothing()
    {
        var found = await shop.FindAsync(FindProducts.Filter.For("dress") with { Colours = [.. Enumerable.Range(0, 100).Select(i => $"colour {i}")] });

        Assert.Equal(0, found.Products.Total);
        Assert.True(Count(found.Facets.Colours, "Plum") > 0);
    }

    [Theory]
    [InlineData(SearchSort.PriceLowest, "price_from_minor")]
    [InlineData(SearchSort.PriceHighest, "-price_from_minor")]
    [InlineData(SearchSort.Newest, "-extract(epoch from published_at)")]
    [InlineData(SearchSort.BestSelling, "-sold")]
    public async Task Sorts(SearchSort sort, string key)
    {
        var slugs = await shop.SlugsAsync(FindProducts.Filter.For("cushion") with { Sort = sort });

        Assert.True(slugs.Count > 4);
        Assert.True(await shop.ScalarAsync<bool>($"""
            select bool_and(key >= before) from (
                select key, lag(key, 1, key) over (order by place) as before from (
                    select ({key})::numeric as key, place from unnest(array['{string.Join("','", slugs)}']) with ordinality asked(slug, place)
                    join search.document d using (slug)) keyed) pairs
            """));
    }

    [Fact]
    public async Task Pages_hold_everything_once_and_the_last_is_the_last()
    {
        var seen = new List<string>();
        var first = await shop.FindAsync("");
        for (var page = 1; page <= first.Products.Count; page++) seen.AddRange(await shop.SlugsAsync(FindProducts.Filter.For("") with { Page = page }));

        Assert.Equal(shop.All.Order(), seen.Order());
        Assert.Equal(first.Products.Count, (await shop.FindAsync(FindProducts.Filter.For("") with { Page = 1_000_000_000 })).Products.Number);
    }

    [Fact]
    public async Task Suggests_products_and_categories_by_their_beginnings()
    {
        var found = await shop.AskAsync(services => services.GetRequiredService<Suggestions>().ExecuteAsync("curt", CancellationToken.None));

        Assert.Contains(found, suggestion => suggestion is { Kind: Suggestions.Kind.Category, Slug: "curtains" });
        Assert.Contains(found, suggestion => suggestion is { Kind: Suggestions.Kind.Product, Slug: "muthaiga-velvet-curtains" or "kilifi-linen-eyelet-curtains" });
        Assert.Empty(await shop.AskAsync(services => services.GetRequiredService<Suggestions>().ExecuteAsync("", CancellationToken.None)));
        Assert.NotEmpty(await shop.AskAsync(services => services.GetRequiredService<Suggestions>().ExecuteAsync("kitnge cusion", CancellationToken.None)));
    }

    private static FindProducts.Filter Dress(string[] colours, string[] sizes) => FindProducts.Filter.For("dress") with { Colours = colours, Sizes = sizes };

    private Task<FindProducts.View> FindDressAsync(string[] colours) => shop.FindAsync(Dress(colours, []));

    private static Dictionary<string, IReadOnlyList<string>> Say(params (string Code, string[] Values)[] traits) =>
        traits.ToDictionary(trait => trait.Code, trait => (IReadOnlyList<string>)trait.Values);

    private static int Count(IReadOnlyList<FacetCounts.Choice> choices, string value) => choices.Where(choice => choice.Value == value).Sum(choice => choice.Count);
}
