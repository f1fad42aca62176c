using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Daraja;
using Hangazo.Core.Payments.Queries;
using Hangazo.Core.Payments.UseCases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Payments;

public static class PaymentsModule
{
    /// <summary>Needs <see cref="DarajaOptions"/> to be configured by the host.</summary>
    public static IServiceCollection AddPayments(this IServiceCollection services) => services
        .AddScoped<IPayments, PaymentsFacade>()
        .AddSingleton<PaymentBell>()
        .AddSingleton<QueryPace>()
        .AddSingleton<PaymentGateways>()
        .AddSingleton<IPaymentGateway>(Daraja)
        .AddScoped<ChangePaymentRules>()
        .AddScoped<StartAttempt>()
        .AddScoped<CheckNow>()
        .AddScoped<SubmitAttempt>()
        .AddScoped<RecordMpesaCallback>()
        .AddScoped<ProcessInbox>()
        .AddSingleton<ReconcileAttempts>()
        .AddScoped<RefundCredit>()
        .AddScoped<CreditReviewedMoney>()
        .AddScoped<PaymentStatus>()
        .AddScoped<PaymentTimeline>()
        .AddScoped<OpenCredits>()
        .AddScoped<PaymentsInReview>()
        .AddScoped<ReceiptSearch>();

    private static DarajaClient Daraja(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<DarajaOptions>>();
        var clock = services.GetRequiredService<TimeProvider>();
        var http = new HttpClient(new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectTimeout = TimeSpan.FromSeconds(10),
            AllowAutoRedirect = false,
            UseCookies = false,
        })
        {
            BaseAddress = new Uri(options.Value.BaseUrl.TrimEnd('/') + "/"),
            Timeout = TimeSpan.FromSeconds(30),
            MaxResponseContentBufferSize = 8 * 1024 * 1024,
        };
        return new DarajaClient(
            http, new DarajaTokens(http, options, clock), options, services.GetRequiredService<QueryPace>(), clock,
            services.GetRequiredService<ILogger<DarajaClient>>());
    }
}
