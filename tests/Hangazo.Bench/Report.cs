using System.Text;

namespace Hangazo.Bench;

/// <summary>Collects rows and checks, and prints them as Markdown.</summary>
internal sealed class Report
{
    private readonly StringBuilder _text = new();

    public bool Failed { get; private set; }

    public void Head(string title, params string[] columns) => _text
        .AppendLine().AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"### {title}").AppendLine()
        .AppendLine("| " + string.Join(" | ", columns) + " |").AppendLine("|" + string.Concat(Enumerable.Repeat("---|", columns.Length)));

    public void Row(params string[] cells)
    {
        var line = $"| {string.Join(" | ", cells)} |";
        _text.AppendLine(line);
        Console.WriteLine(line);
    }

    /// <summary>A thing that must be so whatever the machine's speed.</summary>
    /// <param name="figures">What stands between the two.</param>
    public void Check(string what, bool holds, params string[] figures)
    {
        Failed |= !holds;
        Row([what, .. figures, holds ? "holds" : "BROKEN"]);
    }

    public void Print()
    {
        Console.WriteLine();
        Console.WriteLine(_text.ToString());
    }
}
