using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Media.UseCases;

/// <summary>Deletes uploads that were attached to nothing for a day.</summary>
public sealed class DeletePendingUploads(HangazoDb db, PictureFiles files, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Deletes the oldest one. False when there is none. Any number of nodes may call it.</summary>
    public async Task<bool> ExecuteOneAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Kept;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var upload = await db.Set<PendingUpload>().FromSql($"""
            select * from media.pending_upload where taken_at < {before} order by taken_at limit 1 for update skip locked
            """).SingleOrDefaultAsync(cancellationToken);
        if (upload is null) return false;
        // The row is held until the files are gone: who takes or attaches the same picture meanwhile waits and then finds it gone.
        await files.DeleteAsync(upload.Hash, cancellationToken);
        db.Remove(upload);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
