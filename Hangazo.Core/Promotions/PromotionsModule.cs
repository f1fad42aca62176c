using Hangazo.Core.Promotions.Contracts;
using Hangazo.Core.Promotions.Queries;
using Hangazo.Core.Promotions.UseCases;
using Microsoft.Extensions.DependencyInjection;

namespace Hangazo.Core.Promotions;

public static class PromotionsModule
{
    public static IServiceCollection AddPromotions(this IServiceCollection services) => services
        .AddSingleton<PromotionBook>()
        .AddScoped<IPromotions, PromotionsFacade>()
        .AddScoped<SavePromotion>()
        .AddScoped<MakeCoupons>()
        .AddScoped<PromotionGrid>();
}
