using Hangazo.Core.Media.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Hangazo.Core.Media;

public static class MediaModule
{
    public static IServiceCollection AddMedia(this IServiceCollection services) => services
        .AddSingleton<Vips>()
        .AddSingleton<IMediaStore, DiskMediaStore>();
}
