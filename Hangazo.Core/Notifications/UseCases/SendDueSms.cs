using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Hangazo.Core.Notifications.UseCases;

/// <summary>Sends one text message that is due, booked like an e-mail: the attempt is committed before it is made. Any number of nodes may do so at once.</summary>
public sealed class SendDueSms(HangazoDb db, ISmsGateway gateway, TimeProvider clock, ILogger<SendDueSms> logger)
{
    /// <summary>False when none is due.</summary>
    public async Task<bool> ExecuteOneAsync(CancellationToken cancellationToken)
    {
        if (await ClaimAsync(cancellationToken) is not { } sms) return false;
        var sent = sms.IsUseless(clock.GetUtcNow()) ? SmsErrors.Refused("It could not be sent in time.") : await gateway.SendAsync(sms.To, sms.Text, cancellationToken);
        if (sent.Succeeded) sms.Succeed(sent.Value, clock.GetUtcNow());
        else
        {
            sms.Fail(sent.Error.Message, final: sent.Error.Kind != ErrorKind.Unavailable, clock.GetUtcNow());
            logger.LogWarning("SMS {Id} ({Kind}) to {Phone} was not sent at attempt {Attempt}: {Code}", sms.Id, sms.Kind, sms.To.Masked, sms.Attempts, sent.Error.Code);
        }

        // What was sent is booked even when the shop is closing: otherwise it would be sent again.
        await db.SaveChangesAsync(CancellationToken.None);
        return true;
    }

    private async Task<SmsMessage?> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var sms = (await db.Set<SmsMessage>().FromSql($"""
            select * from notifications.sms where state = 'Queued' and next_attempt_at <= {clock.GetUtcNow()}
            order by next_attempt_at limit 1 for update skip locked
            """).ToListAsync(cancellationToken)).SingleOrDefault();
        if (sms is null) return null;
        sms.Begin(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return sms;
    }
}
