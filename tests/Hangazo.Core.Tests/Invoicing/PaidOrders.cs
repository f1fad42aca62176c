using Hangazo.Core.Data;
using Hangazo.Core.Invoicing.Reactions;
using Hangazo.Core.Ordering;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Outbox;
using Hangazo.Core.Payments;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Tests.Documents;
using Hangazo.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Xunit;

namespace Hangazo.Core.Tests.Invoicing;

/// <summary>A migrated database with paid orders in it, a clock that stands still, and the shop's services.</summary>
public sealed class PaidOrders : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public ManualClock Clock { get; } = new();

    public ServiceProvider Services { get; private set; } = null!;

    public Task InitializeAsync() => StartAsync(_ => { });

    public async Task StartAsync(Action<IServiceCollection> configure)
    {
        _database = await EmptyShop.CloneAsync();
        Services = ServicesOn(_database.ConnectionString, Clock, configure);
    }

    public async Task DisposeAsync()
    {
        await Services.DisposeAsync();
        await _database.DisposeAsync();
    }

    public async Task<T> AskAsync<T>(Func<IServiceProvider, Task<T>> askAsync)
    {
        await using var scope = Services.CreateAsyncScope();
        return await askAsync(scope.ServiceProvider);
    }

    public Task DoAsync(Func<IServiceProvider, Task> actAsync) => AskAsync(async services =>
    {
        await actAsync(services);
        return true;
    });

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Stores what <paramref name="make"/> makes, and its events with it; made again when chance gave a number that another order has.</summary>
    public async Task<Order> SaveAsync(Func<Order> make)
    {
        while (true)
        {
            var order = make();
            try
            {
                await DoAsync(async services =>
                {
                    var db = services.GetRequiredService<HangazoDb>();
                    db.Add(order);
                    await db.SaveChangesAsync();
                });
                return order;
            }
            catch (DbUpdateException exception) when (exception.InnerException is PostgresException { ConstraintName: "ix_order_number" })
            {
                // One in a million, for each pair of orders of a day.
            }
        }
    }

    /// <summary>Money came for an order: it is paid and invoiced.</summary>
    public async Task ReceiveAsync(Payment payment)
    {
        await DoAsync(async services =>
        {
            var db = services.GetRequiredService<HangazoDb>();
            db.Add(payment);
            await db.SaveChangesAsync();
        });
        await ReactAsync();
    }

    public Task<Order> PaidAsync(int lines = 2, string? email = null) => SaveAsync(() =>
    {
        var order = SampleOrders.Place(lines, Clock.GetUtcNow(), email);
        order.MarkPaid("M-Pesa", "UKL4X7Q9ZT", stockMissing: false, Clock.GetUtcNow());
        return order;
    });

    /// <summary>Runs the reaction as the outbox does, in a transaction of its own.</summary>
    public Task IssueAsync(Order order, bool thenFail = false) => DoAsync(async services =>
    {
        var db = services.GetRequiredService<HangazoDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await services.GetRequiredService<IssueInvoice>().ReactAsync(new(order.Id, order.Number, order.Total, Clock.GetUtcNow()), CancellationToken.None);
        if (thenFail) await transaction.RollbackAsync();
        else await transaction.CommitAsync();
    });

    /// <summary>Runs every reaction that is due.</summary>
    public async Task ReactAsync()
    {
        var outbox = Services.GetRequiredService<OutboxProcessor>();
        while (await outbox.DeliverOneAsync(CancellationToken.None))
        {
        }
    }

    private static ServiceProvider ServicesOn(string connection, TimeProvider clock, Action<IServiceCollection> configure)
    {
        var services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Critical))
            .AddSingleton(clock)
            .AddHangazoCore(connection)
            .Configure<ShopAddress>(address => address.PublicBaseUrl = "https://hangazo.test/");
        configure(services);
        return services.BuildServiceProvider(validateScopes: true);
    }
}
