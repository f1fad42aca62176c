using System.Collections.Frozen;
using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Search.Queries;

/// <summary>The shop's synonyms, held in memory until <see cref="Forget"/> or a minute has passed.</summary>
public sealed class Thesaurus(IDbContextFactory<HangazoDb> databases, TimeProvider clock)
{
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(1);

    private FrozenDictionary<string, string[]>? _held;
    private DateTimeOffset _until;

    public void Forget() => _until = default;

    /// <summary>What each term means beside itself.</summary>
    public async ValueTask<FrozenDictionary<string, string[]>> GetAsync(CancellationToken cancellationToken)
    {
        if (_held is { } held && _until > clock.GetUtcNow()) return held;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var entries = await db.Set<Synonym>().AsNoTracking().OrderBy(s => s.Term).ToListAsync(cancellationToken);
        _held = entries
            .SelectMany(entry => entry.Meanings.Select(meaning => (From: entry.Term, To: meaning))
                .Concat(entry.BothWays ? entry.Meanings.Select(meaning => (From: meaning, To: entry.Term)) : []))
            .GroupBy(pair => pair.From)
            .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.To).Distinct().ToArray());
        _until = clock.GetUtcNow() + Keep;
        return _held;
    }
}
