using Hangazo.Core.Pricing.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Hangazo.Core.Pricing;

public static class PricingModule
{
    public static IServiceCollection AddPricing(this IServiceCollection services) => services.AddScoped<IPricing, PricingFacade>();
}
