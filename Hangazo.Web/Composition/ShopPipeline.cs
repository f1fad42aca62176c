using Hangazo.Web.Api.Payments;

namespace Hangazo.Web.Composition;

/// <summary>What a request passes through, in order.</summary>
internal static class ShopPipeline
{
    public static void UseShop(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapHealth();
        app.MapMpesaCallbacks();
    }
}
