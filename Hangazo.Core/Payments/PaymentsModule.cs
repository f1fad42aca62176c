using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Daraja;
using Hangazo.Core.Payments.PayPal;
using Hangazo.Core.Payments.Queries;
using Hangazo.Core.Payments.StoreCredit;
using Hangazo.Core.Payments.Stripe;
using Hangazo.Core.Payments.UseCases;
using Hangazo.Core.Settings.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Payments;

public static class PaymentsModule
{
    /// <summary>Needs <see cref="DarajaOptions"/> to be configured by the host.</summary>
    public static IServiceCollection AddPayments(this IServiceCollection services) => services
        .AddScoped<IPayments, PaymentsFacade>()
        .AddScoped<IInstalments, InstalmentsFacade>()
        .AddScoped<IStoreCredit, StoreCreditFacade>()
        .AddScoped<RemindPayers>()
        .AddScoped<PayPart>()
        .AddScoped<PayerPage>()
        .AddSingleton<PaymentBell>()
        .AddSingleton<InboxWriter>()
        .AddSingleton<QueryPace>()
        .AddSingleton<PaymentGateways>()
        .AddSingleton(Daraja)
        .AddSingleton<IPaymentGateway>(services => services.GetRequiredService<DarajaClient>())
        .AddSingleton<IPayBill>(services => services.GetRequiredService<DarajaClient>())
        .AddSingleton<IPaymentGateway, PayBillGateway>()
        .AddSingleton<IPaymentGateway>(Stripe)
        .AddSingleton<IPaymentGateway>(PayPal)
        .AddSingleton<IPaymentGateway>(new HandGateway(Gateways.OnDelivery))
        .AddSingleton<IPaymentGateway>(new HandGateway(Gateways.BankTransfer))
        .AddSingleton<IPaymentGateway, StoreCreditGateway>()
        .AddScoped<ChangeStoreCredit>()
        .AddScoped<DecideStoreCredit>()
        .AddScoped<GiveAsStoreCredit>()
        .AddScoped<StoreCreditBook>()
        .AddScoped<RecordMoney>()
        .AddScoped<RecordNotification>()
        .AddScoped<PayerReturned>()
        .AddScoped<SendRefund>()
        .AddScoped<PayPage>()
        .AddScoped<ChangePaymentRules>()
        .AddScoped<StartAttempt>()
        .AddScoped<CheckNow>()
        .AddScoped<SubmitAttempt>()
        .AddScoped<RecordMpesaCallback>()
        .AddScoped<ProcessInbox>()
        .AddScoped<RecordPayBillMessage>()
        .AddScoped<RegisterPayBill>()
        .AddScoped<MatchReceipt>()
        .AddScoped<PullReceived>()
        .AddScoped<ImportStatement>()
        .AddSingleton<ReconcileAttempts>()
        .AddScoped<RefundCredit>()
        .AddScoped<DecideRefund>()
        .AddScoped<RecordRefundResult>()
        .AddScoped<HearRefundResult>()
        .AddScoped<ChangeRefundRules>()
        .AddScoped<CreditReviewedMoney>()
        .AddScoped<PaymentStatus>()
        .AddScoped<PaymentTimeline>()
        .AddScoped<PaymentGrid>()
        .AddScoped<UnallocatedReceipts>()
        .AddScoped<ReconciledDays>()
        .AddScoped<OpenCredits>()
        .AddScoped<RefundsToApprove>()
        .AddScoped<UntoldPayers>()
        .AddScoped<PaymentsInReview>()
        .AddScoped<ReceiptSearch>();

    private static DarajaClient Daraja(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<DarajaOptions>>();
        var clock = services.GetRequiredService<TimeProvider>();
        var http = ClientOf(options.Value.BaseUrl, TimeSpan.FromSeconds(30));
        return new DarajaClient(
            http, new DarajaTokens(http, options, clock), options, services.GetRequiredService<QueryPace>(), clock,
            services.GetRequiredService<ILogger<DarajaClient>>());
    }

    private static StripeGateway Stripe(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<StripeOptions>>();
        // Below the time after which a post without answer counts as lost.
        return new StripeGateway(
            ClientOf(options.Value.BaseUrl, TimeSpan.FromSeconds(60)), options, services.GetRequiredService<IOptions<ShopAddress>>(),
            services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<StripeGateway>>());
    }

    private static PayPalGateway PayPal(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<PayPalOptions>>();
        return new PayPalGateway(
            ClientOf(options.Value.BaseUrl, TimeSpan.FromSeconds(30)), options, services.GetRequiredService<IOptions<ShopAddress>>(),
            services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<PayPalGateway>>());
    }

    private static HttpClient ClientOf(string baseUrl, TimeSpan timeout) => new(new SocketsHttpHandler
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        AllowAutoRedirect = false,
        UseCookies = false,
    })
    {
        BaseAddress = new Uri(baseUrl.TrimEnd('/') + "/"),
        Timeout = timeout,
        MaxResponseContentBufferSize = 8 * 1024 * 1024,
    };
}
