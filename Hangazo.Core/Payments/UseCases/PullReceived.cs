using Hangazo.Core.Data;
using Hangazo.Core.Payments.Daraja;
using Hangazo.Core.Payments.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>
/// Every quarter of an hour looks through the last two hours of M-Pesa's list of received payments, and puts those that nobody told us of into the
/// inbox, from where they go the way of all others. Whichever node is first writes the run down, so any number of nodes may try.
/// </summary>
public sealed class PullReceived(HangazoDb db, IPayBill payBill, IOptions<DarajaOptions> options, PaymentBell bell, TimeProvider clock)
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    private const long Turn = 0x70756c6c;
    private static readonly TimeSpan Reach = TimeSpan.FromHours(2);

    /// <summary>Younger money is told by its own callback or confirmation, which may be under way.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(2);

    /// <summary>False when it is not time yet, or somebody else does it.</summary>
    public async Task<bool> ExecuteDueAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.TakesPayBill || await ClaimAsync(cancellationToken) is not { } run) return false;
        var now = clock.GetUtcNow();
        var list = await payBill.ListReceivedAsync(now - Reach, now, cancellationToken);
        var takenIn = await TakeInAsync(
            [.. list.Lines.Where(line => PayBillMoney.Read(line.Body)?.PaidAt is not { } at || at <= now - Settled)], cancellationToken);
        run.Finish(list.Answered, list.Lines.Count, takenIn);
        await db.SaveChangesAsync(cancellationToken);
        if (takenIn > 0) bell.Inbox.Ring();
        return true;
    }

    private async Task<PullRun?> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Turn})", cancellationToken);
        var now = clock.GetUtcNow();
        if (await db.Set<PullRun>().AnyAsync(run => run.StartedAt > now - Every, cancellationToken)) return null;
        var mine = PullRun.Start(now);
        db.Add(mine);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return mine;
    }

    private async Task<int> TakeInAsync(List<ReceivedLine> lines, CancellationToken cancellationToken)
    {
        var ids = lines.ConvertAll(line => line.TransactionId);
        var booked = await db.Set<ReceivedMoney>().Where(r => ids.Contains(r.Reference)).Select(r => r.Reference).ToListAsync(cancellationToken);
        var known = await db.Set<PayBillReceipt>().Where(r => ids.Contains(r.TransactionId))
            .Select(r => r.TransactionId).ToListAsync(cancellationToken);
        var taken = 0;
        foreach (var line in lines.ExceptBy(booked.Concat(known), line => line.TransactionId))
        {
            if (await db.TakeInAsync(line.TransactionId, line.Body, clock.GetUtcNow(), cancellationToken)) taken++;
        }

        return taken;
    }
}
