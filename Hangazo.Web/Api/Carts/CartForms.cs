using Hangazo.Core.Carts.Contracts;
using Hangazo.Core.Carts.UseCases;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Web.Client.Carts;
using Hangazo.Web.Shopping;
using Hangazo.Web.Storefront;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Hangazo.Web.Api.Carts;

/// <summary>
/// The cart's plain forms; each answers with a redirect. Adding stands on cached pages, which can carry no antiforgery token: it is guarded by the
/// cross-origin check and can do no more than fill the caller's own cart. The others stand on the cart page and demand their token.
/// </summary>
internal static class CartForms
{
    public static void MapCartForms(this IEndpointRouteBuilder routes)
    {
        var cart = routes.MapGroup("/cart");
        cart.MapPost("/add", AddAsync).DisableAntiforgery();
        cart.MapPost("/quantity", SetQuantityAsync);
        cart.MapPost("/remove", RemoveAsync);
        cart.MapPost("/clear", ClearAsync);
        cart.MapPost("/code", CodeAsync);
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> AddAsync(
        [FromForm] string? product, [FromForm] string? variant, [FromForm] string? size, [FromForm] string? colour, [FromForm] string? quantity,
        CartCookie cookie, IServiceScopeFactory scopes, ICatalog catalog, HttpContext http)
    {
        var wanted = AddOnFields.Read(http.Request.Form);
        var shopper = cookie.ShopperOf(http);
        var productId = Guid.TryParse(product, out var of) ? new ProductId(of) : default;
        var chosen = Guid.TryParse(variant, out var id)
            ? new VariantId(id)
            : await catalog.FindVariantAsync(productId, Clean(size), Clean(colour), http.RequestAborted);
        if (!chosen.Succeeded) return await BackAsync(chosen.Error, productId, null, size, colour, wanted, catalog, http);
        var added = await scopes.OnConflictAsync(services => services.GetRequiredService<AddToCart>()
            .ExecuteAsync(new(shopper.CartId, shopper.CustomerId, chosen.Value, quantity, wanted), http.RequestAborted));
        if (!added.Succeeded) return await BackAsync(added.Error, productId, chosen.Value, size, colour, wanted, catalog, http);
        cookie.Write(http, added.Value.Cart, added.Value.Lines);
        return SeeOther("/cart");
    }

    private static async Task<RedirectHttpResult> SetQuantityAsync(
        [FromForm] Guid variant, [FromForm] string? configuration, [FromForm] string? quantity, CartCookie cookie, ICartPort port, HttpContext http)
    {
        var set = await port.SetQuantityAsync(cookie.ShopperOf(http), LineOf(variant, configuration), quantity);
        return SeeOther(set.Succeeded ? "/cart" : $"/cart?refused={Uri.EscapeDataString(set.Error.Code)}");
    }

    private static async Task<RedirectHttpResult> RemoveAsync(
        [FromForm] Guid variant, [FromForm] string? configuration, CartCookie cookie, IServiceScopeFactory scopes, HttpContext http)
    {
        var shopper = cookie.ShopperOf(http);
        var left = await scopes.OnConflictAsync(services => services.GetRequiredService<ChangeCart>()
            .RemoveAsync(shopper.CartId, shopper.CustomerId, LineOf(variant, configuration), http.RequestAborted));
        CartCookie.WriteCount(http, left);
        return SeeOther("/cart");
    }

    private static async Task<RedirectHttpResult> ClearAsync(IFormCollection form, CartCookie cookie, ICartPort port, HttpContext http)
    {
        _ = form; // bound so that the token is demanded
        await port.ClearAsync(cookie.ShopperOf(http));
        CartCookie.WriteCount(http, 0);
        return SeeOther("/cart");
    }

    /// <summary>Puts a discount code in, or takes it out, as the button says.</summary>
    private static async Task<RedirectHttpResult> CodeAsync(
        [FromForm] string? code, [FromForm] string? step, CartCookie cookie, ICartPort port, HttpContext http)
    {
        var shopper = cookie.ShopperOf(http);
        if (step == "remove-code")
        {
            await port.RemoveCodeAsync(shopper);
            return SeeOther("/cart");
        }

        var applied = await port.ApplyCodeAsync(shopper, code, phone: null);
        return SeeOther(applied.Succeeded ? "/cart" : $"/cart?code={Uri.EscapeDataString(applied.Error.Code)}");
    }

    /// <summary>Back to the product's page, which says why in words of its own; 404 where there is no such product.</summary>
    private static async Task<Results<RedirectHttpResult, NotFound>> BackAsync(
        Error error, ProductId product, VariantId? variant, string? size, string? colour,
        IReadOnlyDictionary<string, string> wanted, ICatalog catalog, HttpContext http)
    {
        var slug = variant is { } id && (await catalog.GetVariantsAsync([id], http.RequestAborted)).TryGetValue(id, out var facts) ? facts.Slug
            : await catalog.FindSlugAsync(product, http.RequestAborted);
        if (slug is null) return TypedResults.NotFound();
        var query = QueryString.Create("refused", error.Code);
        if (Clean(size) is { } s) query = query.Add("size", s);
        if (Clean(colour) is { } c) query = query.Add("colour", c);
        return SeeOther($"/products/{slug}{AddOnFields.Carry(query, error, wanted)}");
    }

    private static CartLineId LineOf(Guid variant, string? configuration) => new(new(variant), configuration ?? "");

    private static string? Clean(string? option) => option is { Length: > 0 and <= 40 } ? option : null;

    private static RedirectHttpResult SeeOther(string path) => TypedResults.LocalRedirect(path);
}
