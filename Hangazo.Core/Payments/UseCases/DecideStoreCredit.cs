using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.StoreCredit;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>A second person approves or rejects store credit that somebody wants to give.</summary>
public sealed class DecideStoreCredit(HangazoDb db, IAuditTrail trail, TimeProvider clock)
{
    /// <remarks>Codes: <c>store-credit.not-found</c>, <c>store-credit.same-person</c>.</remarks>
    public async Task<Result> ExecuteAsync(Guid grant, bool approve, Actor by, CancellationToken cancellationToken) => await db.InTransactionAsync<bool>(
        async token =>
        {
            var holders = await db.Set<StoreCreditGrant>().AsNoTracking().Where(g => g.Id == grant).Select(g => g.Holder).ToListAsync(token);
            if (holders.Count == 0) return StoreCreditErrors.NotFound;
            var now = clock.GetUtcNow();
            // The account's row is the lock: two who decide do so one after the other.
            var account = await db.LockStoreCreditAsync(holders[0], now, token);
            var asked = await db.Set<StoreCreditGrant>().SingleAsync(g => g.Id == grant, token);
            if (asked.State != GrantState.Requested) return StoreCreditErrors.NotFound;
            if (approve && asked.RequestedById == by.Id) return StoreCreditErrors.SamePerson;
            if (!approve) asked.Decide(GrantState.Rejected, by.Name, now);
            else if (asked.Do(account, by.Name, now) is { Succeeded: false } refused) return refused.Error!;
            trail.Note(ChangeStoreCredit.SubjectOf(asked.Holder), by, [new(approve ? "Store credit approved" : "Store credit not approved", null, $"{asked.Amount}: {asked.Reason}")]);
            await db.SaveChangesAsync(token);
            return true;
        },
        cancellationToken);
}
