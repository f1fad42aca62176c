using Hangazo.Core.Downloads.Contracts;
using Hangazo.Core.Downloads.Queries;
using Hangazo.Core.Downloads.Reactions;
using Hangazo.Core.Downloads.UseCases;
using Hangazo.Core.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace Hangazo.Core.Downloads;

public static class DownloadsModule
{
    public static IServiceCollection AddDownloads(this IServiceCollection services) => services
        .AddScoped<OrderDownloads>()
        .AddScoped<IDownloads>(provider => provider.GetRequiredService<OrderDownloads>())
        .AddScoped<GrantDownloads>()
        .AddScoped<FetchDownload>()
        .AddReaction<GrantOnPayment>();
}
