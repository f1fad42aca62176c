using Hangazo.Core.Carts;
using Hangazo.Core.Catalog;
using Hangazo.Core.Customers;
using Hangazo.Core.Data;
using Hangazo.Core.Inventory;
using Hangazo.Core.Invoicing;
using Hangazo.Core.Media;
using Hangazo.Core.Notifications;
using Hangazo.Core.Ordering;
using Hangazo.Core.Outbox;
using Hangazo.Core.Payments;
using Hangazo.Core.Pricing;
using Hangazo.Core.Reporting;
using Hangazo.Core.Settings;
using Hangazo.Core.Shipping;
using Hangazo.Core.Tax;
using Microsoft.EntityFrameworkCore;
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
        services.AddSingleton(_ => NpgsqlDataSource.Create(KeepingStatementsPrepared(connectionString)));
        services.AddPooledDbContextFactory<HangazoDb>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            .AddInterceptors(provider.GetRequiredService<OutboxInterceptor>()));
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<HangazoDb>>().CreateDbContext());
        return services
            .AddMemoryCache(cache => cache.SizeLimit = 20_000)
            .AddOutbox()
            .AddSettings()
            .AddMedia()
            .AddCatalog()
            .AddCustomers()
            .AddShipping()
            .AddTax()
            .AddPayments()
            .AddInventory()
            .AddPricing()
            .AddCarts()
            .AddOrdering()
            .AddInvoicing()
            .AddNotifications()
            .AddReporting();
    }
    /// <summary>PostgreSQL parses and plans what is asked again and again only once per connection, unless the installation says otherwise.</summary>
    private static string KeepingStatementsPrepared(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        if (!connectionString.Replace(" ", "").Contains("MaxAutoPrepare", StringComparison.OrdinalIgnoreCase))
            (connection.MaxAutoPrepare, connection.AutoPrepareMinUsages) = (100, 3);
        return connection.ConnectionString;
    }
}
