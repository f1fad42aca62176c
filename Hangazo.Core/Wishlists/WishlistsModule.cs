using Hangazo.Core.Outbox;
using Hangazo.Core.Wishlists.Contracts;
using Hangazo.Core.Wishlists.Reactions;
using Hangazo.Core.Wishlists.UseCases;
using Microsoft.Extensions.DependencyInjection;

namespace Hangazo.Core.Wishlists;

public static class WishlistsModule
{
    public static IServiceCollection AddWishlists(this IServiceCollection services) => services
        .AddScoped<IWishlists, WishlistsFacade>()
        .AddScoped<AskForStock>()
        .AddScoped<AnswerStockWatch>()
        .AddScoped<AskForStockBySms>()
        .AddScoped<AnswerSmsWatch>()
        .AddReaction<MeetStockWatches>();
}
