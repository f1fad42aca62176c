using Hangazo.Core.Kernel;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Queries;

namespace Hangazo.Web.Components.Admin.Payments;

/// <summary>How money on its way back stands, in a sentence, the same on every page.</summary>
internal static class RefundWords
{
    public static string Of(RefundSnapshot money) => Of(money.State, money.Method, money.Reference, money.Problem, money.NextStepAt);

    public static string Of(PaymentTimeline.CreditLine credit) => credit.Refund is { } state
        ? Of(state, credit.Method, credit.RefundReference, credit.Problem, credit.NextStepAt)
        : credit.State == CreditState.Refunded ? $"Back by {credit.Method}: {credit.RefundReference}" : "To be given back";

    /// <summary>When the provider is asked next; nothing when it is not.</summary>
    public static string Asked(DateTimeOffset? nextStepAt) => nextStepAt is { } at ? $" We ask again on {ShopTime.MinuteText(at)}." : "";

    private static string Of(RefundState state, string method, string? reference, string? problem, DateTimeOffset? nextStepAt) => state switch
    {
        RefundState.Succeeded => $"Back by {method}: {reference}",
        RefundState.Requested => "Waits for a second person",
        RefundState.Approved => "To be sent" + Why(problem),
        RefundState.Pending => $"On its way back.{Asked(nextStepAt)}",
        RefundState.Submitting => "On its way back",
        RefundState.NeedsReview => "Unclear: look at Money to settle" + Why(problem),
        RefundState.Failed => "It did not go back, see Money to settle" + Why(problem),
        _ => state.ToString(),
    };

    private static string Why(string? problem) => problem is { } why ? $". {why}" : "";
}
