using Hangazo.Core.Carts.Queries;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.Queries;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Queries;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Core.Shipping.Contracts;
using Hangazo.Web.Client;
using Hangazo.Web.Client.Checkout;

namespace Hangazo.Web.Shopping;

internal sealed class CheckoutPort(IServiceScopeFactory scopes, TimeProvider clock) : ICheckoutPort
{
    public async Task<CheckoutModel> GetAsync(Shopper shopper, int? county, string? delivery, string? method, string? phone, string? eventDay = null, bool useStoreCredit = false,
        string? country = null)
    {
        await using var scope = scopes.CreateAsyncScope();
        var shipping = scope.ServiceProvider.GetRequiredService<IShipping>();
        var abroad = await shipping.AbroadAsync(CancellationToken.None);
        var leaves = abroad is not null && CheckoutRules.IsAbroad(country);
        IReadOnlyList<DeliveryOption> options = [];
        DeliveryOption? chosen = null;
        var contents = await scope.ServiceProvider.GetRequiredService<CartContents>()
            .ExecuteAsync(shopper.CartId, shopper.CustomerId, FeeOfAsync, CancellationToken.None, CartPort.PhoneOf(phone), leaves);
        if (contents.Lines.Count == 0) await FeeOfAsync(Parcel.Unknown);
        var settings = scope.ServiceProvider.GetRequiredService<ISettings>();
        var (rules, plans) = (await settings.OrderingAsync(CancellationToken.None), await settings.PlansAsync(CancellationToken.None));
        var today = ShopTime.DayOf(clock.GetUtcNow());
        var parts = contents.Priced is { } priced && chosen is not { ByQuote: true }
            ? PaymentSchedule.Of(priced.Lines, priced.Total, plans, CheckoutRules.EventDay(eventDay, today), today)
            : [];
        var cart = CartPort.ModelOf(contents, contents.Priced?.DeliveryFee ?? chosen?.Fee ?? Money.Zero());
        leaves = chosen is { ByQuote: true };
        if (leaves && cart.Totals is { } sums) cart = cart with { Totals = sums with { ByQuote = true } };
        var credit = shopper.CustomerId is { } holder && !leaves
            ? await scope.ServiceProvider.GetRequiredService<StoreCreditBook>().BalanceAsync(holder.Value, CancellationToken.None) : Money.Zero();
        var dueNow = parts.Count > 0 ? parts[0].Amount : Money.Zero();
        var used = useStoreCredit ? StoreCreditUse.Of(dueNow, credit) : Money.Zero();
        var methods = parts.Count > 0 && chosen is not null
            ? CheckoutRules.Fitting(
                await scope.ServiceProvider.GetRequiredService<IPayments>().OfferedAsync(used == dueNow ? dueNow : dueNow - used, chosen.NeedsAddress ? county : null, CancellationToken.None),
                chosen, inParts: parts.Count > 1)
            : [];
        var pays = methods.FirstOrDefault(offered => offered.Code == method) ?? (methods.Count > 0 ? methods[0] : null);
        var isFree = cart.Totals is not null && used == dueNow && !leaves;
        return new(
            cart, await shipping.CountiesAsync(CancellationToken.None), options, chosen?.Code, rules.UnpaidOrderMinutes, methods,
            pays?.Code ?? (isFree ? PaymentMethods.BankTransfer.Code : null))
        {
            Parts = parts, NeedsEventDay = contents.Priced is { } basket && PaymentSchedule.NeedsEventDay(basket.Lines.Select(line => line.Variant), plans),
            StoreCredit = credit, CreditUsed = used, IsAbroad = leaves, SellsAbroad = abroad is not null, QuoteDays = abroad?.QuoteDays ?? 0,
            NotServed = abroad is null ? [] : [.. Countries.All.Where(known => known.Code != Countries.Home && abroad.Find(known.Code) is null).Select(known => known.Code)],
        };

        async Task<Money?> FeeOfAsync(Parcel? parcel)
        {
            if (leaves && parcel is not null)
            {
                (options, chosen) = ([abroad!.Option], abroad.Option);
                return null;
            }

            options = parcel is null ? [DownloadDelivery.Option] : await shipping.OptionsAsync(county, parcel, CancellationToken.None);
            chosen = options.FirstOrDefault(option => option.Code == delivery)
                ?? options.FirstOrDefault(option => county is not null && option.NeedsAddress) ?? (options.Count > 0 ? options[0] : null);
            return chosen?.Fee;
        }
    }

    public async Task<CheckoutInput> RememberedAsync(Shopper shopper)
    {
        if (shopper.CustomerId is not { } customer) return new(null, null, null, null, null, null, null, null, null, null, null, null);
        await using var scope = scopes.CreateAsyncScope();
        var contact = await scope.ServiceProvider.GetRequiredService<ICustomers>().FindContactAsync(customer, CancellationToken.None);
        var last = await scope.ServiceProvider.GetRequiredService<LastDelivery>().ExecuteAsync(customer, CancellationToken.None);
        return new(
            contact?.Name, contact?.Phone.National, contact?.Email, last?.County, last?.Town, last?.Directions, last?.Delivery, null, null, null, null, null)
        {
            Country = (await scope.ServiceProvider.GetRequiredService<IShipping>().AbroadAsync(CancellationToken.None))?.Find(last?.Country)?.Code, Region = last?.Region, Postcode = last?.Postcode,
        };
    }

    public async Task<Result<string>> PlaceAsync(Shopper shopper, CheckoutInput input)
    {
        await using var scope = scopes.CreateAsyncScope();
        var placed = await scope.ServiceProvider.GetRequiredService<PlaceOrder>()
            .ExecuteAsync(new(shopper.CartId, shopper.CustomerId, input), CancellationToken.None);
        if (!placed.Succeeded) return placed.Error;
        // Placed before, by a double click: its page knows how far it is.
        return placed.Value is { Anew: true, IsPaidForNow: false } && PaymentMethods.Find(input.PaymentMethod) is { Leaves: true }
            ? OrderLink.ToPayPage(placed.Value.Number, placed.Value.Key)
            : OrderLink.To(placed.Value.Number, placed.Value.Key);
    }
}

internal static class PayLink
{
    /// <summary>Where anybody may pay.</summary>
    public static string To(string key) => ShopAddress.PayPath(key);

    /// <summary>How a payer's own try went.</summary>
    public static string To(string key, AttemptId attempt) => $"{To(key)}?attempt={attempt}";

    /// <summary>The try that an address names; null for anything else.</summary>
    public static AttemptId? AttemptIn(string? typed) => Guid.TryParseExact(typed, "D", out var id) ? new AttemptId(id) : null;

    /// <summary>Where the buyer's store credit is spent.</summary>
    public static string ToStoreCredit(string key) => $"{To(key)}/store-credit";

    /// <summary>Why store credit was not spent.</summary>
    public static string Refused(string key, Error why) => $"{To(key)}?refused={Uri.EscapeDataString(why.Details is [var first, ..] ? first.Code : why.Code)}";

    /// <summary>From there the payer goes on to the provider's own page.</summary>
    public static string ToPayPage(string key, AttemptId attempt) => $"{To(key)}/go?attempt={attempt}";
}

internal static class OrderLink
{
    /// <summary>The buyer's address of an order: it opens without an account.</summary>
    public static string To(string number, string key) => $"/orders/{number}?key={key}";

    /// <summary>From there the buyer goes on to the provider's own page.</summary>
    public static string ToPayPage(string number, string key) => $"/orders/{number}/go?key={key}";
}
