using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.StoreCredit;

/// <summary>Loads accounts for change: always locked, so that two who spend the same credit do so one after the other.</summary>
internal static class StoreCreditRows
{
    public static async Task<StoreCreditAccount> LockStoreCreditAsync(this HangazoDb db, Guid holder, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"insert into payments.store_credit_account (holder, balance_minor, balance_currency, since) values ({holder}, 0, 'KES', {now}) on conflict do nothing", cancellationToken);
        return (await db.Set<StoreCreditAccount>()
            .FromSql($"select a.*, a.xmin from payments.store_credit_account a where a.holder = {holder} for update").ToListAsync(cancellationToken)).Single();
    }
}
