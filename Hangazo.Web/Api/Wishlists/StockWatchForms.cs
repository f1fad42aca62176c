using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Wishlists.Contracts;
using Hangazo.Core.Wishlists.UseCases;
using Hangazo.Web.Accounts;
using Hangazo.Web.Shopping;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Hangazo.Web.Api.Wishlists;

/// <summary>
/// "Tell me when it is back". Asking stands on cached pages, which can carry no antiforgery token: it is guarded by the cross-origin check, by a limit
/// for each caller, and can do no more than ask an address once. Answering demands the mail's key and the token of its page.
/// </summary>
internal static class StockWatchForms
{
    public static void MapStockWatchForms(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/stock-watch", AskAsync).DisableAntiforgery().RequireRateLimiting(SignInLimit.Policy);
        routes.MapPost("/stock-watch/{id:guid}/answer", AnswerAsync);
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> AskAsync(
        [FromForm] Guid variant, [FromForm] string? email, IServiceScopeFactory scopes, ICatalog catalog, HttpContext http)
    {
        var asked = await scopes.OnConflictAsync(services =>
            services.GetRequiredService<AskForStock>().ExecuteAsync(new(new(variant), email), http.RequestAborted));
        if (asked.Succeeded) return TypedResults.LocalRedirect("/stock-watch/asked");
        var facts = await catalog.GetVariantsAsync([new(variant)], http.RequestAborted);
        return facts.TryGetValue(new(variant), out var known)
            ? TypedResults.LocalRedirect($"/products/{known.Slug}?refused={Uri.EscapeDataString(asked.Error.Code)}")
            : TypedResults.NotFound();
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> AnswerAsync(
        Guid id, [FromForm] string? key, [FromForm] string? answer, IServiceScopeFactory scopes, HttpContext http)
    {
        var answered = await scopes.OnConflictAsync(services => services.GetRequiredService<AnswerStockWatch>()
            .ExecuteAsync(StockWatchId.From(id), key, yes: answer == "yes", http.RequestAborted));
        return answered.Succeeded ? TypedResults.LocalRedirect($"/stock-watch/{id}?key={Uri.EscapeDataString(key!)}") : TypedResults.NotFound();
    }
}
