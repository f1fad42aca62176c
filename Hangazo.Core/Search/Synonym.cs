using Hangazo.Core.Kernel;
using Hangazo.Core.Search.Contracts;

namespace Hangazo.Core.Search;

/// <summary>Who asks for one thing is shown another as well: <c>pazia = curtain</c>.</summary>
public sealed class Synonym : AggregateRoot
{
    public const int LongestTerm = 60;
    public const int MostMeanings = 10;

    private Synonym()
    {
    }

    public SynonymId Id { get; private set; }

    /// <summary>One to three words, as <see cref="Words"/> reads them.</summary>
    public string Term { get; private set; } = "";

    public string[] Meanings { get; private set; } = [];

    /// <summary>Who asks for a meaning is shown the term too.</summary>
    public bool BothWays { get; private set; }

    /// <summary>Codes: <c>synonym.empty</c>, <c>synonym.too-long</c>, <c>synonym.same</c>.</summary>
    public static Result<Synonym> Create(SynonymId id, string? term, string? meanings, bool bothWays)
    {
        var synonym = new Synonym { Id = id };
        var changed = synonym.Change(term, meanings, bothWays);
        return changed.Succeeded ? synonym : changed.Error;
    }

    /// <param name="meanings">Separated by commas.</param>
    public Result Change(string? term, string? meanings, bool bothWays)
    {
        if (term?.Length > LongestTerm || meanings?.Length > LongestTerm * MostMeanings) return SearchErrors.SynonymTooLong;
        var from = Words.Of(term);
        var to = (meanings ?? "").Split(',').Select(Words.Of).Where(words => words.Count > 0).ToList();
        if (from.Count == 0 || to.Count == 0) return SearchErrors.SynonymEmpty;
        if (from.Count > 3 || to.Count > MostMeanings || to.Exists(words => words.Count > 3)) return SearchErrors.SynonymTooLong;
        var (read, means) = (string.Join(' ', from), to.ConvertAll(words => string.Join(' ', words)).Distinct().ToArray());
        if (means.Contains(read)) return SearchErrors.SynonymSame;
        (Term, Meanings, BothWays) = (read, means, bothWays);
        Raise(new SynonymsChanged());
        return Result.Ok;
    }

    public void Remove() => Raise(new SynonymsChanged());
}
