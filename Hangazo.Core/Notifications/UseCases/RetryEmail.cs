using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Notifications.UseCases;

/// <summary>Gives a failed e-mail another round of attempts. Codes: <c>mail.not-found</c>.</summary>
public sealed class RetryEmail(HangazoDb db, TimeProvider clock)
{
    public async Task<Result> ExecuteAsync(long id, CancellationToken cancellationToken)
    {
        var mail = await db.Set<EmailMessage>().SingleOrDefaultAsync(m => m.Id == id && m.State == EmailState.Failed, cancellationToken);
        if (mail is null) return MailErrors.NotFound;
        mail.Revive(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return Result.Ok;
    }
}
