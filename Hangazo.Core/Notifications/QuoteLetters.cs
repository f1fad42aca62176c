using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Notifications;

/// <summary>What buyers are told about an order to another country before it is paid. Pure.</summary>
internal static class QuoteLetters
{
    public static Letter Placed(OrderSnapshot order, ShopProfile shop, string link) => OrderLetters.Of(
        $"Your order {order.Number}: we work out the delivery", order, shop, "See your order", link,
        [
            $"Thank you for your order {order.Number}. It goes to {order.Address!.Place}, so we ask what bringing it there costs and write to you."
                + (order.PaymentDueAt is { } due ? $" We keep the items for you and answer until {ShopTime.MinuteText(due)}." : ""),
            "You pay nothing now. When you have our answer, you choose how to pay, or take the order back.",
        ],
        rows: true, ["The total below is without delivery."]);

    public static Letter Quoted(OrderSnapshot order, DeliveryQuote quote, ShopProfile shop, string link, IReadOnlyList<string> parts) => OrderLetters.Of(
        $"Your order {order.Number}: {order.Total} with delivery", order, shop, "Pay for your order", link,
        [
            $"Bringing your order {order.Number} to {order.Address!.Place} costs {(quote.Fee.IsZero ? "you nothing" : quote.Fee.ToString())}. With it the order comes to {order.Total}.",
            $"It arrives {quote.DaysText} after it is paid. You can pay until {quote.ValidText}; we keep the items for you until then.",
            .. quote.Note is { } note ? [note] : Array.Empty<string>(),
            .. parts,
        ],
        rows: true, ["Duties and taxes of your own country are not in this price."]);

    public static Letter Unanswered(OrderSnapshot order, ShopProfile shop, string link) => OrderLetters.Of(
        $"Your order {order.Number} has ended", order, shop, "See your order", link,
        [$"We are sorry: we could not say in time what bringing your order {order.Number} to {order.Address!.Place} costs, so it has ended. You paid nothing. Write to us, and we look again."],
        rows: false, []);
}
