using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Payments;

/// <summary>The gateways this installation talks to.</summary>
public sealed class PaymentGateways(IEnumerable<IPaymentGateway> gateways)
{
    private readonly Dictionary<string, IPaymentGateway> _byCode = gateways.ToDictionary(gateway => gateway.Code);

    /// <exception cref="KeyNotFoundException">No such gateway.</exception>
    public IPaymentGateway this[string code] => _byCode[code];

    public bool IsConfigured(PaymentMethod method) => this[Gateways.ForMethod(method.Code).Code].IsConfigured;

    /// <summary>By which road a refund goes now.</summary>
    public RefundWay WayBack(RefundBook book, Refund refund) => refund.ByHand ? RefundWay.ByHand : this[refund.Gateway].WayBack(
        book.ChargeOf(refund), book.IsWhole(refund), refund.Posts.Any(post => post is { Way: RefundWay.Reversal, IsClosed: true }));

    /// <summary>The methods that are on, set up, and allowed for the amount and the county, in the owner's order.</summary>
    public IReadOnlyList<PaymentMethod> Offered(PaymentRules rules, Money amount, int? county, DateOnly today)
    {
        var offered = new List<PaymentMethod>();
        foreach (var rule in rules.Methods)
            if (PaymentMethods.Find(rule.Method) is { } method && rule.Allows(amount, county)
                && (!method.NeedsInstructions || !string.IsNullOrWhiteSpace(rule.Instructions))
                && this[Gateways.ForMethod(method.Code).Code] is { IsConfigured: true } gateway && gateway.Takes(amount))
            {
                // Who pays in several requests, or in another currency, sees how much before choosing.
                if (gateway.MostAtOnce is { } most && most < amount) offered.Add(method with { Note = $"{method.Note} {PromptWords(amount, most)}" });
                else if (method.ChargesIn is null) offered.Add(method);
                else if (rules.Usd is { } usd && usd.IsGood(today)) offered.Add(method with { Note = $"{method.Note} {usd.Convert(amount)}, at {usd} of {usd.DayText}." });
            }

        return offered;
    }

    /// <summary>Such as <c>2 requests: KSh 250,000 and KSh 50,000.</c></summary>
    private static string PromptWords(Money amount, Money most)
    {
        var prompts = Payment.Prompts(amount, most);
        return $"{prompts.Count} requests, one after the other: {string.Join(", ", prompts.SkipLast(1))} and {prompts[^1]}.";
    }
}
