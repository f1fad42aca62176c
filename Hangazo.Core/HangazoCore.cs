using Hangazo.Core.Auditing;
using Hangazo.Core.Carts;
using Hangazo.Core.Catalog;
using Hangazo.Core.Customers;
using Hangazo.Core.Data;
using Hangazo.Core.Inventory;
using Hangazo.Core.Downloads;
using Hangazo.Core.Invoicing;
using Hangazo.Core.Media;
using Hangazo.Core.Notifications;
using Hangazo.Core.Ordering;
using Hangazo.Core.Outbox;
using Hangazo.Core.Payments;
using Hangazo.Core.Pricing;
using Hangazo.Core.Promotions;
using Hangazo.Core.Reporting;
using Hangazo.Core.Reviews;
using Hangazo.Core.Search;
using Hangazo.Core.Settings;
using Hangazo.Core.Shipping;
using Hangazo.Core.Tax;
using Hangazo.Core.Wishlists;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Hangazo.Core;

/// <summary>The whole shop below the web: its modules and its database.</summary>
public static class HangazoCore
{
    public static IServiceCollection AddHangazoCore(this IServiceCollection services, string connectionString)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => NpgsqlDataSource.Create(Pooled(connectionString)));
        services.AddSingleton(provider => SideReads.ContextsOn(provider.GetRequiredService<NpgsqlDataSource>(), provider));
        services.AddScoped(provider => provider.GetRequiredService<PooledDbContextFactory<HangazoDb>>().CreateDbContext());
        // Who asks for a factory reads what many requests share, maybe in the middle of one of them.
        services.AddSingleton<IDbContextFactory<HangazoDb>>(provider => new SideReads(Pooled(connectionString), provider));
        return services
            .AddMemoryCache(cache => cache.SizeLimit = 20_000)
            .AddOutbox()
            .AddSettings()
            .AddAuditing()
            .AddMedia()
            .AddCatalog()
            .AddCustomers()
            .AddShipping()
            .AddTax()
            .AddPayments()
            .AddInventory()
            .AddWishlists()
            .AddSearch()
            .AddReviews()
            .AddPromotions()
            .AddPricing()
            .AddCarts()
            .AddOrdering()
            .AddInvoicing()
            .AddDownloads()
            .AddNotifications()
            .AddReporting();
    }

    /// <summary>
    /// Many more connections than cores only queue inside PostgreSQL, which takes 100 in all unless told otherwise; so a node queues in
    /// its own pool instead. What is asked again and again is parsed and planned once per connection. A connection string that names its own
    /// pool size or number of prepared statements is left alone in that.
    /// </summary>
    private static string Pooled(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        if (!Names("Pool Size")) (builder.MaxPoolSize, builder.Timeout) = (32, 30);
        if (!Names("Auto Prepare")) (builder.MaxAutoPrepare, builder.AutoPrepareMinUsages) = (100, 3);
        // Nothing is left in a session that the next user could trip over, so it is not swept after each use: that took the database as long
        // as a small query.
        if (!Names("No Reset On Close")) builder.NoResetOnClose = true;
        return builder.ConnectionString;

        bool Names(string setting) => connectionString.Contains(setting, StringComparison.OrdinalIgnoreCase)
            || connectionString.Contains(setting.Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }
}
