using Hangazo.Web.Accounts;
using Hangazo.Web.Client.Carts;
using Hangazo.Web.Client.Checkout;
using Hangazo.Web.Client.Orders;
using Hangazo.Web.Workers;

namespace Hangazo.Web.Shopping;

internal static class ShoppingServices
{
    public static IServiceCollection AddShopping(this IServiceCollection services) => services
        .AddSingleton<CartCookie>()
        .AddSingleton<CodeTries>()
        .AddSingleton<ICartPort, CartPort>()
        .AddSingleton<ICheckoutPort, CheckoutPort>()
        .AddSingleton<IOrderPort, OrderPort>()
        .AddScoped<ISignInStep, ClaimCartOnSignIn>()
        .AddCarriers()
        .AddHostedService<UnpaidOrdersWorker>()
        .AddHostedService<PartsDueWorker>()
        .AddHostedService<ReviewRequestsWorker>();
}
