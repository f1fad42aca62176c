using System.Globalization;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Core.Shipping;
using Hangazo.Core.Shipping.Contracts;

namespace Hangazo.Web.Api.Shipping;

/// <summary>
/// <c>GET /api/shipping/quote?county=47&amp;grams=1200&amp;goods=5000</c>: how an order could be handed over, and what that costs. With <c>country=GB</c> in the county's
/// place it goes abroad, by quote. Public and without side effects.
/// </summary>
internal static class QuoteApi
{
    private const int MostGrams = 1_000_000;
    private const long MostShillings = 100_000_000;

    public static void MapShippingQuotes(this IEndpointRouteBuilder routes) => routes.MapGet("/api/shipping/quote", QuoteAsync);

    /// <param name="county">Its official code, 1 to 47.</param>
    /// <param name="country">ISO 3166-1, two letters; Kenya without it.</param>
    /// <param name="grams">0 when it is not known, as without it.</param>
    /// <param name="goods">What the goods are worth, in whole shillings; 0 without it.</param>
    private static async Task<IResult> QuoteAsync(string? county, string? country, string? grams, string? goods, IShipping shipping, HttpContext http)
    {
        if (CheckoutRules.IsAbroad(country)) return await QuoteAbroadAsync(country, grams, goods, shipping, http);
        if (!int.TryParse(county, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            || !(await shipping.CountiesAsync(http.RequestAborted)).Any(known => known.Code == code)) return ResultHttp.Problem(ShippingErrors.UnknownCounty);
        if (!TryRead(grams, MostGrams, out var weight)) return ResultHttp.Problem(ShippingErrors.BadWeight);
        if (!TryRead(goods, MostShillings, out var shillings)) return ResultHttp.Problem(ShippingErrors.BadGoods);
        var options = await shipping.OptionsAsync(code, new((int)weight, Money.Shillings(shillings)), http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Ok(new Quote(code, Money.Kes, [.. options.Select(option => new Option(
            option.Code, option.Name, option.Estimate, option.NeedsAddress, option.Fee.Minor, option.FreeFrom?.Minor, option.Days?.From, option.Days?.To))]));
    }

    private static async Task<IResult> QuoteAbroadAsync(string? code, string? grams, string? goods, IShipping shipping, HttpContext http)
    {
        if (Countries.Find(code?.Trim()) is not { } country) return ResultHttp.Problem(ShippingErrors.UnknownCountry);
        if (!TryRead(grams, MostGrams, out _)) return ResultHttp.Problem(ShippingErrors.BadWeight);
        if (!TryRead(goods, MostShillings, out _)) return ResultHttp.Problem(ShippingErrors.BadGoods);
        var abroad = await shipping.AbroadAsync(http.RequestAborted);
        if (abroad?.Find(country.Code) is null) return ResultHttp.Problem(ShippingErrors.NotServed(country.Name));
        http.Response.Headers.CacheControl = "no-store";
        return Results.Ok(new QuoteAbroad(
            country.Code, Money.Kes, ByQuote: true, abroad.QuoteDays, [new(abroad.Option.Code, abroad.Option.Name, abroad.Option.Estimate, abroad.Option.NeedsAddress)]));
    }

    private static bool TryRead(string? typed, long most, out long value)
    {
        value = 0;
        return string.IsNullOrEmpty(typed) || (long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= most);
    }

    private sealed record Quote(int County, string Currency, IReadOnlyList<Option> Options);

    /// <param name="ByQuote">The fee is worked out when the order is placed.</param>
    /// <param name="QuoteDays">In how many days.</param>
    private sealed record QuoteAbroad(string Country, string Currency, bool ByQuote, int QuoteDays, IReadOnlyList<OptionAbroad> Options);

    private sealed record OptionAbroad(string Code, string Name, string Estimate, bool NeedsAddress);

    /// <param name="FeeMinor">In cents, VAT included.</param>
    /// <param name="FreeFromMinor">In cents; goods worth as much are brought for nothing.</param>
    private sealed record Option(
        string Code, string Name, string Estimate, bool NeedsAddress, long FeeMinor, long? FreeFromMinor, DateOnly? From, DateOnly? To);
}
