using Hangazo.Core.Outbox;
using Hangazo.Core;
using Hangazo.Web.Accounts;
using Hangazo.Web.Components.Admin;
using Hangazo.Web.Documents;
using Hangazo.Web.Mail;
using Hangazo.Web.Payments;
using Hangazo.Web.Search;
using Hangazo.Web.Shopping;
using Hangazo.Web.Sms;
using Hangazo.Web.Storefront;
using Hangazo.Web.Workers;
using Microsoft.AspNetCore.Components.Forms;

namespace Hangazo.Web.Composition;

/// <summary>What the shop is made of. Each line is one part; the part's own file says the rest.</summary>
internal static class ShopServices
{
    /// <summary>Bytes that a request may bring.</summary>
    public const long LargestBody = 1024 * 1024;

    /// <summary>Bytes of a request's first line.</summary>
    private const int LongestAddress = 64 * 1024;

    public static void AddShop(this WebApplicationBuilder builder)
    {
        var connectionString = builder.Configuration.GetConnectionString("Hangazo")
            ?? throw new InvalidOperationException("Set ConnectionStrings__Hangazo to the shop's PostgreSQL database.");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Room for words of any length, so that the shop itself can answer them.
            kestrel.Limits.MaxRequestLineSize = LongestAddress;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.Services.AddHangazoCore(connectionString);
        builder.Services.AddSingleton<LiveFeed>();
        builder.Services.AddSingleton<ILiveFeed>(services => services.GetRequiredService<LiveFeed>());
        builder.Services.AddHostedService(services => services.GetRequiredService<LiveFeed>());
        builder.Services.AddHostedService<OutboxWorker>();
        builder.Services.AddHostedService<ScheduledProductsWorker>();
        builder.Services.AddHostedService<ImportWorker>();
        builder.Services.AddHostedService<PendingUploadsWorker>();
        builder.Services.AddPaymentHosting();
        builder.Services.AddShopping();
        builder.Services.AddDocuments();
        builder.Services.AddMail();
        builder.Services.AddSms();
        builder.Services.AddAccounts();
        builder.Services.AddStorefront();
        builder.Services.AddSearchPages();
        builder.Services.AddAdmin();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddHttpContextAccessor().AddScoped<AntiforgeryStateProvider, FormTokens>();
        builder.Services.AddHealthChecks();
        Telemetry.AddTo(builder);
    }
}
