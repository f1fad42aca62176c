using System.Text.RegularExpressions;

namespace Hangazo.Tests.Support;

/// <summary>Queries judged by hand, and how well a search answers them.</summary>
public static class Relevance
{
    private const int Depth = 10;
    private const int Meant = 2;

    /// <param name="Grades">Patterns of slugs, 2 for what was meant and 1 for what would do; the first that fits counts.</param>
    public sealed record Judged(string Kind, string Words, IReadOnlyList<(Regex Slug, int Grade)> Grades)
    {
        public int GradeOf(string slug) => Grades.Where(grade => grade.Slug.IsMatch(slug)).Select(grade => grade.Grade).FirstOrDefault();
    }

    /// <param name="Reciprocal">One over the place of the first that was meant; 0 when it is not among the first ten.</param>
    /// <param name="Gain">Normalised discounted cumulative gain of the first ten.</param>
    public sealed record Score(Judged Query, double Reciprocal, double Gain, IReadOnlyList<string> Found);

    public static IReadOnlyList<Judged> Queries { get; } = [.. File.ReadLines(Path.Combine(Repository.Root, "tests", "Support", "relevance.tsv"))
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).Select(parts => new Judged(parts[0], parts[1], Grades(parts[2])))];

    /// <param name="found">The slugs a search answered with, the first ten at least where there are so many.</param>
    /// <param name="all">Every slug of the shop.</param>
    public static Score Of(Judged query, IReadOnlyList<string> found, IReadOnlyCollection<string> all)
    {
        var first = found.Take(Depth).ToList();
        var place = first.FindIndex(slug => query.GradeOf(slug) == Meant);
        var ideal = Sum(all.Select(query.GradeOf).Where(grade => grade > 0).OrderDescending().Take(Depth));
        if (ideal == 0) throw new InvalidOperationException($"Nothing in the shop answers the judged query '{query.Words}'.");
        return new(query, place < 0 ? 0 : 1.0 / (place + 1), Sum(first.Select(query.GradeOf)) / ideal, first);
    }

    private static double Sum(IEnumerable<int> grades) => grades.Select((grade, i) => (Math.Pow(2, grade) - 1) / Math.Log2(i + 2)).Sum();

    private static List<(Regex, int)> Grades(string text) => [.. text.Split(' ').Select(part => part.Split('='))
        .Select(part => (new Regex($"^{Regex.Escape(part[0]).Replace(@"\*", ".*", StringComparison.Ordinal)}$", RegexOptions.None, TimeSpan.FromSeconds(1)), int.Parse(part[1], System.Globalization.CultureInfo.InvariantCulture)))];
}
