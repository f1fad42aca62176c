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
    public void Check(string what, bool holds)
    {
        Failed |= !holds;
        Row(what, holds ? "holds" : "BROKEN");
    }

    public void Print()
    {
        Console.WriteLine();
        Console.WriteLine(_text.ToString());
    }
}
