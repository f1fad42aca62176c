using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Auditing;

internal sealed class AuditFacade(HangazoDb db, TimeProvider clock) : IAuditTrail
{
    public void Note(AuditSubject subject, Actor by, IEnumerable<AuditChange> changes)
    {
        var now = clock.GetUtcNow();
        db.AddRange(changes.Select(change => AuditEntry.Of(subject, by, change, now)));
    }

    public async Task<IReadOnlyList<AuditView>> ReadAsync(AuditSubject subject, int most, CancellationToken cancellationToken) =>
        await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.SubjectKind == subject.Kind && entry.SubjectId == subject.Id)
            .OrderByDescending(entry => entry.Id).Take(most)
            .Select(entry => new AuditView(entry.At, entry.ByName, entry.What, entry.Before, entry.After))
            .ToListAsync(cancellationToken);
}
