using System.Security.Cryptography;
using Hangazo.Core.Carts.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Pricing;
using Hangazo.Core.Pricing.Contracts;
using Hangazo.Core.Shipping.Contracts;
using Hangazo.Core.Tax.Contracts;

namespace Hangazo.Tests.Documents;

/// <summary>Orders as checkout would make them, for what is written about orders.</summary>
public static class SampleOrders
{
    private static readonly string[] Names =
    [
        "Kitenge wrap dress", "Linen shirt", "Ankara pencil skirt", "Lace gown with a long train and hand-sewn beads", "Cushion cover, wax print",
        "Sheer curtain", "Kikoy throw", "Silk head wrap", "Beaded clutch", "Cotton kaftan",
    ];

    public static readonly Money[] Prices = [Money.Shillings(4_999), new(235_050, Money.Kes), Money.Shillings(1_000), Money.Shillings(116)];

    /// <summary>A placed order with lines of many kinds: whole and half quantities, cents, an exempt line among standard ones.</summary>
    public static Order Place(
        int lines, DateTimeOffset now, string? email = null, string name = "Wanjiku Kamau", string? pin = "A001234567Z", bool collect = false, bool taxed = true,
        PaymentMethod? method = null)
    {
        var priced = Enumerable.Range(0, lines).Select(index => Line(index, taxed)).ToList();
        var fee = Money.Shillings(collect ? 0 : 350);
        var rate = taxed ? 16m : 0;
        var form = new CheckoutRules.Checked(
            new Contact(name, PhoneNumber.Parse("0712345678").Value, email),
            collect ? new("showroom", "Collect in the showroom", "today", fee, false) : new("rider", "Rider in Nairobi", "today", fee, true),
            collect ? null : new DeliveryAddress(47, "Nairobi", "Kilimani", "Blue gate behind the chapel"),
            null, pin, PhoneNumber.Parse("0712345678").Value, method ?? PaymentMethods.Mpesa);
        return Order.Place(
            OrderId.New(), OrderNumber.New(now), CartId.New(), null, form, Basket.Add(priced, fee, rate), rate, now.AddHours(1), now);
    }

    /// <summary>What is owed for an order, and its M-Pesa receipt; the order hears of it as it does in the shop.</summary>
    public static Payment Pay(Order order, string receipt, DateTimeOffset now)
    {
        var payment = Payment.Open(
            new(order.Id.Value, OrderNumber.PaymentReference(order.Number)), order.Total, PhoneNumber.Parse("0712345678").Value, now);
        var attempt = payment.Attempts[0];
        payment.BeginSubmit(attempt, RandomNumberGenerator.GetBytes(32), now);
        payment.Submitted(attempt, null, $"ws_CO_{receipt}", null, now);
        payment.Receive(attempt, new(receipt, order.Total, now), now);
        return payment;
    }

    public static string NameOf(int index) => $"{Names[index % Names.Length]} {index + 1}";

    private static PricedLine Line(int index, bool taxed)
    {
        var (category, rate) = index % 7 == 6 ? (VatCategory.Exempt, 0m) : (VatCategory.Standard, taxed ? 16m : 0);
        var unit = index % 10 == 5 ? StockUnit.Metre : StockUnit.Piece;
        var quantity = unit == StockUnit.Metre ? 2.5m : 1 + (index % 3);
        var facts = new VariantFacts(
            VariantId.New(), ProductId.New(), SellerId.New(), $"thing-{index}", NameOf(index), index % 4 == 3 ? "" : "M, Clay", $"HZ-{index:0000}-M",
            Prices[index % Prices.Length], category, new(unit, unit == StockUnit.Metre ? 0.5m : 1, 0.5m, 100), 400, null, true);
        var gross = facts.Price * quantity;
        return new(facts, quantity, facts.Price, gross, rate, Vat.Included(gross, rate));
    }
}
