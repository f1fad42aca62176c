using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;

namespace Hangazo.Core.Payments;

/// <summary>Where received money was booked when it arrived.</summary>
public enum Booking
{
    /// <summary>On the payment; what was too much became a credit.</summary>
    Captured,

    /// <summary>All of it became a credit.</summary>
    Credit,

    /// <summary>Nowhere yet: staff decide.</summary>
    Review,
}

/// <summary>
/// Money a provider says we received. The table is the one place where receipts are booked, and (gateway, reference) is unique in
/// it: the same receipt cannot pay twice, whichever way it is reported.
/// </summary>
public sealed class ReceivedMoney
{
    private ReceivedMoney()
    {
    }

    public Guid Id { get; private set; }

    public PaymentId PaymentId { get; private set; }

    public AttemptId AttemptId { get; private set; }

    /// <summary>Whose number <see cref="Reference"/> is, see <see cref="Payments.Gateway.Ledger"/>.</summary>
    public string Gateway { get; private set; } = "";

    /// <summary>The provider's receipt number.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>True while <see cref="Reference"/> is our own stand-in (<c>STK-…</c>) because the provider confirmed the payment without telling its number.</summary>
    public bool IsStandIn { get; private set; }

    public Money Amount { get; private set; }

    /// <summary>The part that was booked on the payment; the rest became a credit or is in review. Stays as it was when a paid order is cancelled later.</summary>
    public long AcceptedMinor { get; private set; }

    public Booking Booking { get; private set; }

    public string PayerMasked { get; private set; } = "";

    /// <summary>Who paid, as they said, where that is not the buyer.</summary>
    public string? PayerName { get; private set; }

    public DateTimeOffset PaidAt { get; private set; }

    public DateTimeOffset BookedAt { get; private set; }

    public Money Accepted => new(AcceptedMinor, Amount.Currency);

    internal static ReceivedMoney Of(PaymentAttempt attempt, PaymentProof proof, string reference, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        PaymentId = attempt.PaymentId,
        AttemptId = attempt.Id,
        Gateway = Gateways.Of(attempt.Gateway).Ledger,
        Reference = reference,
        IsStandIn = proof.Reference is null,
        Amount = proof.Amount,
        Booking = Booking.Review,
        PayerMasked = proof.PayerMasked ?? attempt.Phone.Masked,
        PayerName = attempt.PayerName,
        PaidAt = proof.PaidAt ?? now,
        BookedAt = now,
    };

    /// <summary>Whether what M-Pesa shows of the payer's number (<c>2547*****149</c>) fits a number; of nothing, every one does.</summary>
    internal bool MayBeFrom(PhoneNumber phone)
    {
        var (first, last) = (PayerMasked.IndexOf('*', StringComparison.Ordinal), PayerMasked.LastIndexOf('*'));
        if (first < 0) return true;
        var begins = PayerMasked[..first];
        return (phone.Digits.StartsWith(begins, StringComparison.Ordinal) || phone.National.Replace(" ", "", StringComparison.Ordinal).StartsWith(begins, StringComparison.Ordinal))
            && phone.Digits.EndsWith(PayerMasked[(last + 1)..], StringComparison.Ordinal);
    }

    internal void Book(Booking booking, long acceptedMinor) => (Booking, AcceptedMinor) = (booking, acceptedMinor);

    /// <summary>The real number of a receipt that stood in became known.</summary>
    internal void Identify(string reference, DateTimeOffset? paidAt) => (Reference, IsStandIn, PaidAt) = (reference, false, paidAt ?? PaidAt);

    internal void Correct(Money amount) => Amount = amount;
}

/// <param name="Reference">The provider's receipt; null when it is not known.</param>
/// <param name="Amount">What arrived.</param>
/// <param name="PaidAt">When the provider took it, if it said so.</param>
public sealed record PaymentProof(string? Reference, Money Amount, DateTimeOffset? PaidAt)
{
    /// <summary>Who paid, as the provider masks it; null: the attempt's phone.</summary>
    public string? PayerMasked { get; init; }
}
