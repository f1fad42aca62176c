namespace Hangazo.Core.Search;

/// <summary>Which known word a misspelt one was meant to be.</summary>
public static class Spelling
{
    /// <param name="Documents">How many products use it.</param>
    public readonly record struct Candidate(string Word, int Documents);

    /// <summary>The nearest candidates, at most two; none when all are too far away to be meant.</summary>
    public static IReadOnlyList<string> Nearest(string typed, IEnumerable<Candidate> candidates)
    {
        var near = candidates.Select(candidate => (candidate.Word, candidate.Documents, Steps: Distance(typed, candidate.Word)))
            .Where(candidate => candidate.Steps <= Tolerance(typed))
            .OrderBy(candidate => candidate.Steps).ThenBy(candidate => candidate.Word[0] != typed[0])
            .ThenByDescending(candidate => candidate.Documents).ThenBy(candidate => candidate.Word, StringComparer.Ordinal).ToList();
        return [.. near.Where(candidate => candidate.Steps == near[0].Steps && (candidate.Word[0] == typed[0]) == (near[0].Word[0] == typed[0]))
            .Select(candidate => candidate.Word).Distinct().Take(2)];
    }

    /// <summary>Letters added, left out, replaced or swapped with their neighbour (Damerau-Levenshtein, restricted).</summary>
    public static int Distance(string one, string other)
    {
        var (before, last, next) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var j = 0; j <= other.Length; j++) last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            next[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                next[j] = Math.Min(Math.Min(next[j - 1] + 1, last[j] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) next[j] = Math.Min(next[j], before[j - 2] + 1);
            }

            (before, last, next) = (last, next, before);
        }

        return last[other.Length];
    }

    /// <summary>How many slips a word of this length may hold and still be meant.</summary>
    private static int Tolerance(string typed) => typed.Length switch { <= 5 => 1, <= 9 => 2, _ => 3 };
}
