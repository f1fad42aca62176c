using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Outbox;
using Hangazo.Core.Search;
using Hangazo.Core.Search.Contracts;
using Hangazo.Core.Search.Queries;
using Hangazo.Core.Search.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Search;

public sealed class KeepingUpWithTheShop : IAsyncLifetime
{
    private readonly Shop _shop = new();

    public Task InitializeAsync() => _shop.InitializeAsync();

    public Task DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task Finds_what_was_published_and_no_longer_what_was_taken_down()
    {
        await _shop.StockAsync(3);
        Assert.Equal(0, await TotalAsync("dress"));
        await _shop.ReactAsync();
        Assert.Equal(1, await TotalAsync("dress"));

        await ChangeAsync("update catalog.product set state = 'Archived'");
        Assert.Equal(0, await TotalAsync("dress"));
    }

    [Fact]
    public async Task Knows_what_is_sold_out()
    {
        await _shop.StockAsync(3);
        await ChangeAsync("update catalog.variant set in_stock = true");
        Assert.Equal(1, await TotalAsync("dress", inStock: true));

        await ChangeAsync("update catalog.variant set in_stock = false");
        Assert.Equal(0, await TotalAsync("dress", inStock: true));
        Assert.Equal(1, await TotalAsync("dress"));
    }

    [Fact]
    public async Task Follows_a_category_that_is_renamed()
    {
        await _shop.StockAsync(1);
        await _shop.ReactAsync();
        Assert.Equal(0, await TotalAsync("frills"));

        await _shop.DoAsync(services => services.GetRequiredService<HangazoDb>().Database.ExecuteSqlAsync($"update catalog.category set name = 'Frills'"));
        await SayAsync(new CategoriesChanged());
        Assert.Equal(1, await TotalAsync("frills"));
    }

    [Fact]
    public async Task Counts_an_order_once_and_takes_a_cancelled_one_off_again()
    {
        var dress = await _shop.StockAsync(9);
        await _shop.ReactAsync();
        var placed = (await _shop.PlaceAsync(await _shop.CartWithAsync(dress, "4"))).Value;
        Assert.Equal(0, await SoldAsync());
        await SayAsync(new OrderPaid(placed.Id, placed.Number, Money.Shillings(1), _shop.Clock.GetUtcNow()));
        Assert.Equal(1, await SoldAsync());

        await SayAsync(new OrderCancelled(placed.Id, placed.Number, Money.Shillings(1), WasPaid: true, "a test", _shop.Clock.GetUtcNow()));
        Assert.Equal(0, await SoldAsync());
    }

    [Fact]
    public async Task What_sells_and_is_opened_stands_before_its_equals()
    {
        for (var i = 0; i < 3; i++) await _shop.StockAsync(5);
        await _shop.ReactAsync();
        await _shop.DoAsync(services => services.GetRequiredService<HangazoDb>().Database.ExecuteSqlAsync($"update search.document set sold = 40 where slug = 'dress-1'"));

        var found = await FindAsync("dress");

        Assert.Equal("dress-1", await SlugAsync(found.Products.Items[0]));
    }

    [Fact]
    public async Task A_full_rewrite_keeps_what_only_search_knows()
    {
        await _shop.StockAsync(5);
        await _shop.ReactAsync();
        await _shop.DoAsync(services => services.GetRequiredService<ISearchRanking>().NoteSoldAsync([], undone: false, CancellationToken.None));
        await _shop.DoAsync(services => services.GetRequiredService<HangazoDb>().Database.ExecuteSqlAsync(
            $"insert into search.popularity (product_id, sold, clicks) select product_id, 7, 3 from search.document"));

        await _shop.DoAsync(services => services.GetRequiredService<HangazoDb>().Database.ExecuteSqlAsync($"delete from search.document"));
        await _shop.DoAsync(services => services.GetRequiredService<RebuildSearch>().IfEmptyAsync(CancellationToken.None));

        Assert.Equal(7, await SoldAsync());
        Assert.True(await _shop.ScalarAsync<long>("select count(*) from search.word where word = 'dress'") == 1);
    }

    [Fact]
    public async Task Notes_what_was_asked_and_opened_but_nobodys_name()
    {
        await _shop.StockAsync(5);
        await _shop.ReactAsync();
        var now = _shop.Clock.GetUtcNow();
        var (asked, mine) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await RecordAsync([new(asked, now, "dress", 1, false), new(mine, now, "0712 345 678", 0, false), new(Guid.CreateVersion7(), now, "hat", 0, false)], []);
        await RecordAsync([], [new(asked, "dress-1", 3), new(asked, "dress-1", 1), new(Guid.CreateVersion7(), "dress-1", 1), new(asked, "no-such-thing", 1)]);

        var report = await _shop.AskAsync(services => services.GetRequiredService<SearchReport>().ExecuteAsync(CancellationToken.None));

        Assert.Equal((2, 1, 3m), (report.Searches, report.WithoutResult, report.MeanPosition));
        Assert.Equal(new("dress", 1, 1, 1, 3m), Assert.Single(report.Top));
        Assert.Equal("hat", Assert.Single(report.Zero).Words);
        Assert.Equal(1, await _shop.ScalarAsync<int>("select clicks from search.document"));
        Assert.Equal(1, await _shop.ScalarAsync<int>("select clicks from search.popularity"));
    }

    [Fact]
    public async Task Counts_no_click_long_after_the_search_and_forgets_old_searches()
    {
        await _shop.StockAsync(5);
        await _shop.ReactAsync();
        var asked = Guid.CreateVersion7();
        await RecordAsync([new(asked, _shop.Clock.GetUtcNow(), "dress", 1, false)], []);
        _shop.Clock.Advance(TimeSpan.FromHours(3));
        await RecordAsync([], [new(asked, "dress-1", 1)]);
        Assert.Equal(0, await _shop.ScalarAsync<int>("select clicks from search.document"));

        _shop.Clock.Advance(TimeSpan.FromDays(100));
        await _shop.DoAsync(services => services.GetRequiredService<RecordSearches>().TrimAsync(CancellationToken.None));
        Assert.Equal(0, await _shop.ScalarAsync<long>("select count(*) from search.question"));
    }

    [Fact]
    public async Task Suggests_what_others_asked_for_once_enough_of_them_did()
    {
        await RecordAsync([.. Enumerable.Range(0, 2).Select(_ => Asked("party frock"))], []);
        Assert.Empty(await SuggestAsync("part"));
        await RecordAsync([Asked("party frock")], []);
        _shop.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("party frock", Assert.Single(await SuggestAsync("party f")).Text);
    }

    [Fact]
    public async Task Synonyms_are_heeded_at_once_and_refused_with_a_reason()
    {
        await _shop.StockAsync(5);
        await _shop.ReactAsync();
        Assert.Equal(0, await TotalAsync("vazi"));
        Assert.True((await SaveAsync(new(null, 0, "Vazi", "dress, gown", false))).Succeeded);
        Assert.Equal(1, await TotalAsync("vazi"));

        Assert.Equal("synonym.taken", (await SaveAsync(new(null, 0, "vazi", "shirt", false))).Error!.Code);
        Assert.Equal("synonym.empty", (await SaveAsync(new(null, 0, "!?", "shirt", false))).Error!.Code);
        Assert.Equal("synonym.empty", (await SaveAsync(new(null, 0, "word", " , ", false))).Error!.Code);
        Assert.Equal("synonym.same", (await SaveAsync(new(null, 0, "Word", "word", false))).Error!.Code);
        Assert.Equal("synonym.too-long", (await SaveAsync(new(null, 0, "one two three four", "word", false))).Error!.Code);
        Assert.Equal("synonym.too-long", (await SaveAsync(new(null, 0, new string('x', 61), "word", false))).Error!.Code);
        Assert.Equal("synonym.not-found", (await SaveAsync(new(SynonymId.New(), 0, "word", "other", false))).Error!.Code);

        var entry = (await _shop.AskAsync(services => services.GetRequiredService<SearchReport>().SynonymsAsync(CancellationToken.None))).Single(s => s.Term == "vazi");
        Assert.True((await SaveAsync(new(entry.Id, entry.Version, "vazi", "hat", true))).Succeeded);
        Assert.Equal("synonym.changed", (await SaveAsync(new(entry.Id, entry.Version, "vazi", "coat", true))).Error!.Code);
        Assert.Equal("synonym.changed", (await RemoveAsync(entry)).Error!.Code);
        Assert.Equal(0, await TotalAsync("vazi"));
    }

    private Task<Result> SaveAsync(ChangeSynonyms.Command command) =>
        _shop.AskAsync(services => services.GetRequiredService<ChangeSynonyms>().SaveAsync(command, CancellationToken.None));

    private Task<Result> RemoveAsync(SearchReport.Entry entry) =>
        _shop.AskAsync(services => services.GetRequiredService<ChangeSynonyms>().RemoveAsync(entry.Id, entry.Version, CancellationToken.None));

    private RecordSearches.Asked Asked(string words) => new(Guid.CreateVersion7(), _shop.Clock.GetUtcNow(), words, 4, false);

    private Task RecordAsync(RecordSearches.Asked[] asked, RecordSearches.Opened[] opened) =>
        _shop.DoAsync(services => services.GetRequiredService<RecordSearches>().ExecuteAsync(asked, opened, CancellationToken.None));

    private Task<IReadOnlyList<Suggestions.Suggestion>> SuggestAsync(string words) =>
        _shop.AskAsync(services => services.GetRequiredService<Suggestions>().ExecuteAsync(words, CancellationToken.None));

    private Task<FindProducts.View> FindAsync(string words, bool inStock = false) => _shop.AskAsync(services =>
        services.GetRequiredService<FindProducts>().ExecuteAsync(FindProducts.Filter.For(words) with { InStock = inStock }, CancellationToken.None));

    private async Task<int> TotalAsync(string words, bool inStock = false) => (await FindAsync(words, inStock)).Products.Total;

    private Task<string?> SlugAsync(ProductId product) =>
        _shop.AskAsync(services => services.GetRequiredService<ICatalog>().FindSlugAsync(product, CancellationToken.None));

    private Task<int> SoldAsync() => _shop.ScalarAsync<int>("select sold from search.document");

    /// <summary>As the catalogue does it: the row changes, and the event says so.</summary>
    private async Task ChangeAsync(string sql)
    {
        await _shop.DoAsync(services => services.GetRequiredService<HangazoDb>().Database.ExecuteSqlRawAsync(sql));
        await SayAsync(new ProductChanged(new(await _shop.ScalarAsync<Guid>("select id from catalog.product")), "dress-1", InLists: true));
    }

    private async Task SayAsync(IDomainEvent happened)
    {
        await _shop.DoAsync(async services =>
        {
            services.GetRequiredService<OutboxWriter>().Stage(happened);
            await services.GetRequiredService<HangazoDb>().SaveChangesAsync();
        });
        await _shop.ReactAsync();
    }
}
