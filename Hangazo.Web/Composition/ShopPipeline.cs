using Hangazo.Web.Accounts;
using Hangazo.Web.Api.Downloads;
using Hangazo.Web.Api.Carts;
using Hangazo.Web.Api.Checkout;
using Hangazo.Web.Api.Data;
using Hangazo.Web.Api.Media;
using Hangazo.Web.Api.Orders;
using Hangazo.Web.Api.Payments;
using Hangazo.Web.Api.Promotions;
using Hangazo.Web.Api.Shipping;
using Hangazo.Web.Api.Wishlists;
using Hangazo.Web.Components;
using Hangazo.Web.Documents;
using Hangazo.Web.Search;
using Hangazo.Web.Storefront;
using Hangazo.Web.Components.Admin;

namespace Hangazo.Web.Composition;

/// <summary>What a request passes through, in order.</summary>
internal static class ShopPipeline
{
    public static void UseShop(this WebApplication app)
    {
        app.UseMiddleware<ResultClicks>();
        app.UseKeptPages();
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler("/status/500", createScopeForErrors: true);
            app.UseHsts();
        }

        app.UseMiddleware<SecurityHeaders>();
        app.UseStatusPages();
        app.UseMiddleware<SecurityOrigins>();
        // Said here, because the antiforgery check would call a form it cannot read a form without a token.
        app.Use((http, next) => http.Request.ContentLength > ShopServices.LargestBody && !PictureUploads.IsMeant(http.Request) && !FileUploads.IsMeant(http.Request)
            ? Task.FromResult(http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge)
            : next(http));
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<AdminGate>();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapStaticAssets();
        app.MapHealth();
        app.MapMpesaCallbacks();
        app.MapPayBill();
        app.MapStatementTemplate();
        app.MapMpesaRefunds();
        app.MapPaymentWebhooks();
        app.MapPaymentReturns();
        app.MapPaymentStatus();
        app.MapMedia();
        SiteMapApi.Map(app);
        app.MapPictureUploads();
        app.MapFileUploads();
        app.MapDownloads();
        app.MapSuggestions();
        app.MapAccounts();
        app.MapAdmin();
        app.MapProductFiles();
        app.MapCodeFiles();
        app.MapVatReport();
        app.MapCartForms();
        app.MapCheckoutForms();
        app.MapOrderForms();
        app.MapStoreCreditForms();
        app.MapStockWatchForms();
        app.MapSmsWatchForms();
        app.MapInvoices();
        app.MapLabels();
        app.MapShippingQuotes();
        app.MapCarriers();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = null);
    }
}
