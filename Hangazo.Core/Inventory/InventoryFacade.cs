using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Inventory.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Inventory;

/// <summary>Each step is one statement per variant: the stock row, the hold and the movement change together or not at all.</summary>
internal sealed class InventoryFacade(HangazoDb db, OutboxWriter outbox, TimeProvider clock) : IInventory
{
    /// <summary>Up to this many, pages say how many are left, so every change must reach them.</summary>
    private const decimal FewLeft = 10;

    private static readonly Func<HangazoDb, VariantId[], IAsyncEnumerable<AvailableRow>> AvailableById = EF.CompileAsyncQuery(
        (HangazoDb db, VariantId[] ids) => db.Set<StockItem>().AsNoTracking().Where(i => ids.Contains(i.VariantId))
            .Select(i => new AvailableRow(i.VariantId, i.OnHand - i.Allocated - i.Reserved)));

    public async Task<IReadOnlyDictionary<VariantId, decimal>> AvailableAsync(IReadOnlyCollection<VariantId> variants, CancellationToken cancellationToken)
    {
        var ids = variants.ToArray();
        var available = ids.Distinct().ToDictionary(id => id, _ => 0m);
        await foreach (var row in AvailableById(db, ids).WithCancellation(cancellationToken)) available[row.VariantId] = row.Available;
        return available;
    }

    public async Task<Result> ReserveAsync(
        Guid holder, IReadOnlyCollection<StockLine> lines, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var changed = new Changes(outbox);
        foreach (var line in InOrder(lines))
        {
            var left = await db.Database.SqlQuery<decimal>($"""
                with stock as (
                    update inventory.stock set reserved = reserved + {line.Quantity}
                    where variant_id = {line.VariantId.Value} and on_hand - allocated - reserved >= {line.Quantity}
                    returning on_hand - allocated - reserved as available),
                hold as (
                    insert into inventory.hold (holder, variant_id, quantity, state, expires_at)
                    select {holder}, {line.VariantId.Value}, {line.Quantity}, 'Reserved', {until} from stock
                    on conflict (holder, variant_id) do update set state = 'Reserved', expires_at = excluded.expires_at),
                movement as (
                    insert into inventory.movement (variant_id, at, on_hand_delta, allocated_delta, reserved_delta, reason, holder)
                    select {line.VariantId.Value}, {clock.GetUtcNow()}, 0, 0, {line.Quantity}, 'reserved', {holder} from stock)
                select available as "Value" from stock
                """).ToListAsync(cancellationToken);
            if (left.Count == 0) return InventoryErrors.TooFew(line.VariantId);
            changed.Note(line.VariantId, left[0], left[0] + line.Quantity);
        }

        changed.Stage();
        return Result.Ok;
    }

    public Task ExtendAsync(Guid holder, DateTimeOffset until, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"update inventory.hold set expires_at = greatest(expires_at, {until}) where holder = {holder} and state = 'Reserved'", cancellationToken);

    public async Task<Result> AllocateAsync(Guid holder, CancellationToken cancellationToken)
    {
        var holds = await HoldsAsync(holder, cancellationToken);
        var released = holds.Where(hold => hold.State == HoldState.Released).Select(hold => new StockLine(hold.VariantId, hold.Quantity)).ToList();
        if (released.Count > 0)
        {
            var again = await ReserveAsync(holder, released, clock.GetUtcNow(), cancellationToken);
            if (!again.Succeeded) return again;
        }

        foreach (var hold in holds.Where(hold => hold.State is HoldState.Reserved or HoldState.Released))
            await MoveAsync(holder, hold.VariantId, HoldState.Reserved, HoldState.Allocated, 0, +hold.Quantity, -hold.Quantity, "paid", cancellationToken);
        return Result.Ok;
    }

    public async Task ReleaseAsync(Guid holder, string reason, CancellationToken cancellationToken)
    {
        var changed = new Changes(outbox);
        foreach (var hold in await HoldsAsync(holder, cancellationToken))
        {
            var left = hold.State switch
            {
                HoldState.Reserved => await MoveAsync(
                    holder, hold.VariantId, hold.State, HoldState.Released, 0, 0, -hold.Quantity, reason, cancellationToken),
                HoldState.Allocated => await MoveAsync(
                    holder, hold.VariantId, hold.State, HoldState.Released, 0, -hold.Quantity, 0, reason, cancellationToken),
                _ => null,
            };
            if (left is { } available) changed.Note(hold.VariantId, available, available - hold.Quantity);
        }

        changed.Stage();
    }

    public async Task ShipAsync(Guid holder, CancellationToken cancellationToken)
    {
        foreach (var hold in await HoldsAsync(holder, cancellationToken))
            if (hold.State == HoldState.Allocated)
                await MoveAsync(
                    holder, hold.VariantId, HoldState.Allocated, HoldState.Shipped, -hold.Quantity, -hold.Quantity, 0, "shipped", cancellationToken);
    }

    public async Task TakeBackAsync(Guid holder, IReadOnlyCollection<StockLine> lines, bool restock, string reason, CancellationToken cancellationToken)
    {
        var changed = new Changes(outbox);
        var holds = await HoldsAsync(holder, cancellationToken);
        foreach (var line in InOrder(lines))
        {
            var state = holds.Find(hold => hold.VariantId == line.VariantId)?.State;
            var left = state switch
            {
                HoldState.Allocated => await LowerHoldAsync(holder, line, restock ? 0 : -line.Quantity, reason, cancellationToken),
                HoldState.Shipped when restock => await AddAsync(holder, line, reason, cancellationToken),
                _ => null,
            };
            if (left is { } available) changed.Note(line.VariantId, available, restock ? available - line.Quantity : available);
        }

        changed.Stage();
    }

    public async Task<Result> SetOnHandAsync(VariantId variant, decimal onHand, string reason, string by, CancellationToken cancellationToken)
    {
        var text = $"{reason} ({by})";
        // The new row is made from the count of the old one, so that the old one is read first: once changed, the same statement no longer sees it.
        var rows = await db.Database.SqlQuery<SetRow>($"""
            with before as (select variant_id, on_hand, on_hand - allocated - reserved as available from inventory.stock where variant_id = {variant.Value} for update),
            stock as (
                insert into inventory.stock (variant_id, on_hand, allocated, reserved)
                select {variant.Value}, {onHand}, 0, 0 from (select count(*) from before) known
                on conflict (variant_id) do update set on_hand = excluded.on_hand
                where excluded.on_hand - inventory.stock.allocated - inventory.stock.reserved >= 0
                returning on_hand - allocated - reserved as available),
            movement as (
                insert into inventory.movement (variant_id, at, on_hand_delta, allocated_delta, reserved_delta, reason)
                select {variant.Value}, {clock.GetUtcNow()}, {onHand} - coalesce((select on_hand from before), 0), 0, 0, {text} from stock)
            select available, coalesce((select available from before), 0) as before from stock
            """).ToListAsync(cancellationToken);
        if (rows.Count == 0) return InventoryErrors.BelowCommitted;
        var changed = new Changes(outbox);
        changed.Note(variant, rows[0].Available, rows[0].Before);
        changed.Stage();
        return Result.Ok;
    }

    private static IOrderedEnumerable<StockLine> InOrder(IEnumerable<StockLine> lines) => lines
        .GroupBy(line => line.VariantId).Select(group => new StockLine(group.Key, group.Sum(line => line.Quantity))).OrderBy(line => line.VariantId.Value);

    private Task<List<StockHold>> HoldsAsync(Guid holder, CancellationToken cancellationToken) => db.Set<StockHold>().FromSql(
        $"select * from inventory.hold where holder = {holder} for update").AsNoTracking().OrderBy(h => h.VariantId).ToListAsync(cancellationToken);

    /// <summary>Moves a hold from one state to another with its stock; null when it was not in that state any more.</summary>
    private async Task<decimal?> MoveAsync(
        Guid holder, VariantId variant, HoldState from, HoldState to, decimal onHand, decimal allocated, decimal reserved, string reason,
        CancellationToken cancellationToken)
    {
        var left = await db.Database.SqlQuery<decimal>($"""
            with hold as (
                update inventory.hold set state = {to.ToString()}
                where holder = {holder} and variant_id = {variant.Value} and state = {from.ToString()} returning variant_id),
            stock as (
                update inventory.stock s set on_hand = on_hand + {onHand}, allocated = allocated + {allocated}, reserved = reserved + {reserved}
                from hold where s.variant_id = hold.variant_id
                returning s.on_hand - s.allocated - s.reserved as available),
            movement as (
                insert into inventory.movement (variant_id, at, on_hand_delta, allocated_delta, reserved_delta, reason, holder)
                select {variant.Value}, {clock.GetUtcNow()}, {onHand}, {allocated}, {reserved}, {reason}, {holder} from stock)
            select available as "Value" from stock
            """).ToListAsync(cancellationToken);
        return left.Count == 0 ? null : left[0];
    }

    /// <summary>Less is allocated to the holder; null when it does not have so much (any more).</summary>
    private async Task<decimal?> LowerHoldAsync(Guid holder, StockLine line, decimal onHand, string reason, CancellationToken cancellationToken)
    {
        var left = await db.Database.SqlQuery<decimal>($"""
            with hold as (
                update inventory.hold set quantity = quantity - {line.Quantity}
                where holder = {holder} and variant_id = {line.VariantId.Value} and state = 'Allocated' and quantity >= {line.Quantity} returning variant_id),
            stock as (
                update inventory.stock s set on_hand = on_hand + {onHand}, allocated = allocated - {line.Quantity} from hold where s.variant_id = hold.variant_id
                returning s.on_hand - s.allocated - s.reserved as available),
            movement as (
                insert into inventory.movement (variant_id, at, on_hand_delta, allocated_delta, reserved_delta, reason, holder)
                select {line.VariantId.Value}, {clock.GetUtcNow()}, {onHand}, {-line.Quantity}, 0, {Short(reason)}, {holder} from stock)
            select available as "Value" from stock
            """).ToListAsync(cancellationToken);
        return left.Count == 0 ? null : left[0];
    }

    /// <summary>What had left the house is on hand again.</summary>
    private async Task<decimal?> AddAsync(Guid holder, StockLine line, string reason, CancellationToken cancellationToken)
    {
        var left = await db.Database.SqlQuery<decimal>($"""
            with stock as (
                update inventory.stock set on_hand = on_hand + {line.Quantity} where variant_id = {line.VariantId.Value}
                returning on_hand - allocated - reserved as available),
            movement as (
                insert into inventory.movement (variant_id, at, on_hand_delta, allocated_delta, reserved_delta, reason, holder)
                select {line.VariantId.Value}, {clock.GetUtcNow()}, {line.Quantity}, 0, 0, {Short(reason)}, {holder} from stock)
            select available as "Value" from stock
            """).ToListAsync(cancellationToken);
        return left.Count == 0 ? null : left[0];
    }

    /// <summary>A movement keeps 200 characters of its reason.</summary>
    private static string Short(string reason) => reason.Length > 200 ? reason[..200] : reason;

    private sealed record AvailableRow(VariantId VariantId, decimal Available);

    private sealed record SetRow(decimal Available, decimal Before);

    /// <summary>Collects the variants whose pages must be shown anew.</summary>
    private sealed class Changes(OutboxWriter outbox)
    {
        private readonly List<VariantId> _variants = [];

        public void Note(VariantId variant, decimal now, decimal before)
        {
            if (Math.Min(now, before) <= FewLeft && now != before) _variants.Add(variant);
        }

        public void Stage()
        {
            if (_variants.Count > 0) outbox.Stage(new AvailabilityChanged([.. _variants]));
        }
    }
}
