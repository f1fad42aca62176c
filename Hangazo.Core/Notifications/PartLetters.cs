using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Notifications;

/// <summary>What buyers are told about an order that is paid in parts. Pure.</summary>
internal static class PartLetters
{
    /// <summary>A part came: what was paid, what is left, what is next, and the deposit receipt for it.</summary>
    /// <param name="paper">Number and address of the deposit receipt.</param>
    public static Letter Received(
        OrderSnapshot order, ShopProfile shop, string link, PaymentTerms terms, string payLink, Receipt part, (string Number, string Link) paper) => Of(
        $"We have {part.Amount} for your order {order.Number}", order, shop, "See your order", link,
        [
            $"{part.Amount} arrived for order {order.Number}, with {part.Method} receipt {part.Reference}. Thank you!"
                + (order.ConfirmedAt is null ? "" : " The order is confirmed and the work may begin."),
            .. terms.Balance.IsZero ? Array.Empty<string>() : [Next(terms), Others(payLink)],
        ],
        Sums(terms)) with
    {
        Links = [($"Deposit receipt {paper.Number} (PDF)", paper.Link)],
    };

    /// <summary>A part is due soon, today or since some days.</summary>
    public static Letter Due(OrderSnapshot order, ShopProfile shop, PaymentTerms terms, string payLink, PartDue due, DateTimeOffset now) => Of(
        $"{due.Amount} of your order {order.Number} {(due.DueAt > now ? $"is due on {ShopTime.DayText(due.DueAt)}" : "is due now")}", order, shop, $"Pay {due.Amount}", payLink,
        [
            due.DueAt > now
                ? $"{due.Amount} of order {order.Number} is due on {ShopTime.DayText(due.DueAt)}."
                : $"{due.Amount} of order {order.Number} is due since {ShopTime.DayText(due.DueAt)}. If you paid just now, forget this mail.",
            "The link opens without an account. You may send it to anybody who pays for you.",
        ],
        Sums(terms));

    /// <summary>Beside the request to pay for an order that was just placed.</summary>
    public static IReadOnlyList<string> Placed(PaymentTerms terms, string payLink) => terms.IsInParts
        ? [$"{terms.DueNow} is due now; later {string.Join(", ", terms.Lines.Skip(1).Select(part => $"{part.Amount} {part.When}"))}. We begin when the first part is here.", Others(payLink)]
        : [];

    private static string Next(PaymentTerms terms) => terms.Next is { } next
        ? $"Next: {next.Left} {(next.IsDue ? "now" : next.When)}."
        : "";

    private static string Others(string payLink) => $"Anybody may pay a part of it: {payLink}";

    private static List<LetterRow> Sums(PaymentTerms terms) =>
        [new("Total", terms.Total.ToString()), new("Paid so far", terms.Paid.ToString()), new("Balance", terms.Balance.ToString(), Strong: true)];

    private static Letter Of(string subject, OrderSnapshot order, ShopProfile shop, string label, string link, IReadOnlyList<string> words, IReadOnlyList<LetterRow> rows) => new(
        Letter.OneLine(subject), shop.Name, $"Hello {order.Contact.Name},", [.. words.Where(word => word.Length > 0)], label, link, rows, [], Letter.ClosingOf(shop));
}
