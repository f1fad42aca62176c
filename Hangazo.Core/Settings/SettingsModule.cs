using Hangazo.Core.Settings.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Hangazo.Core.Settings;

public static class SettingsModule
{
    public static IServiceCollection AddSettings(this IServiceCollection services) => services
        .AddSingleton<ISettings, SettingsReader>()
        .AddScoped<ISettingsBook, SettingsWriter>();
}
