using Hangazo.Core.Carts.Contracts;
using Hangazo.Core.Carts.UseCases;
using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Data;
using Hangazo.Core.Data;
using Hangazo.Core.Inventory.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Media;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Outbox;
using Hangazo.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Xunit;

namespace Hangazo.Core.Tests;

/// <summary>A whole shop below the web, on a database of its own, with a clock that stands still.</summary>
public sealed class Shop : IAsyncLifetime
{
    private readonly CategoryId _category = CategoryId.New();
    private readonly string _media = Directory.CreateTempSubdirectory("hangazo-media-").FullName;
    private TestDatabase _database = null!;
    private ServiceProvider _services = null!;
    private int _made;

    public ManualClock Clock { get; } = new();

    public async Task InitializeAsync()
    {
        _database = await EmptyShop.CloneAsync();
        _services = ServicesOn(_database.ConnectionString, Clock, _media);
        await DoAsync(async services =>
        {
            var db = services.GetRequiredService<HangazoDb>();
            db.Add(Core.Catalog.Category.Create(_category, null, "dresses", "Dresses", "All of them.", null, 0));
            await db.SaveChangesAsync();
        });
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_media, recursive: true);
    }

    /// <summary>Where pictures are kept.</summary>
    public string MediaFolder => _media;

    /// <summary>The one category there is.</summary>
    public CategoryId Category => _category;

    public async Task DoAsync(Func<IServiceProvider, Task> actAsync)
    {
        await using var scope = _services.CreateAsyncScope();
        await actAsync(scope.ServiceProvider);
    }

    public async Task<T> AskAsync<T>(Func<IServiceProvider, Task<T>> askAsync)
    {
        await using var scope = _services.CreateAsyncScope();
        return await askAsync(scope.ServiceProvider);
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = _services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = _services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A published product with one variant.</summary>
    public async Task<VariantId> StockAsync(
        decimal onHand, long shillings = 4_999, QuantityRule? rule = null, LineType type = LineType.ReadyToWear)
    {
        var number = Interlocked.Increment(ref _made);
        var (product, variant) = (ProductId.New(), VariantId.New());
        await DoAsync(async services =>
        {
            var db = services.GetRequiredService<HangazoDb>();
            var made = Product.Create(
                product, SellerId.New(), $"dress-{number}", $"Dress {number}", _category, rule ?? QuantityRule.Pieces, VatCategory.Standard);
            made.AddVariant(Variant.Create(variant, product, $"SKU-{number}", "M", "Clay", "#A8482A", Money.Shillings(shillings), null, 0));
            made.PlaceIn(_category);
            made.MakeToOrder(type);
            made.Publish(Clock.GetUtcNow());
            db.Add(made);
            await db.SaveChangesAsync();
            var set = await services.GetRequiredService<IInventory>().SetOnHandAsync(variant, onHand, "counted", "a test", CancellationToken.None);
            Assert.True(set.Succeeded);
            await db.SaveChangesAsync();
            await services.GetRequiredService<Shelves>().RewriteAsync([product.Value], CancellationToken.None);
        });
        return variant;
    }

    public Task<Result<AddToCart.Added>> AddToCartAsync(VariantId variant, string? quantity = "1", CartId? cart = null) => AskAsync(services =>
        services.GetRequiredService<AddToCart>().ExecuteAsync(new(cart, null, variant, quantity), CancellationToken.None));

    public async Task<CartId> CartWithAsync(VariantId variant, string quantity = "1") => (await AddToCartAsync(variant, quantity)).Value.Cart;

    public static CheckoutInput Wanjiku { get; } = new(
        "Wanjiku Kamau", "0712 345 678", null, 47, "Kilimani", "Blue gate behind the chapel", "rider", null, null, "mpesa", "0700 000 000", null);

    public Task<Result<PlaceOrder.Placed>> PlaceAsync(CartId cart, CheckoutInput? input = null) => AskAsync(services =>
        services.GetRequiredService<PlaceOrder>().ExecuteAsync(new(cart, null, input ?? Wanjiku), CancellationToken.None));

    public async Task<decimal> AvailableAsync(VariantId variant) =>
        (await AskAsync(services => services.GetRequiredService<IInventory>().AvailableAsync([variant], CancellationToken.None)))[variant];

    /// <summary>The one balance that must always hold: a variant's movements add up to its stock row, and its holds to what is reserved and allocated.</summary>
    public async Task AssertStockBalancesAsync() => Assert.Equal(0L, await ScalarAsync<long>("""
        select count(*) from inventory.stock s
        left join (select variant_id, sum(on_hand_delta) h, sum(allocated_delta) a, sum(reserved_delta) r from inventory.movement group by 1) m using (variant_id)
        left join (
            select variant_id, coalesce(sum(quantity) filter (where state = 'Allocated'), 0) a, coalesce(sum(quantity) filter (where state = 'Reserved'), 0) r
            from inventory.hold group by 1) o using (variant_id)
        where (s.on_hand, s.allocated, s.reserved) <> (m.h, m.a, m.r) or (s.allocated, s.reserved) <> (coalesce(o.a, 0), coalesce(o.r, 0))
        """));

    /// <summary>Runs every reaction that is due.</summary>
    public async Task ReactAsync()
    {
        var outbox = _services.GetRequiredService<OutboxProcessor>();
        while (await outbox.DeliverOneAsync(CancellationToken.None))
        {
        }
    }

    /// <summary>Another node of this shop that has just started, with so many connections.</summary>
    public ServiceProvider StartNode(int connections) => ServicesOn($"{_database.ConnectionString};Maximum Pool Size={connections};Timeout=5", Clock, _media);

    private static ServiceProvider ServicesOn(string connection, TimeProvider clock, string media) => new ServiceCollection()
        .Configure<MediaOptions>(options => options.Root = media)
        .Configure<FileStoreOptions>(options => options.Root = Path.Combine(media, "files"))
        .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Critical))
        .AddSingleton(clock)
        .AddHangazoCore(connection)
        .BuildServiceProvider(validateScopes: true);
}
