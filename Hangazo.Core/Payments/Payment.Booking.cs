using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;

namespace Hangazo.Core.Payments;

/// <summary>How money that arrived is booked.</summary>
public sealed partial class Payment
{
    /// <summary>
    /// Books money reported for an attempt: on what is owed, as a credit, or into review when it is less than asked for and no part is taken.
    /// Never refuses and never books the same receipt twice.
    /// </summary>
    public Receiving Receive(PaymentAttempt attempt, PaymentProof proof, DateTimeOffset now)
    {
        attempt.PollAt(null);
        proof = attempt.InOrderCurrency(proof);
        var known = _receipts.Find(receipt => receipt.Gateway == Gateways.Of(attempt.Gateway).Ledger && receipt.Reference == proof.Reference);
        if (known is not null && !IsCuredBy(known, attempt, proof))
        {
            if (known.Booking != Booking.Review) Settle(attempt, known.Reference, now);
            if (attempt.State == AttemptState.Succeeded) AskForTheRest(attempt, now);
            return Receiving.Duplicate;
        }

        if (known is null && _receipts.Find(receipt => receipt.AttemptId == attempt.Id && receipt.IsStandIn) is { } standIn)
            return proof.Reference is null ? Receiving.Duplicate : Identify(attempt, standIn, proof, now);
        if (known is null && proof.Reference is null && attempt.State is AttemptState.Succeeded or AttemptState.NeedsReview) return Receiving.Duplicate;
        if (known is null && proof.Reference is null && ToldByPayBill(attempt) is { } told)
        {
            Settle(attempt, told.Reference, now);
            AskForTheRest(attempt, now);
            return Receiving.Duplicate;
        }

        var receipt = known ?? Add(ReceivedMoney.Of(attempt, proof, proof.Reference ?? StandIn(attempt), now));
        receipt.Correct(proof.Amount);
        if (attempt.State == AttemptState.Succeeded)
            return Review(attempt, receipt, "second-receipt", $"A second receipt {receipt.Reference} arrived for one request.", now);
        if (!Fits(attempt, proof.Amount))
            return Review(attempt, receipt, "amount", $"{proof.Amount} arrived, {attempt.Amount} was asked for.", now);
        Settle(attempt, receipt.Reference, now);
        if (State != PaymentState.Open)
        {
            receipt.Book(Booking.Credit, 0);
            AddCredit(receipt, receipt.Amount, State == PaymentState.Closed ? CreditReason.Late : CreditReason.Duplicate, null, now);
            return Receiving.Credited;
        }

        Capture(attempt, receipt, now);
        return Receiving.Captured;
    }

    /// <summary>Staff say that money came by hand. Parts add up to what is owed; what is more becomes a credit.</summary>
    public Receiving RecordByHand(string gateway, PaymentProof proof, string by, DateTimeOffset now)
    {
        var owed = Due - Captured;
        // A part leaves the request for the rest standing.
        var attempt = OpenAttempt is { } open && open.Gateway == gateway && (proof.Amount >= open.Amount || proof.Amount >= owed) ? open : null;
        if (attempt is null)
        {
            attempt = PaymentAttempt.Of(
                Id, _attempts.Count + 1, gateway, PayerPhone, owed.IsZero || proof.Amount < owed ? proof.Amount : owed, null, now);
            _attempts.Add(attempt);
        }

        Note(attempt, PaymentEventKind.Recorded, $"{proof.Amount} with {proof.Reference}, recorded by {by}.", null, now);
        return Receive(attempt, proof, now);
    }

    private static string StandIn(PaymentAttempt attempt)
    {
        var tail = attempt.CheckoutRequestId ?? attempt.Id.Value.ToString("N");
        return "STK-" + (tail.Length > 24 ? tail[^24..] : tail);
    }

    private static bool Fits(PaymentAttempt attempt, Money amount) =>
        amount.Currency == attempt.Amount.Currency && (amount.Minor >= attempt.Amount.Minor || Gateways.Of(attempt.Gateway).TakesParts);

    /// <summary>A receipt in review is cured by a report of the same receipt, through the same attempt, that fits.</summary>
    private static bool IsCuredBy(ReceivedMoney known, PaymentAttempt attempt, PaymentProof proof) =>
        known.Booking == Booking.Review && known.AttemptId == attempt.Id && attempt.State != AttemptState.Succeeded && Fits(attempt, proof.Amount);

    private ReceivedMoney Add(ReceivedMoney receipt)
    {
        _receipts.Add(receipt);
        return receipt;
    }

    private void Capture(PaymentAttempt attempt, ReceivedMoney receipt, DateTimeOffset now)
    {
        var owed = Due - Captured;
        var accepted = receipt.Amount <= owed ? receipt.Amount : owed;
        receipt.Book(Booking.Captured, accepted.Minor);
        Captured += accepted;
        Note(attempt, PaymentEventKind.Captured, $"{accepted} with receipt {receipt.Reference}.", null, now);
        if (Captured == Due)
        {
            State = PaymentState.Settled;
            // What was not sent yet must not ask for money that is no longer owed.
            CancelUnsent("paid", "This order is already paid.", now);
        }

        if (IsNews)
            Raise(new PaymentCaptured(Id, attempt.Id, SubjectId, accepted, receipt.Reference, State == PaymentState.Settled, Gateways.Of(attempt.Gateway).Method.Name)
            {
                Begun = HasBegun,
                ReceiptId = receipt.Id,
            });
        if (receipt.Amount > accepted) AddCredit(receipt, receipt.Amount - accepted, CreditReason.Overpaid, null, now);
        AskForTheRest(attempt, now);
    }

    private Receiving Review(PaymentAttempt attempt, ReceivedMoney receipt, string code, string why, DateTimeOffset now)
    {
        receipt.Book(Booking.Review, 0);
        Note(attempt, PaymentEventKind.InReview, why, null, now);
        Move(attempt, AttemptSignal.Mismatch, code, "The amount we received is not the amount of this order. We are looking into it and will contact you.", now);
        return Receiving.InReview;
    }

    private Receiving Identify(PaymentAttempt attempt, ReceivedMoney standIn, PaymentProof proof, DateTimeOffset now)
    {
        var former = standIn.Reference;
        standIn.Identify(proof.Reference!, proof.PaidAt);
        foreach (var credit in _credits.Where(credit => credit.Receipt == former)) credit.Identify(standIn.Reference);
        attempt.Receipted(standIn.Reference);
        Note(attempt, PaymentEventKind.Captured, $"Receipt {standIn.Reference} replaces {former}.", null, now);
        if (proof.Amount > standIn.Amount)
        {
            var more = proof.Amount - standIn.Amount;
            standIn.Correct(proof.Amount);
            AddCredit(standIn, more, CreditReason.Overpaid, null, now);
        }
        else if (proof.Amount < standIn.Amount)
        {
            Note(attempt, PaymentEventKind.Alert, $"{standIn.Amount} was booked on the provider's word, but the receipt says {proof.Amount}.", null, now);
        }

        return Receiving.Duplicate;
    }

    private void Settle(PaymentAttempt attempt, string reference, DateTimeOffset now)
    {
        attempt.Receipted(reference);
        Move(attempt, AttemptSignal.Paid, null, null, now);
    }

    private void AddCredit(ReceivedMoney receipt, Money amount, CreditReason reason, string? note, DateTimeOffset now)
    {
        _credits.Add(Credit.Of(this, receipt, amount, reason, note, now));
        _journal.Add(PaymentEvent.Of(Id, receipt.AttemptId, PaymentEventKind.Credited, $"{amount} with receipt {receipt.Reference}: {reason}.", null, now));
        Raise(new CreditRecorded(Id, SubjectId, amount, receipt.Reference, reason.ToString()));
    }
}
