using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Catalog.UseCases;

/// <summary>Makes scheduled products public when their time has come. Any number of nodes may do so at once.</summary>
public sealed class PublishDueProducts(HangazoDb db, ProductDesk desk, TimeProvider clock)
{
    /// <summary>Handles one product; false when none is due.</summary>
    public async Task<bool> ExecuteOneAsync(CancellationToken cancellationToken)
    {
        var done = await db.InTransactionAsync<bool>(async token =>
        {
            var due = await db.Database.SqlQuery<Guid>($"""
                select id as "Value" from catalog.product where state = 'Scheduled' and scheduled_for <= {clock.GetUtcNow()}
                order by scheduled_for limit 1 for update skip locked
                """).ToListAsync(token);
            if (due.Count == 0) return false;
            var published = await desk.ChangeAsync(new ProductId(due[0]), version: null, Actor.Shop, PublishAsync, token);
            return published.Succeeded ? true : published.Error;
        }, cancellationToken);
        return done is { Succeeded: true, Value: true };
    }

    private static Task<Result<IReadOnlyList<AuditChange>>> PublishAsync(Product product, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var published = product.PublishNow(now);
        if (published.Succeeded) return Task.FromResult(Result.Of<IReadOnlyList<AuditChange>>([new("State", "scheduled", "published")]));
        // Rather a draft with a reason than a try every few seconds for ever.
        var unpublished = product.Unpublish(now);
        return Task.FromResult<Result<IReadOnlyList<AuditChange>>>(
            unpublished.Succeeded ? Result.Of<IReadOnlyList<AuditChange>>([new("State", "scheduled", $"a draft: {published.Error.Message}")]) : unpublished.Error);
    }
}
