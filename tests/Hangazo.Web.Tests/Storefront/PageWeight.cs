using System.IO.Compression;
using System.Text.RegularExpressions;
using Xunit;

namespace Hangazo.Web.Tests.Storefront;

/// <summary>What a first visit costs somebody on a prepaid bundle, pictures aside.</summary>
public sealed class PageWeight(ShopFront shop) : IClassFixture<ShopFront>
{
    private const int MostBytes = 60 * 1024;
    private const int MostRequests = 12;

    [Fact]
    public async Task Stays_within_its_budget_and_needs_no_framework()
    {
        await shop.AddAsync("heavy-1", variants: [.. Variants("8", "10", "12", "14", "16", "18")]);
        for (var i = 2; i <= 30; i++) await shop.AddAsync($"heavy-{i}", variants: [.. Variants("8")]);
        foreach (var address in new[] { "/", "/products", "/products/heavy-1", "/search?q=heavy" }) await CheckAsync(address);
    }

    private async Task CheckAsync(string address)
    {
        var html = await shop.ReadAsync(address);
        var parts = Parts(html);

        var bytes = Weigh(html);
        foreach (var part in parts) bytes += Weigh(await shop.ReadAsync(part));

        Assert.DoesNotContain("_framework", html);
        Assert.EndsWith("</html>", html);
        Assert.Contains(parts, part => part.StartsWith("/css/shop.", StringComparison.Ordinal));
        Assert.InRange(bytes, 1, MostBytes);
        Assert.InRange(parts.Count + 1, 1, MostRequests);
    }

    private static IEnumerable<(string? Size, string? Colour, decimal OnHand)> Variants(params string[] sizes) =>
        from colour in new[] { "Clay", "Forest", "Bone" } from size in sizes select ((string?)size, (string?)colour, 5m);

    private static List<string> Parts(string html) =>
        Regex.Matches(html, "(?:href|src|data-module)=\"([^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1))
            .SelectMany(match => match.Groups[1].Value.Split(' '))
            .Select(part => part.Split('#')[0])
            .Where(part => part.EndsWith(".css", StringComparison.Ordinal) || part.EndsWith(".js", StringComparison.Ordinal) || part.EndsWith(".svg", StringComparison.Ordinal))
            .Distinct().ToList();

    private static int Weigh(string text)
    {
        using var small = new MemoryStream();
        using (var compressor = new GZipStream(small, CompressionLevel.Optimal, leaveOpen: true)) compressor.Write(System.Text.Encoding.UTF8.GetBytes(text));
        return (int)small.Length;
    }
}
