using Hangazo.Core.Data;
using Hangazo.Core.Media.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Media.Data;

internal sealed class Pictures(HangazoDb db, PictureFiles files) : IPictures
{
    public async Task<bool> AttachAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellationToken)
    {
        // A clean-up that deletes one of them meanwhile makes the caller's save fail as any other change meanwhile.
        var wanted = hashes.Distinct(StringComparer.Ordinal).ToArray();
        var pending = await db.Set<PendingUpload>().Where(upload => wanted.Contains(upload.Hash)).ToListAsync(cancellationToken);
        foreach (var hash in wanted) if (await files.OriginalAsync(hash, cancellationToken) is null) return false;
        db.RemoveRange(pending);
        return true;
    }
}
