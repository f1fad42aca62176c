using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;

namespace Hangazo.Core.Payments;

/// <summary>Money that was sent to the PayBill without a request of ours.</summary>
public sealed partial class Payment
{
    /// <summary>Clocks differ: money may seem to come a little before it was asked for.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    /// <summary>The last try that the buyer was asked by: whoever sent money to the PayBill by themselves may be somebody else.</summary>
    internal PaymentAttempt? LastAsked => _attempts
        .Where(attempt => attempt is { Lane: "" } && attempt.Gateway != Gateways.MpesaPayBill.Code && attempt.Gateway != Gateways.StoreCredit.Code).MaxBy(attempt => attempt.Number);

    /// <summary>Of who pays, as far as it is known; nobody's where nobody was asked yet.</summary>
    internal PhoneNumber PayerPhone => (LastAsked ?? _attempts.MaxBy(attempt => attempt.Number))?.Phone ?? PayBillReceipt.NobodysPhone;

    /// <summary>
    /// A payment for money that nobody owes: closed from the start, so that the money goes back the way of all credits.
    /// </summary>
    internal static Payment Unwanted(PayBillReceipt receipt, Money amount, string why, DateTimeOffset now)
    {
        var payment = new Payment
        {
            Id = PaymentId.New(),
            SubjectId = receipt.Id,
            Reference = receipt.TransactionId.Length > LongestReference ? receipt.TransactionId[..LongestReference] : receipt.TransactionId,
            Due = amount,
            Captured = Money.Zero(amount.Currency),
            OpenedAt = now,
            PayKey = NewPayKey(),
        };
        payment.Note(null, PaymentEventKind.Opened, $"{amount} came to the PayBill and is owed by nobody.", null, now);
        payment.Close(why, now);
        return payment;
    }

    /// <summary>Books money of a PayBill receipt here: as a part, as all that is owed, or as a credit.</summary>
    /// <param name="said">How it came here, for the journal.</param>
    /// <param name="body">M-Pesa's own words.</param>
    internal Receiving TakeIn(PayBillReceipt receipt, PaymentProof proof, string said, string? body, DateTimeOffset now)
    {
        proof = proof with { PayerMasked = receipt.PayerMasked };
        if (_receipts.Exists(known => known.Gateway == MpesaStk && known.Reference == proof.Reference)) return Receiving.Duplicate;
        // M-Pesa reports a request's money here too, maybe before we know the request's receipt.
        if (AwaitingItsNumber(receipt, proof) is { } asked)
        {
            Note(asked, PaymentEventKind.Callback, said, body, now);
            return Receive(asked, proof, now);
        }

        // Somebody else may have paid than was asked: to a number M-Pesa masks nothing is ever sent back by itself.
        var phone = receipt.Payer ?? PayBillReceipt.NobodysPhone;
        var attempt = PaymentAttempt.Of(Id, _attempts.Count + 1, Gateways.MpesaPayBill.Code, phone, proof.Amount, receipt.PayerName, now);
        _attempts.Add(attempt);
        Note(attempt, PaymentEventKind.Callback, said, body, now);
        return Receive(attempt, proof, now);
    }

    /// <summary>A receipt that came by the PayBill channel and is this request's own money, as far as amount and time can tell.</summary>
    internal ReceivedMoney? ToldByPayBill(PaymentAttempt attempt, string? reference = null) => attempt.Gateway != MpesaStk ? null : _receipts.Find(
        receipt => receipt.Gateway == MpesaStk && receipt.Booking != Booking.Review && (reference is null || receipt.Reference == reference)
            && receipt.Amount == attempt.Amount && receipt.PaidAt >= attempt.SubmittedAt - Skew
            && _attempts.Exists(by => by.Id == receipt.AttemptId && by.Gateway == Gateways.MpesaPayBill.Code)
            && !_attempts.Exists(other => other.Gateway == MpesaStk && other.Receipt == receipt.Reference));

    /// <summary>The request that is booked under a stand-in number and that this money must be.</summary>
    private PaymentAttempt? AwaitingItsNumber(PayBillReceipt receipt, PaymentProof proof) => _attempts.Find(
        attempt => attempt.Gateway == MpesaStk && receipt.PaidAt >= attempt.SubmittedAt - Skew
            && (receipt.Payer is not { } payer || payer == attempt.Phone)
            && _receipts.Exists(booked => booked.AttemptId == attempt.Id && booked.IsStandIn && booked.Amount == proof.Amount));
}
