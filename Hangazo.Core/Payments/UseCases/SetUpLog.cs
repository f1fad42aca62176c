using Microsoft.Extensions.Logging;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>A provider refuses because of how the shop is set up with it: whoever reads the log is told what, which settings, and where the answer stands.</summary>
internal static partial class SetUpLog
{
    /// <param name="what">Such as <c>refund 0193…</c>.</param>
    /// <param name="why">The provider's code or words.</param>
    public static void SetUpRefused(this ILogger logger, Gateway gateway, string what, string? why, Payment payment) =>
        Refused(logger, gateway.Code, what, why ?? "without a reason", gateway.Settings ?? "", payment.SubjectId);

    [LoggerMessage(
        LogLevel.Error,
        "{Gateway} refused {What}: {Why}. The shop's account or keys do not allow it: compare the settings {Settings}* (docs/operations.md) with the provider's portal. "
            + "Its answer stands at /admin/payments/{Subject}")]
    private static partial void Refused(ILogger logger, string gateway, string what, string why, string settings, Guid subject);
}
