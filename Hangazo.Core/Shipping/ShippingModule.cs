using Hangazo.Core.Shipping.Contracts;
using Hangazo.Core.Shipping.Queries;
using Hangazo.Core.Shipping.UseCases;
using Microsoft.Extensions.DependencyInjection;

namespace Hangazo.Core.Shipping;

public static class ShippingModule
{
    public static IServiceCollection AddShipping(this IServiceCollection services) => services
        .AddSingleton<IShipping, ShippingFacade>()
        .AddScoped<DeliverySettings>()
        .AddScoped<ChangeDelivery>();
}
