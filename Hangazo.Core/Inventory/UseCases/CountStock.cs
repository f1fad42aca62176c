using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Inventory.Contracts;
using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Inventory.UseCases;

/// <summary>Writes down what was counted, for all variants given or for none. Codes: <c>stock.quantity-invalid</c>, <c>stock.changed-meanwhile</c>, <c>stock.below-committed</c>.</summary>
public sealed class CountStock(HangazoDb db, IInventory inventory)
{
    private const decimal Most = 1_000_000;

    /// <param name="Shown">What the person saw to be on hand; a delivery or dispatch in between makes the count stale.</param>
    public sealed record Line(VariantId Variant, decimal Shown, decimal OnHand);

    public async Task<Result> ExecuteAsync(IReadOnlyCollection<Line> lines, string reason, string by, CancellationToken cancellationToken)
    {
        if (lines.Any(line => line.OnHand is < 0 or > Most || decimal.Round(line.OnHand, 2) != line.OnHand)) return InventoryErrors.QuantityInvalid;
        return await db.InTransactionAsync<bool>(async token =>
        {
            var ids = lines.Select(line => line.Variant.Value).ToArray();
            var now = await db.Set<StockItem>().FromSql($"select * from inventory.stock where variant_id = any({ids}) order by variant_id for update")
                .AsNoTracking().ToDictionaryAsync(item => item.VariantId, item => item.OnHand, token);
            foreach (var line in lines.OrderBy(line => line.Variant.Value))
            {
                if (now.GetValueOrDefault(line.Variant) != line.Shown) return InventoryErrors.ChangedMeanwhile;
                var set = await inventory.SetOnHandAsync(line.Variant, line.OnHand, reason, by, token);
                if (!set.Succeeded) return set.Error;
            }

            await db.SaveChangesAsync(token);
            return true;
        }, cancellationToken);
    }
}
