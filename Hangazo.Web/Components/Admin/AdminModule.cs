using Hangazo.Web.Components.Admin.Catalog;
using Hangazo.Web.Components.Admin.Dashboard;
using Hangazo.Web.Components.Admin.Data;
using Hangazo.Web.Components.Admin.Inventory;
using Hangazo.Web.Components.Admin.Invoicing;
using Hangazo.Web.Components.Admin.Ordering;
using Hangazo.Web.Components.Admin.Outbox;
using Hangazo.Web.Components.Admin.Payments;
using Hangazo.Web.Components.Admin.Promotions;
using Hangazo.Web.Components.Admin.Reviews;
using Hangazo.Web.Components.Admin.Search;
using Hangazo.Web.Components.Admin.Settings;
using Hangazo.Web.Components.Admin.StoreCredit;
using Hangazo.Web.Hubs;
using Radzen;

namespace Hangazo.Web.Components.Admin;

/// <summary>The admin's screens: each reads and changes the shop through its port, which opens a scope of its own for every call.</summary>
internal static class AdminModule
{
    public static IServiceCollection AddAdmin(this IServiceCollection services) => services
        .AddRadzenComponents()
        .AddHostedService<AdminFeed>()
        .AddSingleton<DashboardPort>()
        .AddSingleton<OrdersPort>()
        .AddSingleton<OrderRefundsPort>()
        .AddSingleton<OrderDeliveryPort>()
        .AddSingleton<PaymentsPort>()
        .AddSingleton<PaymentDeskPort>()
        .AddSingleton<RefundsPort>()
        .AddSingleton<PaymentSettingsPort>()
        .AddSingleton<PaymentPlansPort>()
        .AddSingleton<TaxSettingsPort>()
        .AddSingleton<FiscalPort>()
        .AddSingleton<StoreCreditPort>()
        .AddSingleton<DeliverySettingsPort>()
        .AddSingleton<StockPort>()
        .AddSingleton<DataPort>()
        .AddSingleton<ProductsPort>()
        .AddSingleton<AttributesPort>()
        .AddSingleton<SizeChartsPort>()
        .AddSingleton<PromotionsPort>()
        .AddSingleton<ReviewsPort>()
        .AddSingleton<OutboxPort>()
        .AddSingleton<SearchPort>();

    public static void MapAdmin(this IEndpointRouteBuilder routes) =>
        routes.MapHub<AdminHub>(AdminHub.Path, hub => hub.CloseOnAuthenticationExpiration = true);
}
