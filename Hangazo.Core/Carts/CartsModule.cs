using Hangazo.Core.Carts.Contracts;
using Hangazo.Core.Carts.Queries;
using Hangazo.Core.Carts.UseCases;
using Microsoft.Extensions.DependencyInjection;

namespace Hangazo.Core.Carts;

public static class CartsModule
{
    public static IServiceCollection AddCarts(this IServiceCollection services) => services
        .AddScoped<ICarts, CartsFacade>()
        .AddScoped<AddToCart>()
        .AddScoped<ChangeCart>()
        .AddScoped<ClaimCart>()
        .AddScoped<UseDiscountCode>()
        .AddScoped<CartContents>();
}
