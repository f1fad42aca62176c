using Hangazo.Core.Catalog.Data;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Media.Contracts;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Reviews.Data;
using Hangazo.Core.Search.UseCases;
using Hangazo.Core.Settings;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Web.Accounts;
using Npgsql;

namespace Hangazo.Web.Demo.Seeding;

/// <summary>
/// <c>seed [--products N]</c>: makes a shop to look around in. The first time it fills everything, after that it finds its mark and does nothing;
/// <c>--products</c> adds what is missing of a large catalogue for measuring.
/// </summary>
internal sealed class DemoSeed(IServiceProvider services, TextWriter says)
{
    private const string Mark = "demo-shop";

    /// <summary>One seed at a time, whoever starts it.</summary>
    private const long Lock = 0x48616E67617A6F;

    private static readonly TimeSpan WarmAtMost = TimeSpan.FromSeconds(2.5);

    private static readonly int[] WarmWidths = [320, 480];

    public async Task<int> ExecuteAsync(string[] args, CancellationToken cancellationToken)
    {
        if (services.GetRequiredService<IHostEnvironment>().IsProduction())
            return await RefuseAsync("The demo is never seeded in Production: its accounts have a public password.");
        if (!TryReadProducts(args, out var products)) return await RefuseAsync("Usage: seed [--products N], N from 1 to 1000000.");
        await using var connection = services.GetRequiredService<NpgsqlDataSource>().CreateConnection();
        try
        {
            await connection.OpenAsync(cancellationToken);
            if (products == 0 && await IsMarkedAsync(connection, cancellationToken)) return 0;
            await using var alone = new NpgsqlCommand("select pg_advisory_lock($1)", connection) { Parameters = { new() { Value = Lock } } };
            await alone.ExecuteNonQueryAsync(cancellationToken);
            try
            {
                await FillAsync(connection, products, cancellationToken);
            }
            finally
            {
                // The session outlives its use here.
                alone.CommandText = "select pg_advisory_unlock($1)";
                await alone.ExecuteNonQueryAsync(CancellationToken.None);
            }

            return 0;
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return await RefuseAsync("The database is not up to date; run migrate first.");
        }
    }

    /// <summary>A bank account that is nobody's, and a rate for the dollar, so that every way to pay can be tried.</summary>
    private static async Task<bool> OfferTransfersAsync(IServiceProvider scope, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rules = await scope.GetRequiredService<ISettings>().PaymentsAsync(cancellationToken);
        scope.GetRequiredService<ISettingsBook>().Write(
            new PaymentRules([.. rules.Methods.Select(rule => rule.Method == PaymentMethods.BankTransfer.Code
                ? rule with { On = true, Instructions = "Savannah Demo Bank, Biashara Street\nHangazo Fashion House Ltd\nAccount 0100 2233 4455" }
                : rule)], new UsdRate(129.25m, ShopTime.DayOf(now))),
            "Demo", now);
        await scope.GetRequiredService<HangazoDb>().SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task FillAsync(NpgsqlConnection connection, int products, CancellationToken cancellationToken)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var connectionString = services.GetRequiredService<IConfiguration>().GetConnectionString("Hangazo")!;
        await using var shop = new PastShop(connectionString, services.GetRequiredService<ILoggerFactory>(), now.AddDays(-100));
        var pictures = new StoredPictures(services.GetRequiredService<IMediaStore>());
        if (!await IsMarkedAsync(connection, cancellationToken))
        {
            var people = AccountsAsync(cancellationToken);
            var visible = await InAsync(shop, scope => new CatalogueSeed(
                scope.GetRequiredService<HangazoDb>(), scope.GetRequiredService<Shelves>(), pictures, shop.Clock).ExecuteAsync(now, cancellationToken));
            await InAsync(shop, scope => new PatternSeed(
                scope.GetRequiredService<HangazoDb>(), scope.GetRequiredService<Shelves>(), pictures, services.GetRequiredService<IFileStore>()).ExecuteAsync(now, cancellationToken));
            var warm = pictures.WarmAsync(visible, WarmWidths, WarmAtMost, cancellationToken);
            await RebuildSearchAsync(shop, cancellationToken);
            await new HistorySeed(shop, await CustomersAsync(shop, await people, cancellationToken)).ExecuteAsync(now, cancellationToken);
            await warm;
            await InAsync(shop, scope => OfferTransfersAsync(scope, shop.Clock.GetUtcNow(), cancellationToken));
            await InAsync(shop, scope => ActivatorUtilities.CreateInstance<PromotionSeed>(scope).ExecuteAsync(cancellationToken));
            await InAsync(shop, scope => ActivatorUtilities.CreateInstance<ReviewSeed>(scope).ExecuteAsync(shop.Clock.GetUtcNow(), cancellationToken));
            await InAsync(shop, scope => MadeToOrderSeed.ExecuteAsync(scope.GetRequiredService<HangazoDb>(), cancellationToken));
            while (await shop.Outbox.AnnounceAsync(cancellationToken) > 0)
            {
            }

            await MarkAsync(shop, now, cancellationToken);
            await says.WriteLineAsync("The demo shop is filled.");
        }

        if (products == 0) return;
        shop.Clock.MoveTo(now);
        var added = await InAsync(shop, scope => new BulkSeed(
            scope.GetRequiredService<HangazoDb>(), scope.GetRequiredService<Shelves>(), scope.GetRequiredService<Ratings>(), pictures).ExecuteAsync(products, now, cancellationToken));
        if (added > 0) await RebuildSearchAsync(shop, cancellationToken);
        await says.WriteLineAsync($"{added} products of the large catalogue were added.");
    }

    private static Task<int> RebuildSearchAsync(PastShop shop, CancellationToken cancellationToken) => InAsync(shop, async scope =>
    {
        var search = scope.GetRequiredService<RebuildSearch>();
        await search.ExecuteAsync(cancellationToken);
        await search.AnalyzeAsync(cancellationToken);
        return 0;
    });

    private async Task<IReadOnlyList<DemoAccount>> AccountsAsync(CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        return await ActivatorUtilities.CreateInstance<DemoAccounts>(scope.ServiceProvider).EnsureAsync(cancellationToken);
    }

    /// <summary>Makes customers of the accounts that are; by their login.</summary>
    private static Task<Dictionary<string, CustomerId>> CustomersAsync(PastShop shop, IReadOnlyList<DemoAccount> people, CancellationToken cancellationToken) =>
        InAsync(shop, async scope =>
        {
            var customers = scope.GetRequiredService<ICustomers>();
            var ids = new Dictionary<string, CustomerId>();
            foreach (var person in people.Where(person => person.Role == Roles.Customer))
                ids[person.Email[..person.Email.IndexOf('@', StringComparison.Ordinal)]] = await customers.EnsureAsync(
                    new(person.Id), new(person.FullName, PhoneNumber.FromE164(person.Phone), person.Email), cancellationToken);
            await scope.GetRequiredService<HangazoDb>().SaveChangesAsync(cancellationToken);
            return ids;
        });

    private static Task<int> MarkAsync(PastShop shop, DateTimeOffset now, CancellationToken cancellationToken) => InAsync(shop, scope =>
    {
        var db = scope.GetRequiredService<HangazoDb>();
        db.Add(new SettingEntry(Mark, now, "{}", "demo"));
        return db.SaveChangesAsync(cancellationToken);
    });

    private static async Task<T> InAsync<T>(PastShop shop, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = shop.Enter();
        return await work(scope.ServiceProvider);
    }

    private static async Task<bool> IsMarkedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select exists (select from settings.entry where key = $1)", connection) { Parameters = { new() { Value = Mark } } };
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<int> RefuseAsync(string why)
    {
        await says.WriteLineAsync(why);
        return 1;
    }

    private static bool TryReadProducts(string[] args, out int products)
    {
        products = 0;
        return args.Length == 0
            || (args is ["--products", var count]
                && int.TryParse(count, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out products)
                && products is > 0 and <= 1_000_000);
    }
}
