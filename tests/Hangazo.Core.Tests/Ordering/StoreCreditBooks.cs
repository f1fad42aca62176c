using Hangazo.Core.Payments.Queries;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Ordering;

internal static class StoreCreditBooks
{
    /// <summary>Issued - taken back - spent + returned + given instead = balance, entry by entry; receipts = captured + credits + review; what was spent are receipts.</summary>
    public static async Task AssertStoreCreditAddsUpAsync(this Shop shop)
    {
        Assert.Equal(0, await shop.ScalarAsync<long>("""
            select count(*) from payments.store_credit_account a where a.balance_minor < 0
            or a.balance_minor <> (select coalesce(sum(e.amount_minor), 0) from payments.store_credit_entry e where e.holder = a.holder)
            """));
        Assert.Equal(0, await shop.ScalarAsync<long>("""
            select count(*) from (select balance_minor, sum(amount_minor) over (partition by holder order by at, id) as added from payments.store_credit_entry) e where balance_minor <> added
            """));
        Assert.Equal(0, await shop.ScalarAsync<long>("""
            select count(*) from payments.payment p where (select coalesce(sum(amount_minor), 0) from payments.receipt r where r.payment_id = p.id)
            <> p.captured_minor + (select coalesce(sum(amount_minor), 0) from payments.credit c where c.payment_id = p.id)
            + (select coalesce(sum(amount_minor), 0) from payments.receipt r where r.payment_id = p.id and r.booking = 'Review')
            """));
        Assert.Equal(0, await shop.ScalarAsync<long>("""
            select (select coalesce(sum(amount_minor), 0) from payments.receipt where gateway = 'store-credit')::bigint
            + (select coalesce(sum(amount_minor), 0) from payments.store_credit_entry where kind = 'Spent')::bigint
            """));
        Assert.Equal(0, await shop.ScalarAsync<long>("""
            select (select coalesce(sum(amount_minor), 0) from payments.credit where gateway = 'store-credit' and state = 'Refunded')::bigint
            - (select coalesce(sum(amount_minor), 0) from payments.store_credit_entry where kind = 'Returned')::bigint
            """));
        var days = await shop.AskAsync(services => services.GetRequiredService<ReconciledDays>().ExecuteAsync(new(2026, 11, 1), new(2026, 11, 30), CancellationToken.None));
        Assert.DoesNotContain(days.Days.SelectMany(day => day.Mismatches), line => line.Number.StartsWith("SC-", StringComparison.Ordinal));
    }
}
