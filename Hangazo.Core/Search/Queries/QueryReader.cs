using System.Collections.Frozen;
using Npgsql;

namespace Hangazo.Core.Search.Queries;

/// <summary>Understands what was typed: known words, synonyms, slips of the finger, a SKU.</summary>
public sealed class QueryReader(NpgsqlDataSource database, Thesaurus thesaurus)
{
    /// <summary>Shorter words are sizes and scraps; nobody can say what they were meant to be.</summary>
    private const int ShortestSlip = 3;

    private const string IsSku = "select exists (select from search.document where skus @> array[$1])";

    /// <summary>A word that says nothing ("for") has an empty stem and is known; so is one that only begins a word while it is the last.</summary>
    private const string AreKnown = """
        select typed.word,
            lexemes = array[]::text[] or exists (select from search.word w where w.word = typed.word)
                or exists (select from search.word w where w.stem <> '' and w.stem = coalesce(lexemes[1], typed.word)),
            exists (select from search.word w where w.word >= typed.word and w.word < typed.word || chr(1114109))
        from unnest($1) typed(word) cross join lateral (select ts_lexize('english_stem', typed.word) as lexemes) said
        """;

    private const string Near = """
        select typed.word, near.word, near.documents from unnest($1, $2) typed(word, letters) cross join lateral (
            (select w.word, w.documents from search.word w where w.word % typed.word and w.stem <> '' order by similarity(w.word, typed.word) desc, w.documents desc limit 25)
            union
            (select w.word, w.documents from search.word w where w.letters = typed.letters and w.stem <> '' limit 5)) near
        """;

    private const string InTwo = """
        select typed.word, a.word, b.word from unnest($1) typed(word) cross join generate_series(3, length(typed.word) - 3) n
        join search.word a on a.word = left(typed.word, n) and a.documents > 0
        join search.word b on b.word = substr(typed.word, n + 1) and b.documents > 0
        """;

    /// <param name="Words">What was typed, normalised; empty when nothing was.</param>
    /// <param name="Sku">It is one product's number.</param>
    /// <param name="Corrected">What it was taken for, when words were misspelt.</param>
    /// <param name="Unknown">Words that mean nothing here, not even misspelt.</param>
    public sealed record Understood(string Words, TextQuery Query, string? Sku, string? Corrected, IReadOnlyList<string> Unknown)
    {
        public bool IsEmpty => Query.Groups.Count == 0;
    }

    /// <param name="typing">More letters may follow.</param>
    /// <param name="literally">Without guessing at slips.</param>
    public async Task<Understood> ReadAsync(string? text, bool typing, bool literally, CancellationToken cancellationToken)
    {
        var words = Words.Of(text);
        var typed = string.Join(' ', words);
        if (words.Count == 0) return new(typed, new([]), null, null, []);
        var sku = text!.Trim().ToLowerInvariant();
        if (!sku.Contains('\0', StringComparison.Ordinal) && sku.Any(char.IsAsciiDigit) && await IsSkuAsync(sku, cancellationToken))
            return new(typed, new([new([words])]), sku, null, []);
        var synonyms = await thesaurus.GetAsync(cancellationToken);
        var (known, begun) = await KnownAsync(words, cancellationToken);
        var last = words[^1];
        var goesOn = begun.Contains(last) && (typing || !known.Contains(last));
        var slips = literally ? [] : words.Where((word, i) => word.Length >= ShortestSlip && !known.Contains(word) && !IsTerm(synonyms, words, i)
            && !word.Any(char.IsAsciiDigit) && !(goesOn && i == words.Count - 1)).Distinct().ToArray();
        var meant = slips.Length == 0 ? new() : await MeantAsync(slips, synonyms, cancellationToken);
        var corrected = words.SelectMany(word => meant.TryGetValue(word, out var candidates) ? candidates[0] : [word]).ToList();
        return new(
            typed, new(Groups(words, meant, synonyms, goesOn)), null, meant.Count == 0 ? null : string.Join(' ', corrected),
            [.. slips.Where(slip => !meant.ContainsKey(slip))]);
    }

    private static List<TextQuery.Group> Groups(
        IReadOnlyList<string> words, Dictionary<string, List<string[]>> meant, FrozenDictionary<string, string[]> synonyms, bool goesOn)
    {
        var groups = new List<TextQuery.Group>();
        for (var i = 0; i < words.Count;)
        {
            if (meant.TryGetValue(words[i], out var candidates))
            {
                groups.Add(new([.. candidates.SelectMany(candidate => Meanings(synonyms, string.Join(' ', candidate)).Prepend(candidate))]));
                i++;
                continue;
            }

            var length = Math.Min(3, words.Count - i);
            while (length > 1 && Meanings(synonyms, string.Join(' ', words.Skip(i).Take(length))).Count == 0) length--;
            var own = words.Skip(i).Take(length).ToArray();
            i += length;
            groups.Add(new([own, .. Meanings(synonyms, string.Join(' ', own))], goesOn && i == words.Count));
        }

        return groups;
    }

    private static bool IsTerm(FrozenDictionary<string, string[]> synonyms, IReadOnlyList<string> words, int at)
    {
        for (var from = Math.Max(0, at - 2); from <= at; from++)
            for (var length = at - from + 1; length <= 3 && from + length <= words.Count; length++)
                if (Meanings(synonyms, string.Join(' ', words.Skip(from).Take(length))).Count > 0) return true;
        return false;
    }

    /// <summary>Of the term, or of its singular or plural.</summary>
    private static IReadOnlyList<string[]> Meanings(FrozenDictionary<string, string[]> synonyms, string term)
    {
        string[] spellings = [term, term + "s", term.EndsWith('s') ? term[..^1] : term, term.EndsWith("es", StringComparison.Ordinal) ? term[..^2] : term];
        foreach (var spelling in spellings)
            if (synonyms.TryGetValue(spelling, out var meanings)) return [.. meanings.Select(meaning => meaning.Split(' '))];
        return [];
    }

    private async Task<bool> IsSkuAsync(string sku, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(IsSku);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = sku });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<(HashSet<string> Known, HashSet<string> Begun)> KnownAsync(IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(AreKnown);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. words.Distinct()] });
        var (known, begun) = (new HashSet<string>(), new HashSet<string>());
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            if (rows.GetBoolean(1)) known.Add(rows.GetString(0));
            if (rows.GetBoolean(2)) begun.Add(rows.GetString(0));
        }

        return (known, begun);
    }

    /// <summary>The words that each slip was meant to be; nothing for those that resemble none.</summary>
    private async Task<Dictionary<string, List<string[]>>> MeantAsync(
        string[] slips, FrozenDictionary<string, string[]> synonyms, CancellationToken cancellationToken)
    {
        var candidates = slips.ToDictionary(slip => slip, _ => new List<Spelling.Candidate>());
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new(Near)
        {
            Parameters =
            {
                new NpgsqlParameter<string[]> { TypedValue = slips },
                new NpgsqlParameter<string[]> { TypedValue = [.. slips.Select(slip => string.Concat(slip.Order()))] },
            },
        });
        batch.BatchCommands.Add(new(InTwo) { Parameters = { new NpgsqlParameter<string[]> { TypedValue = slips } } });
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) candidates[rows.GetString(0)].Add(new(rows.GetString(1), rows.GetInt32(2)));
        await rows.NextResultAsync(cancellationToken);
        var apart = new Dictionary<string, string[]>();
        while (await rows.ReadAsync(cancellationToken)) apart[rows.GetString(0)] = [rows.GetString(1), rows.GetString(2)];
        var meant = new Dictionary<string, List<string[]>>();
        foreach (var slip in slips)
        {
            var terms = synonyms.Keys.Where(term => Math.Abs(term.Length - slip.Length) <= 1 && !term.Contains(' ', StringComparison.Ordinal))
                .Select(term => new Spelling.Candidate(term, 0));
            var nearest = Spelling.Nearest(slip, candidates[slip].Concat(terms));
            // One slip is likelier than a forgotten space, which is likelier than two slips.
            if (apart.TryGetValue(slip, out var two) && (nearest.Count == 0 || Spelling.Distance(slip, nearest[0]) > 1)) meant[slip] = [two];
            else if (nearest.Count > 0) meant[slip] = [.. nearest.Select(word => new[] { word })];
        }

        return meant;
    }
}
