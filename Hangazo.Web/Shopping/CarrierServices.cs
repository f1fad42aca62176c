using Hangazo.Core.Shipping.Carriers;
using Hangazo.Web.Workers;
using Microsoft.Extensions.Options;

namespace Hangazo.Web.Shopping;

/// <summary>What carriers need from the host: their configuration, checked at start, and the worker that follows parcels.</summary>
internal static class CarrierServices
{
    public static IServiceCollection AddCarriers(this IServiceCollection services)
    {
        services.AddOptions<CourierOptions>().BindConfiguration(CourierOptions.Section).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<CourierOptions>, CourierConfiguration>().AddHostedService<FollowShipmentsWorker>();
    }

    private sealed class CourierConfiguration(IHostEnvironment environment) : IValidateOptions<CourierOptions>
    {
        public ValidateOptionsResult Validate(string? name, CourierOptions options)
        {
            var problems = options.Problems(environment.IsProduction()).ToList();
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }
}
