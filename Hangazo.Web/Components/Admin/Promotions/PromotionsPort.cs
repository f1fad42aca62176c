using System.Security.Claims;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Customers.Queries;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Queries;
using Hangazo.Core.Pricing;
using Hangazo.Core.Pricing.Contracts;
using Hangazo.Core.Promotions.Contracts;
using Hangazo.Core.Promotions.Queries;
using Hangazo.Core.Promotions.UseCases;
using Hangazo.Web.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace Hangazo.Web.Components.Admin.Promotions;

/// <summary>Promotions as managers write and try them. Whoever may not is refused here, whatever a screen shows.</summary>
internal sealed class PromotionsPort(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int ShownTrail = 20;
    private const int TriedDays = 30;

    internal static readonly Error ForManagers = new("promotion.for-managers", "Only managers change promotions.", ErrorKind.Forbidden);

    /// <param name="Products">Those it is for, that there still are.</param>
    public sealed record Details(PromotionGrid.Details Promotion, IReadOnlyList<ProductForEditing.Pick> Products, IReadOnlyList<AuditView> Trail);

    /// <param name="Orders">How many there were.</param>
    /// <param name="Would">The numbers of those it would have applied to, with what it would have taken off, the most first.</param>
    public sealed record PastReport(int Orders, Money Sold, IReadOnlyList<(string Number, Money Off)> Would)
    {
        public Money Cost => Money.Sum(Would.Select(order => order.Off));
    }

    public DateTimeOffset Now => clock.GetUtcNow();

    public Task<IReadOnlyList<PromotionGrid.Row>> ListAsync(CancellationToken cancellationToken) =>
        AskAsync(services => services.GetRequiredService<PromotionGrid>().AllAsync(cancellationToken));

    public Task<List<CustomerGroups.Row>> GroupsAsync() =>
        AskAsync(services => services.GetRequiredService<CustomerGroups>().AllAsync(CancellationToken.None));

    public Task<Details?> FindAsync(PromotionId id, CancellationToken cancellationToken) => AskAsync(async services =>
    {
        if (await services.GetRequiredService<PromotionGrid>().FindAsync(id, cancellationToken) is not { } promotion) return null;
        var ids = promotion.Row.Sheet.Rule.Products.Select(product => new ProductId(product)).ToArray();
        var picks = await services.GetRequiredService<ProductForEditing>().PicksAsync(ids, cancellationToken);
        return new Details(
            promotion, [.. ids.Where(picks.ContainsKey).Select(product => picks[product])],
            await services.GetRequiredService<IAuditTrail>().ReadAsync(SavePromotion.Subject(id), ShownTrail, cancellationToken));
    });

    public Task<Result<T>> ManageAsync<T>(ClaimsPrincipal who, Func<IServiceProvider, Actor, Task<Result<T>>> changeAsync) =>
        AskAsync<Result<T>>(async services =>
    {
        var allowed = (await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(who, Policies.Manage)).Succeeded;
        return allowed ? await changeAsync(services, new Actor(who.AccountId(), who.FullName())) : ForManagers;
    });

    /// <summary>Prices a basket with everything that runs, and with this promotion whether it runs or not.</summary>
    /// <param name="basket">How much of the first size and colour of each product.</param>
    public Task<IReadOnlyList<PriceStep>> TryBasketAsync(
        PromotionId id, IReadOnlyList<(ProductId Product, decimal Quantity)> basket, Money delivery) => AskAsync(async services =>
    {
        var first = await services.GetRequiredService<FirstVariants>().OfAsync([.. basket.Select(line => line.Product)], CancellationToken.None);
        var facts = await services.GetRequiredService<ICatalog>().GetVariantsAsync([.. first.Values], CancellationToken.None);
        var lines = basket.Where(line => first.ContainsKey(line.Product)).Select(line => new BasketLine(facts[first[line.Product]], line.Quantity))
            .ToList();
        var priced = await services.GetRequiredService<IPricing>().PriceAsync(
            lines, delivery, new(PromotionBuyer.Unknown, null) { Trial = id }, CancellationToken.None);
        return (IReadOnlyList<PriceStep>)[.. PriceSteps.Of(priced), new("Total", "what the shopper pays", priced.Total)];
    });

    /// <summary>What it would have done to the orders of the last 30 days; null when it is gone.</summary>
    public Task<PastReport?> TryPastAsync(PromotionId id) => AskAsync(async services =>
    {
        var now = clock.GetUtcNow();
        var past = await services.GetRequiredService<PastBaskets>().ExecuteAsync(now.AddDays(-TriedDays), now, CancellationToken.None);
        var taken = await services.GetRequiredService<IPromotions>().TryAsync(id, [.. past.Select(order => order.Basket)], CancellationToken.None);
        if (taken is null) return null;
        var would = past.Zip(taken, (order, off) => (order.Number, Off: off)).Where(order => !order.Off.IsZero)
            .OrderByDescending(order => order.Off.Minor).ToList();
        return new PastReport(past.Count, Money.Sum(past.Select(order => order.Total)), would);
    });

    private async Task<T> AskAsync<T>(Func<IServiceProvider, Task<T>> askAsync)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await askAsync(scope.ServiceProvider);
    }
}
