using Hangazo.Core.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Hangazo.Core.Data;

/// <summary>
/// Contexts on a few connections of their own, for what is kept in memory and read again now and then (settings, rates, fees, promotions).
/// Such a read comes in the middle of somebody's transaction: on the shop's one pool, as many transactions as it has connections would each
/// wait for one more, and none could go on. Whoever reads here holds one connection for one question and waits for nothing meanwhile.
/// </summary>
internal sealed class SideReads : IDbContextFactory<HangazoDb>, IDisposable
{
    private const int Connections = 4;

    private readonly NpgsqlDataSource _database;
    private readonly PooledDbContextFactory<HangazoDb> _contexts;

    public SideReads(string connectionString, IServiceProvider services)
    {
        _database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = Connections, MinPoolSize = 0 }.ConnectionString);
        _contexts = ContextsOn(_database, services);
    }

    public static PooledDbContextFactory<HangazoDb> ContextsOn(NpgsqlDataSource database, IServiceProvider services) => new(
        new DbContextOptionsBuilder<HangazoDb>().UseApplicationServiceProvider(services).UseNpgsql(database)
            .AddInterceptors(services.GetRequiredService<OutboxInterceptor>()).Options);

    public HangazoDb CreateDbContext() => _contexts.CreateDbContext();

    public Task<HangazoDb> CreateDbContextAsync(CancellationToken cancellationToken = default) => _contexts.CreateDbContextAsync(cancellationToken);

    public void Dispose() => _database.Dispose();
}
