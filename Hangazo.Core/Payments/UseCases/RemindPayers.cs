using Hangazo.Core.Data;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Core.Payments.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>Tells payers of parts that are due soon, today or since some days, each time once. Safe on several nodes and to repeat.</summary>
public sealed class RemindPayers(HangazoDb db, ISettings settings, TimeProvider clock)
{
    /// <summary>Looks at one payment. False when none is due.</summary>
    public async Task<bool> ExecuteOneAsync(CancellationToken cancellationToken)
    {
        var done = await db.InTransactionAsync<bool>(
            async token =>
            {
                var now = clock.GetUtcNow();
                var due = await db.Database.SqlQuery<Guid>($"""
                    select id as "Value" from payments.payment where next_reminder_at <= {now} order by next_reminder_at limit 1 for update skip locked
                    """).ToListAsync(token);
                if (due.Count == 0) return false;
                var payment = (await db.LockAsync(new PaymentId(due[0]), token))!;
                payment.Remind((await settings.PlansAsync(token)).ReminderDays, now);
                await db.SaveChangesAsync(token);
                return true;
            },
            cancellationToken);
        return done.Value;
    }
}
