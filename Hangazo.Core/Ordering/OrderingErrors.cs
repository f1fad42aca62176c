using Hangazo.Core.Kernel;

namespace Hangazo.Core.Ordering;

public static class OrderingErrors
{
    public static readonly Error CartEmpty = new("order.cart-empty", "Your cart is empty.", ErrorKind.Conflict);
    public static readonly Error NotFound = new("order.not-found", "There is no such order.", ErrorKind.NotFound);
    public static readonly Error NotPossible = new("order.not-possible", "The order has moved on; this can no longer be done.", ErrorKind.Conflict);
    public static readonly Error NothingToPack = new(
        "order.nothing-to-pack", "Everything in it was given back, so there is nothing to pack. Give the delivery back too, or cancel the order.", ErrorKind.Conflict);

    public static readonly Error NotPaid = new("order.not-paid", "Record the money first: this order is paid on delivery.", ErrorKind.Conflict);
    public static readonly Error BalanceDue = new(
        "order.balance-due", "The balance of this order is not paid yet. It leaves the house when it is, or when the owner lets it go.", ErrorKind.Conflict);

    public static readonly Error NeedsManager = new("order.needs-manager", "It is paid for, so only a manager may cancel it.", ErrorKind.Forbidden);
    public static readonly Error ReasonMissing = new("order.reason-missing", "Say why, in a few words.", Field: "reason");

    public static readonly Error FeeChanged = new(
        "order.total-changed", "What was taken off the delivery fee is no longer offered. Please look at the new total and place the order again.",
        ErrorKind.Conflict);

    /// <summary>Two members of staff say what it costs: the second one looks again.</summary>
    public static readonly Error QuoteChanged = new(
        "quote.changed", "Somebody else has just said what the delivery costs. This is how it stands now.", ErrorKind.Conflict);

    public static readonly Error NoAddress = new("order.no-address", "This order is collected or downloaded: there is nothing to bring.", ErrorKind.Conflict);

    public static readonly Error DepositAmount = new("refund.amount", "Enter in whole shillings how much goes back, such as 5,000.", Field: "amount");

    public static readonly Error DepositNone = new(
        "refund.deposit-none", "A deposit can be given back only while some of the order is paid and some is not.", ErrorKind.Conflict);

    public static readonly Error DepositSecondPerson = new(
        "refund.deposit-second-person", "So much needs a second person. Give back less, or cancel the order.", ErrorKind.Conflict);

    public static readonly Error RefundNotPaid = new("refund.not-paid", "Only what is paid for can be given back.", ErrorKind.Conflict);
    public static readonly Error RefundNothing = new("refund.nothing", "Choose what comes back: nothing is chosen yet.");

    public static Error RefundChanged(Money now) => new(
        "refund.changed", $"It comes to {now} now. Please look at it and confirm it again.", ErrorKind.Conflict);

    /// <param name="why">Such as what became of a discount code; null when there is nothing to say.</param>
    public static Error TotalChanged(Money seen, Money now, string? why = null) => new(
        "order.total-changed",
        $"{(why is null ? "" : $"{why} ")}Your things now cost {now}, not {seen}. Please look at it and place the order again.",
        ErrorKind.Conflict);

    public static Error StoreCreditChanged(Money now) => new(
        "order.store-credit-changed", $"Your store credit is {now} now. Please look at what is left to pay and place the order again.", ErrorKind.Conflict);

    public static Error LineProblem(string name, string problem) => new("order.line-problem", $"{name}: {problem}", ErrorKind.Conflict);

    /// <summary>What is done in Kenya does not go abroad.</summary>
    public static Error StaysInKenya(string name) => new(
        "order.stays-in-kenya", $"{name}: this is work that we do in Kenya, so it cannot be sent abroad. Take it out of your cart, or choose an address in Kenya.", ErrorKind.Conflict);

    internal static Error Quote(string field, string message) => new($"quote.{field}", message, Field: field);

    internal static Error Field(string field, string message) => new($"checkout.{field.ToLowerInvariant()}", message, Field: field);

    public static Error DepositAll(Money paid) => new(
        "refund.deposit-all", $"{paid} is all that was paid. Give back less, or cancel the order to give all of it back.", ErrorKind.Conflict, Field: "amount");
}
