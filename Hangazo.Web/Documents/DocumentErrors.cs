using Hangazo.Core.Kernel;

namespace Hangazo.Web.Documents;

internal static class DocumentErrors
{
    public static readonly Error NothingChosen = new("document.nothing-chosen", "Choose the orders whose papers you want.");
    public static readonly Error PrinterBusy = new("document.printer-busy", "Many documents are being printed. Please try again in a moment.", ErrorKind.Unavailable);
    public static readonly Error PrinterDown = new("document.printer-down", "The document could not be printed now. Please try again in a moment.", ErrorKind.Unavailable);

    public static Error TooMany(int most) => new("document.too-many", $"Choose at most {most} orders at once.");

    public static Error UnknownOrder(string number) => new("document.unknown-order", $"There is no order {number}.", ErrorKind.NotFound);

    public static Error UnknownCreditNote(string number) => new("document.unknown-credit-note", $"This order has no credit note {number}.", ErrorKind.NotFound);

    public static Error UnknownDepositReceipt(string number) => new(
        "document.unknown-deposit-receipt", $"This order has no deposit receipt {number}.", ErrorKind.NotFound);

    public static Error NotPaid(IReadOnlyList<string> numbers) => new(
        "document.not-paid",
        numbers is [var only] ? $"Order {only} is not paid, so it has no invoice." : $"These orders are not paid, so they have no invoices: {Few(numbers)}.",
        ErrorKind.Conflict);

    public static Error NoParcel(string number) => new(
        "document.no-parcel", $"Order {number} is not sent: it is not paid, is cancelled or holds files alone.", ErrorKind.Conflict);

    public static Error NotIssuedYet(IReadOnlyList<string> numbers) => new(
        "document.not-issued-yet", $"The invoice of {Few(numbers)} is just being written. Please try again in a moment.", ErrorKind.Conflict);

    private static string Few(IReadOnlyList<string> numbers) =>
        string.Join(", ", numbers.Take(10)) + (numbers.Count > 10 ? $" and {numbers.Count - 10} more" : "");
}
