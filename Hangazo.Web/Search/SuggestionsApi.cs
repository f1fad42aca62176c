using Hangazo.Core.Search.Queries;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.RateLimiting;

namespace Hangazo.Web.Search;

/// <summary><c>GET /search/suggest?q=</c>: what the search box offers while somebody types.</summary>
internal static class SuggestionsApi
{
    /// <summary>Whoever types fast asks often: a few at a time, the others wait a moment or are told to.</summary>
    private const string Limit = "suggestions";
    private const int AtOnce = 16;
    private const int Waiting = 64;

    public sealed record Item(string Kind, string Text, string Url, string? ImageUrl);

    public sealed record Answer(IReadOnlyList<Item> Suggestions);

    public static void AddLimit(RateLimiterOptions limits) => limits.AddConcurrencyLimiter(Limit, limit => (limit.PermitLimit, limit.QueueLimit) = (AtOnce, Waiting));

    public static void MapSuggestions(this IEndpointRouteBuilder routes) => routes.MapGet(SearchAddress.Path + "/suggest", SuggestAsync).RequireRateLimiting(Limit);

    private static async Task<Ok<Answer>> SuggestAsync(string? q, Suggestions suggestions, HttpContext http)
    {
        var found = await suggestions.ExecuteAsync(SearchAddress.Read(http.Request.Query).Text, http.RequestAborted);
        http.Response.Headers.CacheControl = "public, max-age=60";
        return TypedResults.Ok(new Answer([.. found.Select(Make)]));
    }

    private static Item Make(Suggestions.Suggestion found) => new(
        found.Kind.ToString().ToLowerInvariant(),
        found.Text,
        found.Kind switch
        {
            Suggestions.Kind.Query => new SearchAddress { Text = found.Text }.ToString(),
            Suggestions.Kind.Category => "/categories/" + found.Slug,
            _ => "/products/" + found.Slug,
        },
        found.PictureHash is { } hash ? $"/media/{hash}/320.webp" : null);
}
