using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Hangazo.Core.Tests.Auditing;

public sealed class KeepingTheTrail(Shop shop) : IClassFixture<Shop>
{
    [Fact]
    public async Task Stands_with_the_change_or_not_at_all_and_is_never_changed()
    {
        var subject = new AuditSubject("test", Guid.CreateVersion7());
        await shop.DoAsync(async services =>
        {
            var db = services.GetRequiredService<HangazoDb>();
            var trail = services.GetRequiredService<IAuditTrail>();
            await using (await db.Database.BeginTransactionAsync())
            {
                trail.Note(subject, Actor.Shop, [new("Lost with its transaction")]);
                await db.SaveChangesAsync();
            }

            db.ChangeTracker.Clear();
            trail.Note(subject, new(Guid.CreateVersion7(), "Amina"), [new("Long words", null, new string('x', 399) + "😀 and more")]);
            await db.SaveChangesAsync();

            var entry = Assert.Single(await trail.ReadAsync(subject, 10, default));
            Assert.Equal(("Amina", "Long words"), (entry.By, entry.What));
            Assert.Equal(new string('x', 399) + "…", entry.After);
        });

        foreach (var sql in new[] { "update auditing.trail set by_name = 'Nobody'", "delete from auditing.trail", "truncate auditing.trail" })
            Assert.Equal(
                PostgresErrorCodes.RestrictViolation,
                (await Assert.ThrowsAsync<PostgresException>(() => shop.ScalarAsync<int>($"with done as ({sql} returning 1) select 1".Replace("with done as (truncate auditing.trail returning 1) select 1", "truncate auditing.trail", StringComparison.Ordinal)))).SqlState);
    }
}
