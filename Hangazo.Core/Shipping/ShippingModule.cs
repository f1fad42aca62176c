using Hangazo.Core.Shipping.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Hangazo.Core.Shipping;

public static class ShippingModule
{
    public static IServiceCollection AddShipping(this IServiceCollection services) => services.AddSingleton<IShipping, ShippingFacade>();
}
