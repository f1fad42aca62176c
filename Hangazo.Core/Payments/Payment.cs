using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;

namespace Hangazo.Core.Payments;

public enum PaymentState
{
    /// <summary>Money is owed.</summary>
    Open,

    /// <summary>Nothing is owed any more.</summary>
    Settled,

    /// <summary>Nobody wants the money any more: what still arrives becomes a credit.</summary>
    Closed,
}

/// <summary>What came of a report of money.</summary>
public enum Receiving
{
    Captured,
    Credited,
    InReview,

    /// <summary>Known already: nothing booked.</summary>
    Duplicate,
}

/// <summary>
/// What is owed for one subject, and everything that was tried and received for it. Always true:
/// the amounts of its receipts = captured + credits + receipts in review.
/// </summary>
public sealed partial class Payment : AggregateRoot
{
    public const string MpesaStk = "mpesa-stk";

    private const int LongestReference = 12;

    private readonly List<PaymentAttempt> _attempts = [];
    private readonly List<ReceivedMoney> _receipts = [];
    private readonly List<Credit> _credits = [];
    private readonly List<PaymentEvent> _journal = [];

    private Payment()
    {
    }

    public PaymentId Id { get; private set; }

    public Guid SubjectId { get; private set; }

    /// <summary>Where what is paid for goes; null: collected. Some methods are for some counties.</summary>
    public int? County { get; private set; }

    /// <summary>Where the payer's receipt may be sent.</summary>
    public string? Email { get; private set; }

    /// <summary>What the payer sees on the phone, 1 to 12 of A-Z and 0-9.</summary>
    public string Reference { get; private set; } = "";

    public Money Due { get; private set; }

    public Money Captured { get; private set; }

    public PaymentState State { get; private set; }

    public string? ClosedReason { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    public IReadOnlyList<PaymentAttempt> Attempts => _attempts;

    public IReadOnlyList<ReceivedMoney> Receipts => _receipts;

    public IReadOnlyList<Credit> Credits => _credits;

    /// <summary>Only appended to; never loaded by commands.</summary>
    public IReadOnlyList<PaymentEvent> Journal => _journal;

    /// <summary>The buyer's own request; others may be asked at the same time.</summary>
    public PaymentAttempt? OpenAttempt => _attempts.Find(attempt => attempt is { IsOpen: true, Lane: "" });

    /// <param name="asksLater">Nobody is asked before somebody chooses how to pay.</param>
    /// <param name="credit">Store credit that is spent on it at once; the gateway is asked for the rest.</param>
    /// <exception cref="ArgumentException">The amount is not positive, or the reference has no or more than 12 letters and digits.</exception>
    public static Payment Open(
        PaymentSubject subject, Money due, PhoneNumber phone, DateTimeOffset now, string gateway = MpesaStk, string? email = null, int? county = null,
        IReadOnlyList<PlannedInstalment>? parts = null, Money? most = null, Money? credit = null, bool asksLater = false)
    {
        if (due.Minor <= 0) throw new ArgumentException("A payment asks for a positive amount.", nameof(due));
        var reference = string.Concat(subject.Reference.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        if (reference.Length is 0 or > LongestReference)
            throw new ArgumentException($"'{subject.Reference}' does not fit the 12 letters and digits of an M-Pesa account reference.", nameof(subject));
        var payment = new Payment
        {
            Id = PaymentId.New(),
            SubjectId = subject.Id,
            Reference = reference,
            Due = due,
            Captured = Money.Zero(due.Currency),
            OpenedAt = now,
            Email = email,
            County = county,
            PayKey = NewPayKey(),
        };
        payment.Plan(parts ?? [], now);
        payment.Note(
            null, PaymentEventKind.Opened, payment.Schedule.Count == 0 ? $"{due} is due." : $"{due} is due, {payment.DueNow(now)} of it at once.", null, now);
        if (credit is { } spent) payment.SpendStoreCredit(spent, phone, lane: "", now);
        // Credit may have paid what was due at once: the next part is asked for when it is due.
        if (!asksLater && !payment.DueNow(now).IsZero) payment.AddAttempt(gateway, phone, payment.ToAsk(now), payerName: null, lane: "", most, now);
        return payment;
    }

    /// <summary>
    /// Another amount is owed than was said, before anything of it came. Ways to pay that wait for the old one are taken back. Codes:
    /// <c>payment.already-paid</c>, <c>payment.closed</c>.
    /// </summary>
    internal Result Revise(Money due, IReadOnlyList<PlannedInstalment> parts, DateTimeOffset now)
    {
        if (State == PaymentState.Closed) return PaymentErrors.Closed;
        if (State == PaymentState.Settled || !Captured.IsZero) return PaymentErrors.AlreadyPaid;
        CancelUnsent("revised", "The amount is another one now. Please choose again how you want to pay.", now);
        (Due, Schedule, NextReminderAt) = (due, [], null);
        Plan(parts, now);
        Note(null, PaymentEventKind.Opened, $"{due} is due instead.", null, now);
        return Result.Ok;
    }

    /// <summary>Just before the post. False when the attempt is not to be sent (any more).</summary>
    public bool BeginSubmit(PaymentAttempt attempt, byte[] tokenHash, DateTimeOffset now)
    {
        if (State != PaymentState.Open || attempt.State != AttemptState.Created) return false;
        attempt.Submitting(tokenHash, now, now + PollSchedule.SubmissionLost);
        Move(attempt, AttemptSignal.Submit, null, null, now);
        return true;
    }

    /// <summary>The gateway took the request. May come after the callback: then it only fills the ids.</summary>
    public void Submitted(
        PaymentAttempt attempt, string? merchantRequestId, string? checkoutRequestId, string? body, DateTimeOffset now, string? payPage = null)
    {
        attempt.Bind(merchantRequestId, checkoutRequestId);
        attempt.PayAt(payPage);
        Note(attempt, PaymentEventKind.Submitted, $"{Gateways.Of(attempt.Gateway).Who} took the request.", body, now);
        Move(attempt, AttemptSignal.Accepted, null, null, now);
        // No next poll means that the end is known already.
        if (attempt.NextPollAt is not null) AskAgain(attempt, now);
    }

    /// <summary>The provider's final word that it was not paid.</summary>
    public AttemptMove NotPaid(PaymentAttempt attempt, AttemptSignal signal, string? code, string? text, DateTimeOffset now)
    {
        // "Timed out" from the provider is a fact about the payer; from Submitting and Unknown it must not read as our own doubt.
        if (signal == AttemptSignal.TimedOut && attempt.State is (AttemptState.Submitting or AttemptState.Unknown))
            Move(attempt, AttemptSignal.Accepted, null, null, now);
        return Learn(attempt, signal, code, text, final: true, now);
    }

    /// <summary>Sets the next time to ask, by the schedule.</summary>
    public void AskAgain(PaymentAttempt attempt, DateTimeOffset now) => attempt.PollAt(
        Gateways.Of(attempt.Gateway).Polls.Next(attempt.SubmittedAt ?? now, canQuery: attempt.CheckoutRequestId is not null, now));

    /// <summary>Applies what was learnt, other than money. Failures, refusals and time-outs end the asking when <paramref name="final"/>.</summary>
    public AttemptMove Learn(PaymentAttempt attempt, AttemptSignal signal, string? code, string? text, bool final, DateTimeOffset now)
    {
        if (signal == AttemptSignal.Paid) throw new ArgumentException("Money is booked by Receive.", nameof(signal));
        var move = Move(attempt, signal, code, text, now);
        if (final) attempt.PollAt(null);
        return move;
    }

    /// <summary>Ids, code or sender do not fit: staff look. Money that was named is kept in review.</summary>
    public void Doubt(PaymentAttempt attempt, string code, string text, PaymentProof? claimed, DateTimeOffset now)
    {
        if (claimed?.Reference is { } reference && !_receipts.Exists(r => r.Reference == reference))
        {
            Add(ReceivedMoney.Of(attempt, claimed, reference, now));
            Note(attempt, PaymentEventKind.InReview, $"{claimed.Amount} with receipt {reference} waits for review.", null, now);
        }

        Move(attempt, AttemptSignal.Mismatch, code, text, now);
    }

    /// <summary>A callback said paid; the query must say so too before it counts.</summary>
    public void HoldForConfirmation(PaymentAttempt attempt, PaymentProof proof, DateTimeOffset now)
    {
        attempt.Claim(proof.Reference!, proof.Amount.Minor);
        attempt.PollAt(now);
    }

    /// <summary>Paid for certain, but the receipt number is missing: ask again soon, and look among the received payments.</summary>
    public void AwaitReceipt(PaymentAttempt attempt, DateTimeOffset askAt, DateTimeOffset now)
    {
        attempt.PaidWithoutReceipt(now);
        attempt.PollAt(askAt);
    }

    /// <summary>False, and nothing changed, when money was captured. Store credit alone becomes a credit.</summary>
    public bool CloseUnpaid(string reason, DateTimeOffset now)
    {
        if (!CapturedMoney.IsZero || HasBegun) return false;
        if (!Captured.IsZero) TurnIntoCredit(reason, now);
        else if (State == PaymentState.Open) Close(reason, now);
        return true;
    }

    /// <summary>Staff decide that money in review is to be given back.</summary>
    public bool CreditReviewed(ReceivedMoney receipt, string note, DateTimeOffset now)
    {
        if (receipt.Booking != Booking.Review) return false;
        receipt.Book(Booking.Credit, 0);
        AddCredit(receipt, receipt.Amount, CreditReason.Reviewed, note, now);
        return true;
    }

    internal void Note(PaymentAttempt? attempt, PaymentEventKind kind, string text, string? body, DateTimeOffset now) =>
        _journal.Add(PaymentEvent.Of(Id, attempt?.Id, kind, text, body, now));

    private void Close(string reason, DateTimeOffset now)
    {
        (State, ClosedReason) = (PaymentState.Closed, reason);
        Note(null, PaymentEventKind.Closed, reason, null, now);
        CancelUnsent("closed", "This order is no longer waiting for payment.", now);
    }

    private void CancelUnsent(string code, string text, DateTimeOffset now)
    {
        foreach (var attempt in _attempts.Where(attempt => attempt.State == AttemptState.Created || (attempt.IsOpen && Gateways.ByHand.Contains(attempt.Gateway))))
            Move(attempt, AttemptSignal.Cancelled, code, text, now);
    }

    private AttemptMove Move(PaymentAttempt attempt, AttemptSignal signal, string? code, string? text, DateTimeOffset now)
    {
        var from = attempt.State;
        var move = attempt.Take(signal, code, text, now);
        if (move.Alert) Note(attempt, PaymentEventKind.Alert, $"{signal} while {from}{(code is null ? "" : $" ({code})")}.", null, now);
        if (move.To is not null && from != attempt.State)
        {
            Note(attempt, PaymentEventKind.Moved, $"{from} -> {attempt.State}{(code is null ? "" : $" ({code})")}.", null, now);
            Raise(new AttemptChanged(attempt.Id, Id, SubjectId, attempt.State));
        }

        return move;
    }
}
