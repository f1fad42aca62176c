using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Data;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Reviews;
using Hangazo.Core.Reviews.Contracts;
using Hangazo.Core.Reviews.Data;
using Hangazo.Core.Search.Queries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Reviews;

/// <summary>What is thought of products reaches lists, filters and sorting.</summary>
public sealed class RatingProducts : IAsyncLifetime
{
    private readonly Shop _shop = new();
    private Buyers _buyers = default!;

    public async Task InitializeAsync()
    {
        await _shop.InitializeAsync();
        _buyers = new(_shop);
    }

    public Task DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task Many_good_reviews_beat_one_perfect_one_and_none_comes_last()
    {
        var products = new List<ProductId>();
        for (var i = 0; i < 5; i++) products.Add((await _shop.AskAsync(async services => await services.GetRequiredService<ICatalog>().GetVariantsAsync([await _shop.StockAsync(1)], default))).Values.Single().ProductId);
        var (many, perfect, poor, middling, none) = (products[0], products[1], products[2], products[3], products[4]);
        await _shop.ReactAsync();
        await TakeOverAsync((many, 5, 32), (many, 4, 8), (perfect, 5, 1), (poor, 1, 2));
        await TellAsync(many, perfect, poor);

        // The mean of all is 199 / 43 = 4.6, ten of which count beside each product's own.
        Assert.Equal([(many, 4_760), (perfect, 4_636), (poor, 4_000), (middling, 0), (none, 0)], await ScoresAsync());
        Assert.Equal([many, perfect, poor], (await FindAsync(SearchSort.BestRated)).Products.Items.Take(3));

        // The mean falls to 4.1, and with it what is thought of those with few reviews.
        await TakeOverAsync((middling, 3, 20), (middling, 4, 1));
        await TellAsync(middling);
        Assert.Equal([(many, 4_660), (perfect, 4_182), (poor, 3_583), (middling, 3_389), (none, 0)], await ScoresAsync());

        var facets = (await FindAsync(SearchSort.Relevance)).Facets;
        Assert.Equal((2, 3), (facets.Stars[4], facets.Stars[3]));
        var four = await FindAsync(SearchSort.BestRated, stars: 4);
        Assert.Equal([many, perfect], four.Products.Items);
        // Its own choice does not narrow what the group offers.
        Assert.Equal((2, 3), (four.Facets.Stars[4], four.Facets.Stars[3]));
        Assert.Equal(2, four.Facets.InStock);
        Assert.Equal([many, perfect, middling], (await FindAsync(SearchSort.BestRated, stars: 3)).Products.Items);
        Assert.Equal(3, (await FindAsync(SearchSort.Relevance, stars: 3, words: "dress")).Products.Total);
    }

    [Fact]
    public async Task A_published_review_reaches_card_and_search_and_leaves_them_again_and_outlasts_a_rewrite()
    {
        var order = await _buyers.BoughtAsync(FulfilmentState.Delivered, variants: await _shop.StockAsync(5));
        var product = order.Lines[0].ProductId;
        await _buyers.WriteAsync(order, Buyers.Good with { Stars = 4 });
        Assert.Equal(Rating.None, await CardAsync(product));
        await _buyers.PublishAsync(product);
        Assert.Equal(new Rating(400, 1), await CardAsync(product));

        // Taken down and shown again, it has its stars still.
        await ChangeAsync(product, "Archived");
        await ChangeAsync(product, "Published");
        Assert.Equal(new Rating(400, 1), await CardAsync(product));
        Assert.Equal("400 1 4000", await _shop.ScalarAsync<string>("select concat_ws(' ', rating, reviews, best_rated) from search.document"));

        var read = await _buyers.ReadAsync(product);
        Assert.True((await _buyers.ModerateAsync(moderate => moderate.RejectAsync(read, "Not about the dress.", Buyers.Faith, default))).Succeeded);
        await _shop.ReactAsync();
        Assert.Equal(Rating.None, await CardAsync(product));
        Assert.Equal("0 0 0", await _shop.ScalarAsync<string>("select concat_ws(' ', rating, reviews, best_rated) from search.document"));
        Assert.Null(await _buyers.ShownAsync(product));
    }

    [Theory]
    [InlineData(199, 43, 463, "4.6")]
    [InlineData(79, 20, 395, "4.0")]
    [InlineData(5, 1, 500, "5.0")]
    [InlineData(2, 3, 67, "0.7")]
    [InlineData(0, 0, 0, "0.0")]
    public void Averages_are_rounded_half_up(int stars, int reviews, int hundredths, string words)
    {
        var rating = Rating.Of(stars, reviews);
        Assert.Equal((hundredths, words), (rating.Hundredths, rating.ToString()));
        Assert.Equal(rating.Tenths >= 40, rating.Hundredths >= 395);
    }

    private Task TakeOverAsync(params (ProductId Product, int Stars, int Times)[] reviews) => _shop.DoAsync(async services =>
    {
        var db = services.GetRequiredService<HangazoDb>();
        foreach (var (product, stars, times) in reviews)
            for (var i = 0; i < times; i++)
                db.Add(Review.TakeOver(new(Guid.Empty, product, "dress", "Dress", "", null, false), new(stars, "", "", null, "Amina H."), _shop.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
    });

    private async Task TellAsync(params ProductId[] products)
    {
        await _shop.DoAsync(async services =>
        {
            var db = services.GetRequiredService<HangazoDb>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            await services.GetRequiredService<Ratings>().CountAsync([.. products.Select(product => product.Value)], announce: true, default);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        });
        await _shop.ReactAsync();
    }

    private Task ChangeAsync(ProductId product, string state) => _shop.DoAsync(async services =>
    {
        var db = services.GetRequiredService<HangazoDb>();
        await db.Database.ExecuteSqlAsync($"update catalog.product set state = {state} where id = {product.Value}");
        await services.GetRequiredService<Core.Catalog.Data.Shelves>().RewriteAsync([product.Value], default);
        await services.GetRequiredService<Core.Search.Data.Documents>().RewriteAsync([product.Value], default);
    });

    private async Task<List<(ProductId, int)>> ScoresAsync() => [.. (await _shop.AskAsync(services => services.GetRequiredService<HangazoDb>().Set<Core.Search.Document>().AsNoTracking()
        .OrderByDescending(document => document.BestRated).ThenBy(document => document.Id).Select(document => new { document.ProductId, document.BestRated }).ToListAsync()))
        .Select(row => (row.ProductId, (int)row.BestRated))];

    private Task<FindProducts.View> FindAsync(SearchSort sort, int? stars = null, string? words = null) => _shop.AskAsync(services =>
        services.GetRequiredService<FindProducts>().ExecuteAsync(new(words, [], [], [], Sort: sort) { Stars = stars }, default));

    private async Task<Rating> CardAsync(ProductId product) =>
        (await _shop.AskAsync(services => services.GetRequiredService<ProductList>().OfAsync([product], default))).Single().Rating;
}
