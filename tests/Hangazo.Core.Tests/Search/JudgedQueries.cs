using System.Globalization;
using Hangazo.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace Hangazo.Core.Tests.Search;

/// <summary>The queries of <c>tests/Support/relevance.tsv</c>: most find what was meant in the first place.</summary>
public sealed class JudgedQueries(SearchShop shop, ITestOutputHelper output) : IClassFixture<SearchShop>
{
    private const double LeastReciprocalRank = 0.9;
    private const double LeastGain = 0.85;

    [Fact]
    public async Task Find_what_was_meant()
    {
        var scores = new List<Relevance.Score>();
        foreach (var query in Relevance.Queries) scores.Add(Relevance.Of(query, await shop.SlugsAsync(query.Words), shop.All));
        var (rank, gain) = (scores.Average(score => score.Reciprocal), scores.Average(score => score.Gain));
        var poor = scores.Where(score => score.Reciprocal < 1 || score.Gain < 0.6).OrderBy(score => score.Reciprocal).Select(score => string.Create(
            CultureInfo.InvariantCulture, $"{score.Reciprocal:0.00} {score.Gain:0.00} {score.Query.Kind} '{score.Query.Words}': {string.Join(' ', score.Found.Take(4))}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{scores.Count} queries, MRR {rank:0.000}, NDCG@10 {gain:0.000}"));
        output.WriteLine(string.Join('\n', poor));

        Assert.True(scores.Count >= 120, $"Only {scores.Count} queries are judged.");
        Assert.True(rank >= LeastReciprocalRank && gain >= LeastGain, $"MRR {rank:0.000}, NDCG@10 {gain:0.000}\n{string.Join('\n', poor)}");
    }
}
