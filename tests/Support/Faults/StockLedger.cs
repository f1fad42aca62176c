namespace Hangazo.Tests.Support.Faults;

/// <summary>Whether what is on hand, allocated and reserved is what its movements and holds add up to.</summary>
internal static class StockLedger
{
    /// <summary>Variants for which it is not: 0 when the ledger balances.</summary>
    public const string Unbalanced = """
        select count(*) from inventory.stock s
        left join (select variant_id, sum(on_hand_delta) h, sum(allocated_delta) a, sum(reserved_delta) r from inventory.movement group by 1) m using (variant_id)
        left join (
            select variant_id, coalesce(sum(quantity) filter (where state = 'Allocated'), 0) a, coalesce(sum(quantity) filter (where state = 'Reserved'), 0) r
            from inventory.hold group by 1) o using (variant_id)
        where (s.on_hand, s.allocated, s.reserved) <> (coalesce(m.h, 0), coalesce(m.a, 0), coalesce(m.r, 0))
            or (s.allocated, s.reserved) <> (coalesce(o.a, 0), coalesce(o.r, 0))
        """;
}
