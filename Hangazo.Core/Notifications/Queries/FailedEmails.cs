using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Notifications.Queries;

/// <summary>E-mails that were given up, newest first, for the dashboard and the admin.</summary>
public sealed class FailedEmails(HangazoDb db)
{
    public sealed record View(long Id, EmailKind Kind, string To, string Subject, int Attempts, string? LastError, DateTimeOffset CreatedAt);

    public Task<List<View>> ListAsync(CancellationToken cancellationToken) => Failed.OrderByDescending(mail => mail.Id).Take(200)
        .Select(mail => new View(mail.Id, mail.Kind, mail.To, mail.Subject, mail.Attempts, mail.LastError, mail.CreatedAt)).ToListAsync(cancellationToken);

    public Task<int> CountAsync(CancellationToken cancellationToken) => Failed.CountAsync(cancellationToken);

    private IQueryable<EmailMessage> Failed => db.Set<EmailMessage>().AsNoTracking().Where(mail => mail.State == EmailState.Failed);
}
