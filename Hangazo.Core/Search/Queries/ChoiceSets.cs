using System.Collections.Concurrent;
using Npgsql;

namespace Hangazo.Core.Search.Queries;

/// <summary>The choice sets that were asked for so far. They never change, so what is known stays true.</summary>
public sealed class ChoiceSets(NpgsqlDataSource database)
{
    private readonly ConcurrentDictionary<int, View> _known = new();
    private readonly ConcurrentDictionary<string, bool> _options = new(StringComparer.Ordinal);

    public sealed record View(Guid[] Categories, string[] Sizes, string[] Colours, string[] Hexes);

    /// <summary>Whether any set that was asked for has this size or colour.</summary>
    public bool Knows(string option) => _options.ContainsKey(option);

    public async ValueTask<IReadOnlyDictionary<int, View>> GetAsync(IEnumerable<int> ids, CancellationToken cancellationToken)
    {
        var missing = ids.Where(id => !_known.ContainsKey(id)).Distinct().ToArray();
        if (missing.Length == 0) return _known;
        await using var command = database.CreateCommand("select id, categories, sizes, colours, hexes from search.choice_set where id = any($1)");
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = missing });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var set = _known[rows.GetInt32(0)] = new(
                rows.GetFieldValue<Guid[]>(1), rows.GetFieldValue<string[]>(2), rows.GetFieldValue<string[]>(3), rows.GetFieldValue<string[]>(4));
            foreach (var option in set.Sizes.Concat(set.Colours)) _options.TryAdd(option, true);
        }

        return _known;
    }
}
