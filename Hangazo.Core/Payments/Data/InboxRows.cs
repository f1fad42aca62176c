using Hangazo.Core.Data;
using Hangazo.Core.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.Data;

/// <summary>Stores messages as they came; the same news twice is one row.</summary>
internal static class InboxRows
{
    /// <param name="due">When to process it; null: it is only kept.</param>
    /// <param name="outcome">What came of it, where that is known already.</param>
    /// <returns>Whether it was new.</returns>
    public static async Task<bool> StoreAsync(
        this HangazoDb db, string gateway, string key, AttemptId? attempt, byte[] body,
        string? remoteAddress, DateTimeOffset now, DateTimeOffset? due,
        string? outcome, CancellationToken cancellationToken) => await db.Database.ExecuteSqlAsync(
        $"""
        insert into payments.inbox (gateway, event_key, attempt_id, body, remote_address, received_at, next_try_at, tries, outcome)
        values ({gateway}, {key}, {attempt?.Value}, {body}, {remoteAddress}, {now}, {due}, 0, {outcome})
        on conflict (gateway, event_key) do nothing
        """,
        cancellationToken) > 0;
}
