using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Data;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Ordering.UseCases;

/// <summary>What staff do to an order that is paid in parts: say that a stage of the work is reached, or let it go before the balance is paid.</summary>
public sealed class FollowPayments(HangazoDb db, IInstalments instalments, IAuditTrail trail, TimeProvider clock)
{
    private const int LongestReason = 200;

    /// <summary>What is due now. Codes: <c>order.not-found</c>, <c>order.not-possible</c>, <c>payment.stage-not-awaited</c>.</summary>
    public Task<Result<Money>> ReachAsync(string number, string stage, Actor by, CancellationToken cancellationToken) => db.InTransactionAsync<Money>(
        async token =>
        {
            if (await db.LockOrderAsync(number, token) is not { } order) return OrderingErrors.NotFound;
            if (order.ConfirmedAt is null) return OrderingErrors.NotPossible;
            var due = await instalments.ReachAsync(order.Id.Value, stage, token);
            if (!due.Succeeded) return due.Error;
            var name = Milestone.Find(stage)?.Name ?? stage;
            order.NoteStage(name, due.Value, by.Name, clock.GetUtcNow());
            trail.Note(new("order", order.Id.Value), by, [new("Stage reached", null, name)]);
            await db.SaveChangesAsync(token);
            return due.Value;
        },
        cancellationToken);

    /// <summary>For the owner alone; the caller checks that. Codes: <c>order.reason-missing</c>, <c>order.not-found</c>, <c>order.not-possible</c>.</summary>
    public async Task<Result> ReleaseAsync(string number, string? reason, Actor by, CancellationToken cancellationToken)
    {
        var why = reason?.Trim();
        if (why is null or { Length: 0 or > LongestReason }) return OrderingErrors.ReasonMissing;
        return await db.InTransactionAsync<bool>(
            async token =>
            {
                if (await db.LockOrderAsync(number, token) is not { } order) return OrderingErrors.NotFound;
                var released = order.ReleaseUnpaid(why, by.Name, clock.GetUtcNow());
                if (!released.Succeeded) return released.Error;
                trail.Note(new("order", order.Id.Value), by, [new("May go before it is paid", null, why)]);
                await db.SaveChangesAsync(token);
                return true;
            },
            cancellationToken);
    }
}
