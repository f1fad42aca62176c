using Hangazo.Core.Search.Queries;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Search;

/// <summary>What a search asks of the database is answered from indexes. The database itself counts how often it read a table from end to end.</summary>
public sealed class LargeCatalogues(SearchShop shop) : IClassFixture<SearchShop>
{
    private const int Copies = 26;

    [Fact]
    public async Task Are_searched_by_index()
    {
        await GrowAsync();
        foreach (var (what, askAsync) in Questions())
        {
            var before = await ScansAsync();
            await askAsync();
            Assert.True(before == await ScansAsync(), $"{what} reads all documents");
        }

        await HoldEachOnceAsync("replica");
    }

    [Fact]
    public async Task Would_be_caught_when_they_are_not()
    {
        var before = await ScansAsync();
        await shop.ScalarAsync<long>("select count(*) from search.document where name like '%x%'");
        Assert.Equal(before + 1, await ScansAsync());
    }

    /// <summary>The best sellers among very many are ranked by their texts, the others follow; nothing stands on two pages.</summary>
    private async Task HoldEachOnceAsync(string words)
    {
        var first = await shop.FindAsync(words);
        Assert.True(first.Products.Total > 2_000);
        var seen = new List<string>();
        foreach (var page in Enumerable.Range(1, first.Products.Count)) seen.AddRange(await shop.SlugsAsync(FindProducts.Filter.For(words) with { Page = page }));
        Assert.Equal(first.Products.Total, seen.Distinct().Count());
        Assert.Equal(first.Products.Total, seen.Count);
    }

    private IEnumerable<(string What, Func<Task> AskAsync)> Questions()
    {
        var dress = FindProducts.Filter.For("curtian");
        FindProducts.Filter[] filters =
        [
            FindProducts.Filter.For("velvet"), dress, dress with { Colours = ["Forest", "Navy"], Sizes = ["168 x 229 cm"], InStock = true },
            dress with { Traits = new Dictionary<string, IReadOnlyList<string>> { ["fabric"] = ["Velvet", "Linen"], ["heading"] = ["Eyelet"] } },
            FindProducts.Filter.For(null) with { Within = shop.Categories["curtains"], Colours = ["Forest"], Sort = SearchSort.Featured },
            dress with { PriceFrom = 5_000, PriceTo = 12_000, OnSale = true }, dress with { Sort = SearchSort.Newest }, dress with { Sort = SearchSort.PriceLowest },
            dress with { Sort = SearchSort.BestSelling, Page = 3 }, FindProducts.Filter.For("SF001-SAGE-140X229CM"), FindProducts.Filter.For("tuxedo curtains"),
            dress with { Stars = 4, Sort = SearchSort.BestRated }, FindProducts.Filter.For(null) with { Within = shop.Categories["curtains"], Sort = SearchSort.BestRated },
            FindProducts.Filter.For("kiti"), FindProducts.Filter.For("replica") with { Page = 3 },
        ];
        foreach (var filter in filters) yield return ($"{filter}", () => shop.FindAsync(filter));
        foreach (var words in new[] { "ve", "curt", "kilifi lin", "SF001-SAGE-140X229CM", "velvt cus" })
            yield return ($"suggesting for {words}", () => shop.AskAsync(services => services.GetRequiredService<Suggestions>().ExecuteAsync(words, CancellationToken.None)));
    }

    /// <summary>Many of everything, under other names and numbers.</summary>
    private async Task GrowAsync()
    {
        await shop.ScalarAsync<object>($"""
            create temp table copied as select p.id as old, gen_random_uuid() as id, n from catalog.product p cross join generate_series(1, {Copies}) n;
            insert into catalog.product select (jsonb_populate_record(p, jsonb_build_object('id', c.id, 'slug', p.slug || '-' || c.n, 'name', p.name || ' replica ' || md5(c.n::text)))).*
                from copied c join catalog.product p on p.id = c.old;
            insert into catalog.product_category (product_id, category_id) select c.id, pc.category_id from copied c join catalog.product_category pc on pc.product_id = c.old;
            insert into catalog.variant select (jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid(), 'product_id', c.id, 'sku', v.sku || '-' || c.n))).*
                from copied c join catalog.variant v on v.product_id = c.old where v.position < 3;
            drop table copied;
            analyze catalog.product, catalog.variant, catalog.product_category;
            select 1
            """);
        await shop.RebuildAsync();
        Assert.True(shop.All.Count > 2_300);
    }

    private async Task<long> ScansAsync()
    {
        // What a session has counted is told to others when its statement ends.
        await shop.ScalarAsync<object>("select pg_stat_force_next_flush()");
        return await shop.ScalarAsync<long>("select seq_scan from pg_stat_user_tables where relid = 'search.document'::regclass");
    }
}
