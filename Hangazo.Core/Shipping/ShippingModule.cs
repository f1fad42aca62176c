using Hangazo.Core.Shipping.Carriers;
using Hangazo.Core.Shipping.Contracts;
using Hangazo.Core.Shipping.Queries;
using Hangazo.Core.Shipping.UseCases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Shipping;

public static class ShippingModule
{
    /// <summary>Needs <see cref="CourierOptions"/> to be configured by the host.</summary>
    public static IServiceCollection AddShipping(this IServiceCollection services) => services
        .AddSingleton<IShipping, ShippingFacade>()
        .AddSingleton<ICarrier, OwnCarrier>()
        .AddSingleton<ICarrier, WaybillCarrier>()
        .AddSingleton<ICarrier>(Courier)
        .AddSingleton<KnownCarriers>()
        .AddScoped<IShipments, ShipmentsFacade>()
        .AddScoped<FollowShipments>()
        .AddScoped<ChangeShipment>()
        .AddScoped<DeliverySettings>()
        .AddScoped<InternationalSettings>()
        .AddScoped<ChangeDelivery>();

    private static CourierCarrier Courier(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<CourierOptions>>();
        var http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2), ConnectTimeout = TimeSpan.FromSeconds(10), AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = options.Value.IsConfigured ? new Uri(options.Value.BaseUrl.TrimEnd('/') + "/") : null,
            Timeout = TimeSpan.FromSeconds(40),
            MaxResponseContentBufferSize = 256 * 1024,
        };
        return new CourierCarrier(http, options, services.GetRequiredService<ILogger<CourierCarrier>>());
    }
}
