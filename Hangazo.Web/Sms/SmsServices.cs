using Hangazo.Core.Notifications;
using Hangazo.Core.Notifications.UseCases;
using Hangazo.Web.Workers;
using Microsoft.Extensions.Options;

namespace Hangazo.Web.Sms;

/// <summary>What text messages need from the host: a gateway, configured and checked at start, and a worker.</summary>
internal static class SmsServices
{
    public static void AddSms(this IServiceCollection services)
    {
        services.AddOptions<SmsOptions>().BindConfiguration(SmsOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SmsOptions>, SmsConfiguration>();
        services.AddHttpClient<ISmsGateway, AfricasTalkingGateway>((provider, http) =>
        {
            var options = provider.GetRequiredService<IOptions<SmsOptions>>().Value;
            http.BaseAddress = new Uri(options.BaseUrl.TrimEnd('/') + "/");
            http.Timeout = TimeSpan.FromSeconds(options.TimeLimitSeconds);
        });
        services.AddHostedService<SmsWorker>();
    }

    private sealed class SmsConfiguration : IValidateOptions<SmsOptions>
    {
        public ValidateOptionsResult Validate(string? name, SmsOptions options)
        {
            var problems = options.Problems().ToList();
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }

    /// <summary>Every second looks for text messages that are due and sends them, one after another.</summary>
    private sealed class SmsWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SmsWorker> logger)
        : DueWorker(TimeSpan.FromSeconds(1), scopes, clock, logger)
    {
        protected override Task<bool> DoOneAsync(IServiceProvider services, CancellationToken cancellationToken) =>
            services.GetRequiredService<SendDueSms>().ExecuteOneAsync(cancellationToken);
    }
}
