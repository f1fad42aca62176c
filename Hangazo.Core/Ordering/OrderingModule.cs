using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.Queries;
using Hangazo.Core.Ordering.Reactions;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Outbox;
using Hangazo.Core.Promotions.Contracts;
using Hangazo.Core.Reviews.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Hangazo.Core.Ordering;

public static class OrderingModule
{
    public static IServiceCollection AddOrdering(this IServiceCollection services) => services
        .AddScoped<PlaceOrder>()
        .AddScoped<ChangeOrder>()
        .AddScoped<QuoteDelivery>()
        .AddScoped<CancelOwnOrder>()
        .AddScoped<FollowPayments>()
        .AddScoped<PayWithStoreCredit>()
        .AddScoped<StoreCreditForOrder>()
        .AddScoped<ChangePaymentPlans>()
        .AddScoped<ExpireUnpaidOrders>()
        .AddScoped<OrderDetails>()
        .AddScoped<IOrders>(provider => provider.GetRequiredService<OrderDetails>())
        .AddScoped<IPurchaseHistory, PurchaseHistory>()
        .AddScoped<IPurchases, Purchases>()
        .AddScoped<PastBaskets>()
        .AddScoped<OrderGrid>()
        .AddScoped<RefundOrder>()
        .AddScoped<GiveBackDeposit>()
        .AddScoped<BookDelivery>()
        .AddScoped<OrderRefunds>()
        .AddScoped<LastDelivery>()
        .AddScoped<OrdersNeedingWork>()
        .AddReaction<MarkOrderPaid>()
        .AddReaction<FollowParcel>()
        .AddReaction<SettleOrderRefund>()
        .AddReaction<AllocateWhatIsPaidLater>();
}
