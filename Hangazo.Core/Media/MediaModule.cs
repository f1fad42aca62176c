using Hangazo.Core.Media.Contracts;
using Hangazo.Core.Media.Data;
using Hangazo.Core.Media.UseCases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Media;

public static class MediaModule
{
    public static IServiceCollection AddMedia(this IServiceCollection services) => services
        .AddSingleton<Vips>()
        .AddSingleton<IFileStore, DiskFileStore>()
        .AddSingleton<S3ObjectStore>()
        .AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<MediaOptions>>();
            return new PictureFiles(options, options.Value.S3.Bucket.Length > 0 ? provider.GetRequiredService<S3ObjectStore>() : null);
        })
        .AddSingleton<PendingUploads>()
        .AddSingleton<IMediaStore, MediaStore>()
        .AddSingleton<IPictureDownloads, PictureDownloads>()
        .AddScoped<IPictures, Pictures>()
        .AddScoped<DeletePendingUploads>();
}
