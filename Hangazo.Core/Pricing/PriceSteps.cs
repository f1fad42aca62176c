using System.Globalization;
using Hangazo.Core.Kernel;
using Hangazo.Core.Pricing.Contracts;

namespace Hangazo.Core.Pricing;

/// <summary>One step on the way from list prices to the total, in words for staff.</summary>
/// <param name="Amount">What it adds or takes off; null where it only explains.</param>
public sealed record PriceStep(string Name, string Words, Money? Amount);

/// <summary>Tells how a basket's total came about, from the priced basket alone. The amounts of all steps add up to the total. Pure.</summary>
public static class PriceSteps
{
    public static IReadOnlyList<PriceStep> Of(PricedBasket basket)
    {
        var steps = new List<PriceStep>();
        foreach (var line in basket.Lines)
        {
            var words = $"{QuantityRule.Format(line.Quantity, line.Variant.Quantity.Unit)} × {line.UnitPriceWithVat ?? line.UnitPrice}";
            if (line.Variant.CompareAt is { } before) words += $" (sale price; it was {before})";
            if (line.Choices.Count > 0) words += $", with {string.Join(", ", line.Choices.Select(choice => choice.WordsAndPrice))}";
            steps.Add(new(Name(line), words, line.Full + line.VatTakenOff));
        }

        if (!basket.VatTakenOff.IsZero) steps.Add(new("VAT taken off", "goods leave Kenya", -basket.VatTakenOff));
        var fee = basket.DeliveryFee + basket.DeliveryDiscount;
        if (!fee.IsZero) steps.Add(new("Delivery", "the fee of the chosen way", fee));
        steps.AddRange(basket.Promotions.Select(applied => new PriceStep(
            applied.Name, applied.Code is null ? applied.Words : $"{applied.Words}, with the code {applied.Code}", -applied.Amount)));
        if (!basket.Rounding.IsZero) steps.Add(new("Rounding", "to whole shillings", basket.Rounding));
        steps.AddRange(basket.VatByRate.Select(vat => new PriceStep(
            "VAT", string.Create(CultureInfo.InvariantCulture, $"category {(char)vat.Category}, {vat.Rate:0.##} %: {vat.Vat} in {vat.Gross}"),
            null)));
        if (basket.Code is { Refusal: { } refusal } code) steps.Add(new($"Code {code.Code}", refusal.Message, null));
        steps.AddRange(basket.Passed.Select(passed => new PriceStep(passed.Name, $"not applied: {passed.Words}", null)));
        return steps;
    }

    private static string Name(PricedLine line) =>
        line.Variant.OptionText.Length == 0 ? line.Variant.Name : $"{line.Variant.Name}, {line.Variant.OptionText}";
}
