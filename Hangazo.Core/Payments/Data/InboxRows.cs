using Hangazo.Core.Data;
using Hangazo.Core.Payments.Daraja;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.Data;

/// <summary>Money that a list or statement of M-Pesa tells of, put into the inbox within its finder's transaction; the same news twice is one row.</summary>
internal static class InboxRows
{
    /// <returns>Whether it was new.</returns>
    public static async Task<bool> TakeInAsync(
        this HangazoDb db, string transactionId, byte[] body, DateTimeOffset now, CancellationToken cancellationToken) => await db.Database.ExecuteSqlAsync(
        $"""
        insert into payments.inbox (gateway, event_key, body, received_at, next_try_at, tries)
        values ({Gateways.MpesaPayBill.Code}, {PayBillGateway.KeyOf(transactionId)}, {body}, {now}, {now}, 0)
        on conflict (gateway, event_key) do nothing
        """,
        cancellationToken) > 0;
}
