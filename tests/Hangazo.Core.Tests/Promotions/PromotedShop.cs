using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Carts.Contracts;
using Hangazo.Core.Carts.Queries;
using Hangazo.Core.Carts.UseCases;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Promotions;
using Hangazo.Core.Promotions.Contracts;
using Hangazo.Core.Promotions.Queries;
using Hangazo.Core.Promotions.UseCases;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Promotions;

/// <summary>A shop whose promotions a manager writes.</summary>
public sealed class PromotedShop : IAsyncLifetime
{
    public static readonly Actor Manager = new(Guid.CreateVersion7(), "Achieng the manager");

    private int _phones;

    public Shop Shop { get; } = new();

    public Task InitializeAsync() => Shop.InitializeAsync();

    public Task DisposeAsync() => Shop.DisposeAsync();

    public static PromotionSheet Sheet(PromotionRule rule, string name = "An offer") =>
        new(name, rule, true, null, null, 100, false, null, null, null);

    /// <summary>For one product alone, so that the tests of a shop do not meet.</summary>
    public async Task<PromotionRule> ForAsync(PromotionKind kind, VariantId variant) =>
        new(kind) { Products = [(await ProductOfAsync(variant)).Value] };

    public async Task<ProductId> ProductOfAsync(VariantId variant) =>
        (await Shop.AskAsync(s => s.GetRequiredService<ICatalog>().GetVariantsAsync([variant], CancellationToken.None)))[variant].ProductId;

    public async Task<PromotionId> SaveAsync(PromotionSheet sheet) => (await TrySaveAsync(null, 0, sheet)).Value;

    public Task<Result<PromotionId>> TrySaveAsync(PromotionId? id, uint version, PromotionSheet sheet) => Shop.AskAsync(s =>
        s.GetRequiredService<SavePromotion>().ExecuteAsync(id, version, sheet, Manager, CancellationToken.None));

    public async Task<PromotionId> SaveWithCodeAsync(PromotionSheet sheet, string code, int? uses = null)
    {
        var id = await SaveAsync(sheet with { Rule = sheet.Rule with { NeedsCode = true } });
        Assert.True(
            (await Shop.AskAsync(s => s.GetRequiredService<MakeCoupons>().NameAsync(id, code, uses, Manager, CancellationToken.None))).Succeeded);
        return id;
    }

    public async Task<PromotionGrid.Row> RowAsync(PromotionId id) =>
        (await Shop.AskAsync(s => s.GetRequiredService<PromotionGrid>().FindAsync(id, CancellationToken.None)))!.Row;

    public Task<Result> ApplyAsync(CartId cart, string? code, PhoneNumber? phone = null, CustomerId? customer = null) => Shop.AskAsync(s =>
        s.GetRequiredService<UseDiscountCode>().ApplyAsync(cart, customer, code, phone, CancellationToken.None));

    public async Task<CartContents.View> ViewAsync(CartId cart, Money? fee = null, CustomerId? customer = null) =>
        await Shop.AskAsync(s => s.GetRequiredService<CartContents>().ExecuteAsync(cart, customer, fee, CancellationToken.None));

    /// <summary>Somebody who has never bought here.</summary>
    public CheckoutInput Somebody() => Shop.Wanjiku with { Phone = $"07{Interlocked.Increment(ref _phones):00000000}" };

    public async Task<OrderSnapshot> OrderAsync(Result<PlaceOrder.Placed> placed)
    {
        Assert.True(placed.Succeeded, placed.Error?.Message);
        return (await Shop.AskAsync(s => s.GetRequiredService<IOrders>().FindAsync(placed.Value.Id, CancellationToken.None)))!;
    }
}
