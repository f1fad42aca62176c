using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Wishlists.Contracts;
using Hangazo.Core.Wishlists.UseCases;
using Hangazo.Web.Accounts;
using Hangazo.Web.Shopping;
using Hangazo.Web.Sms;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Hangazo.Web.Api.Wishlists;

/// <summary>
/// "Tell me by SMS when it is back". Asking stands on cached pages and is guarded as asking by e-mail is; entering the code demands the token of its
/// page and is limited for each caller and, by the tries of a code, for each number.
/// </summary>
internal static class SmsWatchForms
{
    public static void MapSmsWatchForms(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/stock-watch/sms", AskAsync).DisableAntiforgery().RequireRateLimiting(SignInLimit.Policy);
        routes.MapPost("/stock-watch/sms/{id:guid}/code", EnterAsync).RequireRateLimiting(SignInLimit.Policy);
        routes.MapPost("/stock-watch/sms/{id:guid}/stop", StopAsync);
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> AskAsync(
        [FromForm] Guid variant, [FromForm] string? phone, IServiceScopeFactory scopes, ICatalog catalog, IOptions<SmsOptions> options, HttpContext http)
    {
        if (!options.Value.IsConfigured) return TypedResults.NotFound();
        var asked = await scopes.OnConflictAsync(services =>
            services.GetRequiredService<AskForStockBySms>().ExecuteAsync(new(variant), phone, http.RequestAborted));
        if (asked.Succeeded) return TypedResults.LocalRedirect($"/stock-watch/sms/{asked.Value}");
        var facts = await catalog.GetVariantsAsync([new(variant)], http.RequestAborted);
        return facts.TryGetValue(new(variant), out var known)
            ? TypedResults.LocalRedirect($"/products/{known.Slug}?refused={Uri.EscapeDataString(asked.Error.Code)}")
            : TypedResults.NotFound();
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> EnterAsync(Guid id, [FromForm] string? code, IServiceScopeFactory scopes, HttpContext http)
    {
        var entered = await scopes.OnConflictAsync(services =>
            services.GetRequiredService<AnswerSmsWatch>().EnterAsync(SmsWatchId.From(id), code, http.RequestAborted));
        if (entered.Succeeded) return TypedResults.LocalRedirect($"/stock-watch/sms/{id}?key={Uri.EscapeDataString(entered.Value)}");
        return entered.Error.Code == "watch.not-found" ? TypedResults.NotFound() : TypedResults.LocalRedirect($"/stock-watch/sms/{id}?refused={entered.Error.Code}");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> StopAsync(Guid id, [FromForm] string? key, IServiceScopeFactory scopes, HttpContext http)
    {
        var stopped = await scopes.OnConflictAsync(services =>
            services.GetRequiredService<AnswerSmsWatch>().StopAsync(SmsWatchId.From(id), key, http.RequestAborted));
        return stopped.Succeeded ? TypedResults.LocalRedirect($"/stock-watch/sms/{id}?key={Uri.EscapeDataString(key!)}") : TypedResults.NotFound();
    }
}
