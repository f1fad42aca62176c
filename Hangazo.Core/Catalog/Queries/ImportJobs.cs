using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Catalog.Queries;

/// <summary>The last files that came in, newest first.</summary>
public sealed class ImportJobs(HangazoDb db)
{
    private const int Shown = 10;

    public Task<List<ImportJob>> LatestAsync(CancellationToken cancellationToken) =>
        db.Set<ImportJob>().AsNoTracking().OrderByDescending(job => job.At).Take(Shown).ToListAsync(cancellationToken);
}
