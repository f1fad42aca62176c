using System.Globalization;
using Hangazo.Core.Search.UseCases;

namespace Hangazo.Web.Search;

/// <summary>
/// A result's link ends in <c>?hit=search.position</c>; this notes that it was opened and lets the request go on. It stands before the kept pages,
/// needs no script and no cookie, and knows nothing of who came: the number is that of one search.
/// </summary>
internal sealed class ResultClicks(RequestDelegate next, SearchLog log)
{
    private const string Key = "hit";
    private const string Products = "/products/";

    /// <summary>Further down nobody looks.</summary>
    private const int LastPosition = 10_000;

    public static string Of(Guid search, int position) => string.Create(CultureInfo.InvariantCulture, $"?{Key}={search:n}.{position}");

    public Task InvokeAsync(HttpContext http)
    {
        if (http.Request.QueryString.HasValue) Note(http.Request);
        return next(http);
    }

    private void Note(HttpRequest request)
    {
        // A browser that fetches ahead has opened nothing.
        if (!HttpMethods.IsGet(request.Method) || request.Headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase)) return;
        if (request.Path.Value is not { } path || !path.StartsWith(Products, StringComparison.Ordinal) || request.Query[Key] is not [{ Length: < 50 } hit]) return;
        if (hit.Split('.') is [var search, var at] && Guid.TryParseExact(search, "n", out var question)
            && int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position is > 0 and <= LastPosition
            && path.Length - Products.Length is > 0 and <= 120 && !path.Contains('\0', StringComparison.Ordinal))
            log.Add(new RecordSearches.Opened(question, path[Products.Length..], position));
    }
}
