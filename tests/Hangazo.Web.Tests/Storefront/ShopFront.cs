using System.Net;
using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Data;
using Hangazo.Core.Data;
using Hangazo.Core.Inventory.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Outbox;
using Hangazo.Tests.Support;
using Hangazo.Web.Accounts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Xunit;

namespace Hangazo.Web.Tests.Storefront;

/// <summary>The shop over HTTP with a small catalogue of its own.</summary>
public sealed class ShopFront : WebApplicationFactory<Program>, IAsyncLifetime
{
    private static readonly DateTimeOffset Opened = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, CategoryId> _categories = [];
    private TestDatabase _database = default!;
    private readonly string _media = Directory.CreateTempSubdirectory("hangazo-media-").FullName;
    private int _made;

    public async Task InitializeAsync()
    {
        _database = await EmptyShop.CloneAsync();
        await ChangeAsync(async services =>
        {
            var db = services.GetRequiredService<HangazoDb>();
            foreach (var (slug, name, parent) in new[] { ("ready-to-wear", "Ready-to-Wear", null), ("dresses", "Dresses", "ready-to-wear"), ("soft-furnishing", "Soft Furnishing", null) })
            {
                _categories[slug] = CategoryId.New();
                db.Add(Category.Create(_categories[slug], parent is null ? null : _categories[parent], slug, name, $"{name} for every day.", null, _categories.Count));
            }

            await db.SaveChangesAsync();
        });
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_media, recursive: true);
    }

    /// <summary>A browser without script that follows no redirect and takes what it asks for, compressed or not.</summary>
    public HttpClient Browser() => CreateClient(new() { AllowAutoRedirect = false });

    public async Task<string> ReadAsync(string address)
    {
        using var browser = Browser();
        using var answer = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Works in the shop as its staff would, in one transaction.</summary>
    public async Task ChangeAsync(Func<IServiceProvider, Task> changeAsync)
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<HangazoDb>().InTransactionAsync(async _ =>
        {
            await changeAsync(scope.ServiceProvider);
            return (Result<bool>)true;
        }, CancellationToken.None);
    }

    public async Task<Piece> AddAsync(
        string slug, string? name = null, string category = "dresses", long shillings = 5_000, long? before = null, QuantityRule? rule = null,
        bool featured = false, PictureRow? picture = null, params (string? Size, string? Colour, decimal OnHand)[] variants)
    {
        var number = Interlocked.Increment(ref _made);
        var made = new List<VariantId>();
        await ChangeAsync(async services =>
        {
            var db = services.GetRequiredService<HangazoDb>();
            var product = Product.Create(ProductId.New(), new(Guid.CreateVersion7()), slug, name ?? slug, _categories[category], rule ?? QuantityRule.Pieces, VatCategory.Standard);
            product.Describe($"A fine {slug}.", "First.\n\nSecond.", "Wash cold.", 400, featured);
            product.PlaceIn(_categories[category]);
            foreach (var (size, colour, _) in variants.Length > 0 ? variants : [(null, null, 20)])
            {
                made.Add(VariantId.New());
                product.AddVariant(Variant.Create(
                    made[^1], product.Id, $"T{number}-{made.Count}", size, colour, colour is null ? null : "#A8482A", Money.Shillings(shillings),
                    before is { } former ? Money.Shillings(former) : null, made.Count));
            }

            product.AddPicture(picture ?? new($"{number:x32}", $"{slug} from the front", null));
            product.Publish(Opened.AddMinutes(number));
            db.Add(product);
            await db.SaveChangesAsync();
            for (var i = 0; i < made.Count; i++) await SetStockAsync(services, made[i], variants.Length > 0 ? variants[i].OnHand : 20);
            await services.GetRequiredService<Shelves>().RewriteAsync([product.Id.Value], CancellationToken.None);
        });
        return new(slug, made);
    }

    public Task SetStockAsync(VariantId variant, decimal onHand) => ChangeAsync(services => SetStockAsync(services, variant, onHand));

    /// <summary>Changes the database without an event.</summary>
    public async Task SayNothingAsync(string sql)
    {
        await using var command = Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Waits until everything said so far has been heard, by the outbox and by this node.</summary>
    public async Task QuietAsync()
    {
        await Eventually.Async(async () =>
        {
            await using var waiting = Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("""
                select (select count(*) from outbox.delivery where state = 'Pending') + (select count(*) from outbox.message where announced_at is null)
                """);
            return (long)(await waiting.ExecuteScalarAsync())! == 0;
        });

        // What is announced later is heard later: when this node has heard the second mark, it has done with all that came before the first.
        var (mark, heard) = ($"test.{Guid.CreateVersion7():N}", 0);
        using var ear = Services.GetRequiredService<ILiveFeed>().Subscribe(happened =>
        {
            if (happened.Name == mark) heard++;
            return ValueTask.CompletedTask;
        });
        await Eventually.Async(async () =>
        {
            await SayNothingAsync($"select pg_notify('{LiveEvent.Channel}', '{mark} {{}}')");
            return heard > 1;
        });
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environments.Development);
        builder.UseSetting("Logging:LogLevel:Default", "Error");
        builder.UseSetting("ConnectionStrings:Hangazo", _database.ConnectionString);
        builder.UseSetting("Shop:PublicBaseUrl", "https://shop.example");
        builder.UseSetting("Media:Root", _media);
        builder.UseSetting("Files:Root", Path.Combine(_media, "files"));
    }

    private static async Task SetStockAsync(IServiceProvider services, VariantId variant, decimal onHand)
    {
        Assert.True((await services.GetRequiredService<IInventory>().SetOnHandAsync(variant, onHand, "counted", "test", CancellationToken.None)).Succeeded);
        var available = new Dictionary<VariantId, bool> { [variant] = onHand > 0 };
        await services.GetRequiredService<ICatalog>().NoteAvailabilityAsync(available, CancellationToken.None);
        await services.GetRequiredService<HangazoDb>().SaveChangesAsync();
    }

    public sealed record Piece(string Slug, IReadOnlyList<VariantId> Variants);
}
