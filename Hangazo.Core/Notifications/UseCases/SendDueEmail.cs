using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Hangazo.Core.Notifications.UseCases;

/// <summary>
/// Sends one e-mail that is due. The attempt is booked and committed first, so that no transaction is open while a mail server thinks, and a
/// node that dies in between leaves a mail that is tried again. Any number of nodes may do so at once.
/// </summary>
public sealed class SendDueEmail(HangazoDb db, IMailServer server, TimeProvider clock, ILogger<SendDueEmail> logger)
{
    /// <summary>False when none is due.</summary>
    public async Task<bool> ExecuteOneAsync(CancellationToken cancellationToken)
    {
        if (await ClaimAsync(cancellationToken) is not { } mail) return false;
        var sent = await server.SendAsync(mail, cancellationToken);
        if (sent.Succeeded) mail.Succeed(clock.GetUtcNow());
        else
        {
            mail.Fail(sent.Error.Message, final: sent.Error.Kind != ErrorKind.Unavailable, clock.GetUtcNow());
            logger.LogWarning("E-mail {Id} ({Kind}) was not sent at attempt {Attempt}: {Code}", mail.Id, mail.Kind, mail.Attempts, sent.Error.Code);
        }

        // What was sent is booked even when the shop is closing: otherwise it would be sent again.
        await db.SaveChangesAsync(CancellationToken.None);
        return true;
    }

    private async Task<EmailMessage?> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var mail = (await db.Set<EmailMessage>().FromSql($"""
            select * from notifications.email where state = 'Queued' and next_attempt_at <= {clock.GetUtcNow()}
            order by next_attempt_at limit 1 for update skip locked
            """).ToListAsync(cancellationToken)).SingleOrDefault();
        if (mail is null) return null;
        mail.Begin(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return mail;
    }
}
