using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Data;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Search.Queries;
using Hangazo.Core.Search.UseCases;
using Hangazo.Tests.Support;
using Hangazo.Web.Demo.Catalogue;
using Hangazo.Web.Demo.Seeding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Xunit;

namespace Hangazo.Core.Tests.Search;

/// <summary>The demo's catalogue without its pictures and its past, ready to be searched.</summary>
public sealed class SearchShop : IAsyncLifetime
{
    private static readonly ManualClock Opened = new();

    private static readonly DatabaseTemplate Template = new(async connection =>
    {
        await using var services = ServicesOn(connection);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HangazoDb>();
        await db.Database.MigrateAsync();
        await FillAsync(db);
        await scope.ServiceProvider.GetRequiredService<Shelves>().RewriteAsync(null, CancellationToken.None);
        Assert.True((await scope.ServiceProvider.GetRequiredService<RebuildSearch>().ExecuteAsync(CancellationToken.None)).Succeeded);
    });

    private TestDatabase _database = null!;
    private ServiceProvider _services = null!;

    public IReadOnlyDictionary<string, CategoryId> Categories { get; private set; } = null!;

    private IReadOnlyDictionary<ProductId, string> Slugs { get; set; } = null!;

    public async Task InitializeAsync()
    {
        _database = await Template.CloneAsync();
        // One session, so that what the database counted of it can be asked for.
        _services = ServicesOn(_database.ConnectionString + ";Maximum Pool Size=1");
        await ReadAsync();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    public IReadOnlyCollection<string> All => [.. Slugs.Values];

    public async Task<T> AskAsync<T>(Func<IServiceProvider, Task<T>> askAsync)
    {
        await using var scope = _services.CreateAsyncScope();
        return await askAsync(scope.ServiceProvider);
    }

    public Task<FindProducts.View> FindAsync(FindProducts.Filter filter) =>
        AskAsync(services => services.GetRequiredService<FindProducts>().ExecuteAsync(filter, CancellationToken.None));

    public Task<FindProducts.View> FindAsync(string? words) => FindAsync(FindProducts.Filter.For(words));

    public async Task<IReadOnlyList<string>> SlugsAsync(FindProducts.Filter filter) => SlugsOf(await FindAsync(filter));

    public Task<IReadOnlyList<string>> SlugsAsync(string? words) => SlugsAsync(FindProducts.Filter.For(words));

    public IReadOnlyList<string> SlugsOf(FindProducts.View found) => [.. found.Products.Items.Select(id => Slugs[id])];

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = _services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        command.CommandTimeout = 120;
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Writes all that search reads anew, after the catalogue was changed behind its back.</summary>
    public async Task RebuildAsync()
    {
        await AskAsync(services => services.GetRequiredService<RebuildSearch>().ExecuteAsync(CancellationToken.None));
        await AskAsync(async services =>
        {
            await services.GetRequiredService<RebuildSearch>().AnalyzeAsync(CancellationToken.None);
            return 0;
        });
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        Slugs = await AskAsync(services => services.GetRequiredService<HangazoDb>().Set<Product>().ToDictionaryAsync(product => product.Id, product => product.Slug));
        Categories = await AskAsync(services => services.GetRequiredService<HangazoDb>().Set<Category>().ToDictionaryAsync(category => category.Slug, category => category.Id));
    }

    private static async Task FillAsync(HangazoDb db)
    {
        var categories = new Dictionary<string, CategoryId>();
        foreach (var house in DemoCatalogue.Houses)
        {
            Add(house.Slug, null, house.Name);
            foreach (var shelf in house.Categories) Add(shelf.Slug, categories[house.Slug], shelf.Name);
        }

        await AttributeSeed.EnsureAsync(db, categories, CancellationToken.None);
        foreach (var product in DemoCatalogue.Products)
        {
            var made = Product.Create(ProductId.New(), SellerId.Shop, product.Slug, product.Name, categories[product.CategorySlug], QuantityRule.Pieces, VatCategory.Standard);
            made.Describe(product.Summary, product.Description, "", product.WeightGrams, product.Featured);
            made.Say(product.Facts.Brand, product.Facts.Values, product.Facts.Tags);
            made.PlaceIn(categories[product.CategorySlug]);
            for (var i = 0; i < product.Variants.Count; i++)
            {
                var variant = product.Variants[i];
                made.AddVariant(Variant.Create(
                    VariantId.New(), made.Id, variant.Sku, variant.Size, variant.Colour, "#A8482A", Money.Shillings(variant.PriceKes),
                    variant.CompareAtKes is { } before ? Money.Shillings(before) : null, i));
            }

            made.Publish(Opened.GetUtcNow().AddDays(-product.AddedDaysAgo));
            db.Add(made);
        }

        await db.SaveChangesAsync();
        // Every third variant is sold out.
        await db.Database.ExecuteSqlAsync($"update catalog.variant set in_stock = position % 3 <> 2");

        void Add(string slug, CategoryId? parent, string name)
        {
            categories[slug] = CategoryId.New();
            db.Add(Category.Create(categories[slug], parent, slug, name, "", null, categories.Count));
        }
    }

    private static ServiceProvider ServicesOn(string connection) => new ServiceCollection()
        .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Critical))
        .AddSingleton<TimeProvider>(Opened)
        .AddHangazoCore(connection)
        .BuildServiceProvider(validateScopes: true);
}
