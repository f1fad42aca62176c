using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Data;

public static class Transactions
{
    /// <summary>Runs <paramref name="work"/> in one transaction, joining the one that is already open. A refusal or an exception rolls back what this call began.</summary>
    public static async Task<Result<T>> InTransactionAsync<T>(
        this HangazoDb db, Func<CancellationToken, Task<Result<T>>> work, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is not null) return await work(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var result = await work(cancellationToken);
        if (result.Succeeded) await transaction.CommitAsync(cancellationToken);
        else
        {
            await transaction.RollbackAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        return result;
    }
}
