using Hangazo.Core.Notifications.Queries;
using Hangazo.Core.Notifications.Reactions;
using Hangazo.Core.Notifications.UseCases;
using Hangazo.Core.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace Hangazo.Core.Notifications;

public static class NotificationsModule
{
    /// <summary>Needs an <see cref="IMailServer"/>, an <see cref="ISmsGateway"/> and <see cref="Settings.Contracts.ShopAddress"/> to be configured by the host.</summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services) => services
        .AddScoped<SendDueEmail>()
        .AddScoped<SendDueSms>()
        .AddScoped<RetryEmail>()
        .AddScoped<FailedEmails>()
        .AddReaction<MailTheBuyer>()
        .AddReaction<MailAboutParts>()
        .AddReaction<AskTheReviewer>()
        .AddReaction<MailTheWatcher>()
        .AddReaction<TextTheWatcher>();
}
