using System.Globalization;
using Hangazo.Core.Downloads.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Reviews.Contracts;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Core.Shipping.Contracts;

namespace Hangazo.Core.Notifications;

/// <summary>What buyers are told about their order. Pure; plain, short and kind.</summary>
internal static class OrderLetters
{
    /// <param name="how">How to pay by hand; null when the phone or a page asks for the money.</param>
    /// <param name="parts">What is said of paying in parts; nothing where all is paid at once.</param>
    public static Letter Placed(OrderSnapshot order, ShopProfile shop, string link, PayInstructions? how, IReadOnlyList<string> parts) =>
        Placed(order, shop, link, how) is var letter && parts.Count == 0 ? letter : letter with { Before = [.. letter.Before, .. parts] };

    private static Letter Placed(OrderSnapshot order, ShopProfile shop, string link, PayInstructions? how) => how switch
    {
        null => Placed(order, shop, link),
        { Method.AfterDelivery: true } => Of(
            $"Your order {order.Number}: {order.Total} to pay on delivery", order, shop, "See your order", link,
            [$"Thank you for your order {order.Number}. We are getting it ready.", $"Please have {how.Amount} ready when you get it, in cash or by M-Pesa."],
            rows: true, []),
        _ => Of(
            $"Your order {order.Number}: {order.Total} to pay", order, shop, "See your order", link,
            [
                $"Thank you for your order {order.Number}." + (order.PaymentDueAt is { } due ? $" We keep the items for you until {ShopTime.MinuteText(due)}." : ""),
                $"Please transfer {how.Amount} and write {how.Reference} on the transfer, so that we know it is yours.",
                .. (how.Text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            ],
            rows: true, []),
    };

    private static Letter Placed(OrderSnapshot order, ShopProfile shop, string link) => Of(
        $"Your order {order.Number}: {order.Total} to pay", order, shop, "Pay for your order", link,
        [
            $"Thank you for your order {order.Number}." + (order.PaymentDueAt is { } due ? $" We keep the items for you until {ShopTime.MinuteText(due)}." : ""),
            PaymentMethods.Find(order.PaymentMethod) is { Leaves: true }
                ? "To pay, open your order: it takes you to the payment page."
                : "To pay, answer the M-Pesa request on your phone with your PIN. If none came, open your order: it sends another one, also to another number.",
        ],
        rows: true, []);

    public static Letter Paid(OrderSnapshot order, ShopProfile shop, string link) => Of(
        $"Thank you: your order {order.Number} is paid", order, shop, "See your order", link,
        [$"We have your {order.Total} for order {order.Number}. Thank you! We write again when there is news. Your invoice is on the page of your order."],
        rows: true,
        [order.IsDownloadOnly ? "Another mail brings the links to your files."
            : order.Address is { } address
            ? $"{order.DeliveryName} to {address.Place}."
            : $"{order.DeliveryName}: {shop.Address}. We tell you when it is ready."]);

    public static Letter AskForReviews(OrderSnapshot order, Purchase bought, ShopProfile shop, string link) => Of(
        $"How do you like {(bought.Items.Count == 1 ? bought.Items[0].Name : "what you bought")}?", order, shop, "Say what you think", link,
        ["You have had it for some days now. A few stars and words help others to choose, and us to do better."],
        rows: false, ["This is the only mail we write about it."]) with
    {
        Rows = [.. bought.Items.Select(item => new LetterRow(item.Name, item.OptionText))],
    };

    public static Letter Downloads(OrderSnapshot order, ShopProfile shop, string link, IReadOnlyList<DownloadSnapshot> files, string shopAddress) => Of(
        $"Your files of order {order.Number}", order, shop, "See your order", link,
        [
            "Your files are ready. Each link opens a page with a button that downloads the file.",
            $"You can download each file {files[0].Most} times, until {ShopTime.DayText(files.Min(file => file.Until))}. If you need it again later, write to us.",
        ],
        rows: false, []) with
    {
        Links = [.. files.Select(file => ($"{file.FileName} ({file.Size})", shopAddress.TrimEnd('/') + file.Path))],
    };

    /// <param name="parcel">Who brings it and under which number; null where nobody wrote that down.</param>
    public static Letter Shipped(OrderSnapshot order, ShopProfile shop, string link, ShipmentSnapshot? parcel) => Of(
        $"Your order {order.Number} is on its way", order, shop, "See your order", link,
        [
            $"Your order {order.Number} has left our house."
                + (order.Address is { } address ? $" It goes to {address.Place}; we call {order.Contact.Phone.National} if the way is not clear." : ""),
            .. parcel is null ? Array.Empty<string>() : [Brings(order, parcel)],
        ],
        rows: false, []) with
    {
        Links = parcel is { Link: { } way } ? [("Follow your parcel", way)] : [],
    };

    /// <summary>A parcel office has no name of its own with us: the method of delivery names it.</summary>
    private static string Brings(OrderSnapshot order, ShipmentSnapshot parcel) =>
        $"{(parcel.Manner != CarrierManner.ByWaybill ? parcel.Carrier : order.LeavesKenya ? "The courier" : order.DeliveryName)} brings it{(parcel.Waybill is { } number ? $", waybill {number}" : "")}.";

    public static Letter Ready(OrderSnapshot order, ShopProfile shop, string link) => Of(
        $"Your order {order.Number} is ready to collect", order, shop, "See your order", link,
        [$"Your order {order.Number} waits for you: {shop.Address}. We are open {shop.OpeningHours}. Please bring the order number."],
        rows: false, []);

    /// <param name="paid">What had been paid of it.</param>
    public static Letter Cancelled(OrderSnapshot order, ShopProfile shop, string link, string reason, Money paid) => Of(
        $"Your order {order.Number} is cancelled", order, shop, "See your order", link,
        [
            $"Your order {order.Number} is cancelled: {reason}",
            paid.IsZero
                ? "You had not paid for it, so there is nothing to send back."
                : $"You had paid {paid}. We send it back the way it came.",
        ],
        rows: false, []);

    public static Letter Refunded(OrderSnapshot order, ShopProfile shop, string link, OrderRefundSnapshot refund, string creditNote) => Of(
        $"{refund.Total} of your order {order.Number} goes back to you", order, shop, "See your order", link,
        [
            $"We give you {refund.Total} of order {order.Number} back: {refund.Reason}",
            $"It goes back the way it came. Your credit note {creditNote} is on the page of your order.",
        ],
        rows: false, []);

    public static Letter Expired(OrderSnapshot order, ShopProfile shop, string link) => order is { LeavesKenya: true, Quote: null } ? QuoteLetters.Unanswered(order, shop, link) : Of(
        $"Your order {order.Number} was not paid in time", order, shop, "See your order", link,
        [
            $"We kept the items of order {order.Number} for you, but no payment came, so they are back on the shelf. You are welcome to order again.",
            "If money did leave your phone, do not worry: we see it and send it back.",
        ],
        rows: false, []);

    internal static Letter Of(
        string subject, OrderSnapshot order, ShopProfile shop, string label, string link, IReadOnlyList<string> before, bool rows, IReadOnlyList<string> after) => new(
        Letter.OneLine(subject), shop.Name, $"Hello {order.Contact.Name},", before, label, link, rows ? Rows(order) : [], after,
        Letter.ClosingOf(shop));

    private static List<LetterRow> Rows(OrderSnapshot order)
    {
        var rows = order.Lines.Select(line => new LetterRow(
            $"{QuantityRule.Format(line.Quantity, line.Unit)} × {line.Name}" + (line.Details.Length > 0 ? $" ({line.Details})" : ""),
            line.Full.ToString())).ToList();
        if (!order.FullDelivery.IsZero) rows.Add(new(order.DeliveryName, order.FullDelivery.ToString()));
        rows.AddRange(order.Discounts.Select(discount => new LetterRow(
            discount.Code is { } code ? $"{discount.Name} ({code})" : discount.Name, (-discount.Amount).ToString())));
        if (!order.Rounding.IsZero) rows.Add(new("Rounding", order.Rounding.ToString()));
        rows.Add(new("Total", order.Total.ToString(), Strong: true));
        if (!order.Vat.IsZero) rows.Add(new(VatText(order), order.Vat.ToString()));
        return rows;
    }

    private static string VatText(OrderSnapshot order) => order.VatByRate.Where(vat => vat.Rate > 0).ToList() is [var only]
        ? string.Create(CultureInfo.InvariantCulture, $"of which VAT {only.Rate:0.##} %")
        : "of which VAT";
}
