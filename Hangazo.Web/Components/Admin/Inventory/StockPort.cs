using Hangazo.Core.Inventory.Queries;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Web.Components.Admin.Inventory;

/// <summary>What is running out.</summary>
internal sealed class StockPort(IServiceScopeFactory scopes)
{
    private const int Most = 200;

    public sealed record View(int LowAt, IReadOnlyList<LowStock.View> Variants);

    public async Task<View> ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rules = await scope.ServiceProvider.GetRequiredService<ISettings>().OrderingAsync(cancellationToken);
        return new(rules.LowStockAt, await scope.ServiceProvider.GetRequiredService<LowStock>().ListAsync(rules.LowStockAt, Most, cancellationToken));
    }
}
