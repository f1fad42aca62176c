using System.Collections.Concurrent;
using Npgsql;

namespace Hangazo.Core.Search.Queries;

/// <summary>The choice sets that were asked for so far. They never change, so what is known stays true.</summary>
public sealed class ChoiceSets(NpgsqlDataSource database)
{
    private readonly SetTable<View> _known = new();
    private readonly ConcurrentDictionary<string, bool> _options = new(StringComparer.Ordinal);

    public sealed record View(Guid[] Categories, string[] Sizes, string[] Colours, string[] Hexes);

    /// <summary>Whether any set that was asked for has this size or colour.</summary>
    public bool Knows(string option) => _options.ContainsKey(option);

    /// <returns>By their ids; those of the matches are there.</returns>
    internal async ValueTask<View?[]> OfAsync(Matches matches, CancellationToken cancellationToken)
    {
        var missing = new HashSet<int>();
        for (var i = 0; i < matches.Count; i++)
            if (!_known.Has(matches.ChoiceSet(i))) missing.Add(matches.ChoiceSet(i));
        if (missing.Count == 0) return _known.Known;
        await using var command = database.CreateCommand("select id, categories, sizes, colours, hexes from search.choice_set where id = any($1)");
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. missing] });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var set = new View(rows.GetFieldValue<Guid[]>(1), rows.GetFieldValue<string[]>(2), rows.GetFieldValue<string[]>(3), rows.GetFieldValue<string[]>(4));
            _known.Add(rows.GetInt32(0), set);
            foreach (var option in set.Sizes.Concat(set.Colours)) _options.TryAdd(option, true);
        }

        return _known.Known;
    }
}
