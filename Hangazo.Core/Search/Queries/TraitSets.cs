using Npgsql;

namespace Hangazo.Core.Search.Queries;

/// <summary>
/// The trait sets that were asked for so far, each as the numbers of its traits, because a large shop has very many sets of few traits. They never
/// change, so what is known stays true; the numbers are this process's own.
/// </summary>
public sealed class TraitSets(NpgsqlDataSource database)
{
    private readonly SetTable<int[]> _sets = new();
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Lock _numbering = new();
    private volatile Trait[] _traits = [];

    /// <summary>Something that products say: an attribute's code and one of its values.</summary>
    public readonly record struct Trait(string Code, string Value);

    /// <summary>The traits by their numbers.</summary>
    public IReadOnlyList<Trait> Traits => _traits;

    /// <summary>Whether any set that was asked for says this.</summary>
    public bool Knows(string code, string value)
    {
        lock (_numbering) return _numbers.ContainsKey($"{code}={value}");
    }

    /// <returns>The numbers of each set's traits, by the sets' ids; those of the matches are there.</returns>
    internal async ValueTask<int[]?[]> OfAsync(Matches matches, CancellationToken cancellationToken)
    {
        var missing = new HashSet<int>();
        for (var i = 0; i < matches.Count; i++)
            if (!_sets.Has(matches.TraitSet(i))) missing.Add(matches.TraitSet(i));
        if (missing.Count == 0) return _sets.Known;
        await using var command = database.CreateCommand("select id, traits from search.trait_set where id = any($1)");
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. missing] });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) _sets.Add(rows.GetInt32(0), Number(rows.GetFieldValue<string[]>(1)));
        return _sets.Known;
    }

    private int[] Number(string[] pairs)
    {
        lock (_numbering)
        {
            var numbers = new int[pairs.Length];
            for (var i = 0; i < pairs.Length; i++)
            {
                if (!_numbers.TryGetValue(pairs[i], out numbers[i]))
                {
                    var at = pairs[i].IndexOf('=', StringComparison.Ordinal);
                    _numbers[pairs[i]] = numbers[i] = _traits.Length;
                    _traits = [.. _traits, new(pairs[i][..at], pairs[i][(at + 1)..])];
                }
            }

            return numbers;
        }
    }
}
