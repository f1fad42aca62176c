using Hangazo.Core.Notifications;
using Microsoft.Extensions.Options;

namespace Hangazo.Web.Mail;

/// <summary>What e-mails need from the host: a mail server, configured and checked at start, and a worker.</summary>
internal static class MailServices
{
    public static void AddMail(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailConfiguration>();
        services.AddSingleton<IMailServer, SmtpMailServer>();
        services.AddHostedService<MailWorker>();
    }

    private sealed class MailConfiguration : IValidateOptions<MailOptions>
    {
        public ValidateOptionsResult Validate(string? name, MailOptions options)
        {
            var problems = options.Problems().ToList();
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }
}
