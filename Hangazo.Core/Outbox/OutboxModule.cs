using Microsoft.Extensions.DependencyInjection;

namespace Hangazo.Core.Outbox;

public static class OutboxModule
{
    public static IServiceCollection AddOutbox(this IServiceCollection services) => services
        .AddSingleton<ReactionRegistry>()
        .AddSingleton<OutboxBell>()
        .AddSingleton<OutboxInterceptor>()
        .AddSingleton<OutboxProcessor>()
        .AddScoped<OutboxWriter>()
        .AddScoped<DeadDeliveries>();
}
