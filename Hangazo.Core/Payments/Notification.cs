using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;

namespace Hangazo.Core.Payments;

public enum NewsKind
{
    /// <summary>Money was taken; receipt and amount may be missing.</summary>
    Paid,

    /// <summary>Final: it was not paid, see the signal.</summary>
    NotPaid,

    /// <summary>A final word in a code nobody has told us about.</summary>
    Unclear,

    /// <summary>Good to know; decides nothing.</summary>
    Other,
}

/// <summary>What a provider told us, in our own terms.</summary>
/// <param name="Key">The same for the same news, so that it is stored once.</param>
/// <param name="Summary">For the journal.</param>
public sealed record Notification(string Key, NewsKind Kind, string Summary)
{
    /// <summary>Our own id, where the provider gives it back.</summary>
    public AttemptId? Attempt { get; init; }

    public string? CheckoutRequestId { get; init; }

    public string? MerchantRequestId { get; init; }

    public AttemptSignal? Signal { get; init; }

    public string? Code { get; init; }

    /// <summary>For the shopper.</summary>
    public string? Text { get; init; }

    /// <summary>The shop's own set-up is at fault.</summary>
    public bool Alert { get; init; }

    public PaymentProof? Proof { get; init; }

    /// <summary>Money that nobody asked for instead of the end of a request: it must find its place.</summary>
    public PayBillMoney? Unasked { get; init; }

    /// <summary>News of a refund instead of a payment.</summary>
    public RefundNews? Refund { get; init; }

    /// <summary>Something the provider waits for us to do: ask now.</summary>
    public bool AsksNow { get; init; }

    /// <summary>The proof counts only when asking the provider confirms it.</summary>
    public bool NeedsConfirmation { get; init; }
}

/// <param name="Ours">Our own id of it, where the provider gives it back; refunds of former versions went out under their credit's.</param>
/// <param name="Amount">In the currency of the charge; zero where the provider does not say.</param>
public sealed record RefundNews(Guid? Ours, RefundAnswer Answer, Money Amount)
{
    /// <summary>With the provider's own words, where they end something: that it is still under way need not be kept each time.</summary>
    public RefundNews WithBody(string body) => Answer.Result == RefundResult.Pending ? this : this with { Answer = Answer with { Body = body } };
}

/// <summary>Where a provider's page sends the payer back to. A hint only: it makes the shop ask.</summary>
public static class ReturnAddress
{
    public const string Path = "/pay/return/";

    /// <exception cref="ArgumentNullException">The attempt has no such address.</exception>
    public static string Of(string? token) => Path + (token ?? throw new ArgumentNullException(nameof(token)));
}
