using Hangazo.Core.Payments.Daraja;
using Hangazo.Core.Payments.PayPal;
using Hangazo.Core.Payments.Stripe;
using Hangazo.Web.Workers;
using Microsoft.Extensions.Options;

namespace Hangazo.Web.Payments;

/// <summary>What payments need from the host: configuration checked at start, and workers.</summary>
internal static class PaymentServices
{
    public static void AddPaymentHosting(this IServiceCollection services)
    {
        services.AddOptions<DarajaOptions>().BindConfiguration(DarajaOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DarajaOptions>, DarajaConfiguration>();
        services.AddOptions<StripeOptions>().BindConfiguration(StripeOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StripeOptions>, StripeConfiguration>();
        services.AddOptions<PayPalOptions>().BindConfiguration(PayPalOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PayPalOptions>, PayPalConfiguration>();
        services.AddHostedService<PaymentWorker>();
        services.AddHostedService<PullReceivedWorker>();
        services.AddHostedService<RegisterPayBillAtStart>();
    }

    private sealed class DarajaConfiguration(IHostEnvironment environment) : IValidateOptions<DarajaOptions>
    {
        public ValidateOptionsResult Validate(string? name, DarajaOptions options)
        {
            var problems = options.Problems(environment.IsProduction()).ToList();
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }

    private sealed class StripeConfiguration(IHostEnvironment environment) : IValidateOptions<StripeOptions>
    {
        public ValidateOptionsResult Validate(string? name, StripeOptions options)
        {
            var problems = options.Problems(environment.IsProduction()).ToList();
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }

    private sealed class PayPalConfiguration(IHostEnvironment environment) : IValidateOptions<PayPalOptions>
    {
        public ValidateOptionsResult Validate(string? name, PayPalOptions options)
        {
            var problems = options.Problems(environment.IsProduction()).ToList();
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }
}
