using System.Text;

namespace Hangazo.Core.Search;

/// <summary>What is looked for: every group must be found, by any of its alternatives, each some words that must all be there.</summary>
public sealed record TextQuery(IReadOnlyList<TextQuery.Group> Groups)
{
    /// <param name="Begins">The last word may go on: somebody is still typing it.</param>
    public sealed record Group(IReadOnlyList<IReadOnlyList<string>> Alternatives, bool Begins = false);

    /// <summary>For PostgreSQL's <c>to_tsquery</c>. Words hold letters and digits only, so nothing in them can be an operator.</summary>
    /// <param name="any">One group found is enough.</param>
    public string ToText(bool any = false)
    {
        var text = new StringBuilder();
        foreach (var group in Groups)
        {
            if (text.Length > 0) text.Append(any ? " | " : " & ");
            text.Append('(').AppendJoin(" | ", group.Alternatives.Select((words, i) => Alternative(words, group.Begins && i == 0))).Append(')');
        }

        return text.ToString();
    }

    private static string Alternative(IReadOnlyList<string> words, bool begins) =>
        $"({string.Join(" & ", words.Select((word, i) => $"'{word}'{(begins && i == words.Count - 1 ? ":*" : "")}"))})";
}
