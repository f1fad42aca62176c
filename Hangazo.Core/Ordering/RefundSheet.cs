using System.Globalization;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Tax.Contracts;

namespace Hangazo.Core.Ordering;

/// <summary>
/// Works out what is given back, from what was paid and what was given back before. Pure. However an order is given back bit by bit, the sums are
/// the order's to the cent: each bit is the difference of two running totals, the last one takes what is left, of gross, VAT and rounding.
/// </summary>
public static class RefundSheet
{
    /// <param name="Quantity">As typed; empty or 0: nothing of the line.</param>
    /// <param name="Restock">Whether it may be sold again.</param>
    public sealed record LineInput(OrderLineId Line, string? Quantity, bool Restock);

    /// <param name="Fee">Shillings that are kept, as typed; empty: none.</param>
    public sealed record Input(IReadOnlyList<LineInput> Lines, bool Delivery, string? Fee);

    /// <param name="before">Refunds of the order that were not withdrawn.</param>
    /// <remarks>Codes: <c>form.invalid</c> with <c>refund.quantity</c>, <c>refund.too-many</c>, <c>refund.delivery</c>, <c>refund.fee</c> per field; <c>refund.nothing</c>.</remarks>
    public static Result<Worked> Work(OrderSnapshot order, IReadOnlyList<OrderRefundSnapshot> before, Input input)
    {
        var errors = new List<Error>();
        var parts = new List<OrderRefundPart>();
        foreach (var line in order.Lines)
        {
            var wanted = input.Lines.FirstOrDefault(asked => asked.Line == line.Id);
            if (ReadQuantity(wanted?.Quantity) is not { } quantity)
            {
                errors.Add(new("refund.quantity", $"{line.Name}: enter how many come back, such as 1.", Field: $"{line.Id}"));
                continue;
            }

            var (gone, given) = Before(before, line.Id);
            if (quantity == 0) continue;
            if (quantity + gone > line.Quantity)
                errors.Add(new("refund.too-many", $"{line.Name}: {Left(line.Quantity - gone)}.", Field: $"{line.Id}"));
            else parts.Add(Goods(line, quantity, gone, given, wanted!.Restock));
        }

        if (input.Delivery && Delivery(order, before, errors) is { } delivery) parts.Add(delivery);
        var back = Money.Sum(parts.Select(part => part.Gross), order.Total.Currency);
        if (ReadFee(input.Fee) is not { } fee) errors.Add(new("refund.fee", "Enter the fee that is kept in shillings, such as 200.", Field: "fee"));
        else if (fee.Minor > 0 && fee >= back) errors.Add(new("refund.fee", $"The fee takes all of the {back}: nothing would go back.", Field: "fee"));
        else if (fee.Minor > 0) parts.Add(FeePart(order, fee));
        if (errors.Count > 0) return Error.Form(errors);
        return parts.Count == 0 || back.IsZero ? OrderingErrors.RefundNothing : Sum(order, before, parts);
    }

    /// <summary>Everything that was not given back yet, as when an order is cancelled; null when nothing is left.</summary>
    public static Worked? Rest(OrderSnapshot order, IReadOnlyList<OrderRefundSnapshot> before)
    {
        var lines = order.Lines.Select(line => new LineInput(
            line.Id, (line.Quantity - Before(before, line.Id).Quantity).ToString(CultureInfo.InvariantCulture), Restock: true)).ToList();
        var worked = Work(order, before, new(lines, Delivery: !order.DeliveryFee.IsZero && !DeliveryIsBack(before), Fee: null));
        return worked.Succeeded ? worked.Value : null;
    }

    /// <summary>How many of a line are still with the buyer.</summary>
    public static decimal LeftOf(OrderLineSnapshot line, IReadOnlyList<OrderRefundSnapshot> before) => line.Quantity - Before(before, line.Id).Quantity;

    public static bool DeliveryIsBack(IEnumerable<OrderRefundSnapshot> before) =>
        before.Any(refund => refund.Parts.Any(part => part.Kind == OrderRefundPartKind.Delivery));

    private static OrderRefundPart Goods(OrderLineSnapshot line, decimal quantity, decimal gone, (Money Gross, Money Vat) given, bool restock)
    {
        var last = quantity + gone == line.Quantity;
        var share = (quantity + gone) / line.Quantity;
        var gross = last ? line.Gross : line.Gross * share;
        var vat = last ? line.Vat : Vat.Included(gross, line.VatRate);
        return new(OrderRefundPartKind.Goods, line.Id, line.Name, quantity, gross - given.Gross, line.VatCategory, line.VatRate, vat - given.Vat, restock);
    }

    private static OrderRefundPart? Delivery(OrderSnapshot order, IReadOnlyList<OrderRefundSnapshot> before, List<Error> errors)
    {
        if (!order.DeliveryFee.IsZero && !DeliveryIsBack(before))
            return new(OrderRefundPartKind.Delivery, null, order.DeliveryName, 1, order.DeliveryFee, order.DeliveryVatCategory, order.DeliveryVatRate, order.DeliveryVat, false);
        errors.Add(new("refund.delivery", order.DeliveryFee.IsZero ? "Delivery cost nothing." : "The delivery was given back before.", Field: "delivery"));
        return null;
    }

    /// <summary>What the shop keeps is a service of its own, at the rate that delivery had.</summary>
    private static OrderRefundPart FeePart(OrderSnapshot order, Money fee) =>
        new(OrderRefundPartKind.Fee, null, "Handling fee kept", 1, -fee, order.DeliveryVatCategory, order.DeliveryVatRate, -Vat.Included(fee, order.DeliveryVatRate), false);

    private static Worked Sum(OrderSnapshot order, IReadOnlyList<OrderRefundSnapshot> before, List<OrderRefundPart> parts)
    {
        var exact = Money.Sum(parts.Select(part => part.Gross), order.Total.Currency);
        var whole = order.Lines.All(line => Before(before, line.Id).Quantity + parts.Where(part => part.Line == line.Id).Sum(part => part.Quantity) == line.Quantity)
            && (order.DeliveryFee.IsZero || DeliveryIsBack(before) || parts.Exists(part => part.Kind == OrderRefundPartKind.Delivery));
        // M-Pesa moves whole shillings, so each refund is one; the last one brings the order's own rounding back.
        var rounding = whole
            ? order.Rounding - Money.Sum(before.Select(refund => refund.Rounding), order.Total.Currency)
            : exact.ToWhole() - exact;
        return new(parts, rounding, exact + rounding, Money.Sum(parts.Select(part => part.Vat), order.Total.Currency), whole);
    }

    private static (decimal Quantity, (Money Gross, Money Vat) Given) Before(IReadOnlyList<OrderRefundSnapshot> before, OrderLineId line)
    {
        var parts = before.SelectMany(refund => refund.Parts).Where(part => part.Line == line).ToList();
        return (parts.Sum(part => part.Quantity), (Money.Sum(parts.Select(part => part.Gross)), Money.Sum(parts.Select(part => part.Vat))));
    }

    private static decimal? ReadQuantity(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return 0;
        return decimal.TryParse(typed.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quantity)
            && quantity is >= 0 and < 1_000_000 && decimal.Round(quantity, 2) == quantity
            ? quantity
            : null;
    }

    private static Money? ReadFee(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return Money.Zero();
        return decimal.TryParse(typed.Replace(",", "", StringComparison.Ordinal).Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var fee)
            && fee is >= 0 and < 100_000_000 && decimal.IsInteger(fee * 100)
            ? new Money((long)(fee * 100), Money.Kes)
            : null;
    }

    private static string Left(decimal left) => left <= 0 ? "all of it was given back before" : string.Create(CultureInfo.InvariantCulture, $"only {left:0.##} can still come back");

    /// <param name="Whole">Nothing of the order is left with the buyer then.</param>
    public sealed record Worked(IReadOnlyList<OrderRefundPart> Parts, Money Rounding, Money Total, Money Vat, bool Whole);
}
