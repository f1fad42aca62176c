using System.Globalization;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;

namespace Hangazo.Core.Payments;

/// <summary>Every way Payments says no.</summary>
public static class PaymentErrors
{
    public static readonly Error NotFound = new("payment.not-found", "We could not find this payment.", ErrorKind.NotFound);
    public static readonly Error AlreadyPaid = new("payment.already-paid", "This order is already paid. Thank you!", ErrorKind.Conflict);
    public static readonly Error Closed = new("payment.closed", "This order is no longer waiting for payment.", ErrorKind.Conflict);
    public static readonly Error BeingPaid =
        new("payment.being-paid", "The buyer is paying just now. Try again when that has ended; it takes half an hour at most.", ErrorKind.Conflict);

    public static readonly Error CreditNotOpen = new("payment.credit-not-open", "This credit is not waiting for a refund any more.", ErrorKind.Conflict);
    public static readonly Error RefundReferenceMissing =
        new("payment.refund-reference-missing", "Enter the reference of the refund.", Field: "reference");

    public static readonly Error MethodNotOffered =
        new("payment.method-not-offered", "This way to pay is not available for this order. Please choose another.", Field: "method");

    public static readonly Error RefundByHand =
        new("payment.refund-by-hand", "This money goes back by hand: send it, then write its reference here.", ErrorKind.Conflict);

    public static readonly Error ReferenceUsed =
        new("payment.reference-used", "Money with this reference is recorded already. Look for it before you record it again.", ErrorKind.Conflict, "reference");

    public static readonly Error ReceiptTaken = new(
        "payment.receipt-taken", "Somebody else has just matched some of this receipt. This is how it stands now.", ErrorKind.Conflict);

    public static readonly Error PartMissing = new("payment.part-missing", "Choose an order, or give the money back.", Field: "order");

    public static Error PartAmount(string field) => new("payment.part-amount", "Enter the amount in shillings, such as 1,500.", Field: field);

    public static Error PartsTooMuch(Money left) =>
        new("payment.parts-too-much", $"That is more than the {left} that is left of this receipt.", Field: "amount");

    public static readonly Error StageNotAwaited =
        new("payment.stage-not-awaited", "Nothing of this order waits for that: it may be due already.", ErrorKind.Conflict);

    public static readonly Error TooManyAtOnce = new(
        "payment.too-many-at-once", "Several people are paying for this just now. Please try again in a few minutes.", ErrorKind.Conflict);

    public static readonly Error AskWholeShillings = new("payment.ask-amount", "Enter the amount in whole shillings, such as 5,000.", Field: "amount");

    public static readonly Error PayerName = new("payment.payer-name", "Tell us who pays: a name of 2 to 60 letters.", Field: "name");

    public static Error MethodNotForAmount(PaymentMethod method, Money amount) => new(
        "payment.method-not-offered", $"{method.Name} does not take {amount}. Please choose another way or another amount.", Field: "method");

    public static Error AskTooLittle(Money least) =>
        new("payment.ask-too-little", $"The least you can pay at once is {least}.", Field: "amount");

    public static Error AskTooMuch(Money left) => new("payment.ask-too-much", $"Only {left} is left to pay.", Field: "amount");

    public static readonly Error RefundAmount = new("payment.refund-amount", "Choose what is given back: it comes to nothing.");

    public static readonly Error RefundPhoneMissing = new(
        "payment.refund-phone-missing", "M-Pesa did not tell the payer's number: enter the M-Pesa number that the money goes to.", Field: "phone");

    public static readonly Error RefundPhoneSettled = new(
        "payment.refund-phone-settled", "Money is on its way to another number already. See how that ends first.", ErrorKind.Conflict, "phone");

    public static Error RefundPhoneOther(string masked) => new(
        "payment.refund-phone-other", $"The money came from {masked}, and this is another number. If it must go there, send it yourself and write its code down.", Field: "phone");

    public static readonly Error RefundNotWaiting =
        new("payment.refund-not-waiting", "This refund is not waiting for approval any more: somebody was quicker.", ErrorKind.Conflict);

    public static readonly Error RefundSamePerson =
        new("payment.refund-same-person", "You asked for this refund, so somebody else must approve it.", ErrorKind.Forbidden);

    public static readonly Error RefundAwaitsApproval =
        new("payment.refund-awaits-approval", "This much needs a second person: another manager must approve it first.", ErrorKind.Conflict);

    public static readonly Error RefundNotInReview =
        new("payment.refund-not-in-review", "How this refund ended is settled already.", ErrorKind.Conflict);

    public static Error RefundTooMuch(Money left) =>
        new("payment.refund-too-much", $"Only {left} of this payment can still be given back. Somebody may have given some back meanwhile.", ErrorKind.Conflict);


    public static readonly Error RefundNothingToAsk =
        new("payment.refund-nothing-to-ask", "This refund is not with the provider any more.", ErrorKind.Conflict);

    public static readonly Error RefundAskedJustNow =
        new("payment.refund-asked-just-now", "The provider was asked a few seconds ago. Wait a moment.", ErrorKind.Conflict);

    public static Error RefundFailed(string? why) => new("payment.refund-failed", why ?? "The provider did not refund it.", ErrorKind.Unavailable);

    public static Error TooSoon(int secondsLeft) => new(
        "payment.too-soon",
        string.Create(CultureInfo.InvariantCulture, $"A request is on its way to the phone. You can send another in {secondsLeft} {(secondsLeft == 1 ? "second" : "seconds")}."),
        ErrorKind.Conflict);
}
