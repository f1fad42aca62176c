using Hangazo.Core.Kernel;

namespace Hangazo.Core.Settings.Contracts;

/// <summary>When one way to pay is offered.</summary>
/// <param name="Method">Its code, such as <c>mpesa</c>.</param>
/// <param name="Least">Whole shillings; null: no limit.</param>
/// <param name="Most">Whole shillings; null: no limit.</param>
/// <param name="Counties">Codes of the counties it is for; empty: everywhere.</param>
/// <param name="Instructions">What shoppers are told when they pay by hand, such as the shop's bank account.</param>
/// <param name="Days">How long an unpaid order is held; null: as long as the shop's orders are.</param>
public sealed record MethodRule(
    string Method, bool On, long? Least, long? Most, IReadOnlyList<int> Counties, string? Instructions = null, int? Days = null)
{
    /// <param name="county">Null: collected in the showroom, which no county rule forbids.</param>
    public bool Allows(Money amount, int? county) =>
        On && (Least is not { } least || amount.Minor >= least * 100) && (Most is not { } most || amount.Minor <= most * 100)
        && (Counties.Count == 0 || county is null || Counties.Contains(county.Value));
}

/// <summary>What one US dollar costs.</summary>
/// <param name="Shillings">Kenya shillings for one US dollar.</param>
/// <param name="Day">The day the owner set or confirmed it.</param>
public sealed record UsdRate(decimal Shillings, DateOnly Day)
{
    /// <summary>A rate nobody has confirmed for longer is not charged by.</summary>
    public const int GoodForDays = 14;

    public bool IsGood(DateOnly today) => today.DayNumber - Day.DayNumber <= GoodForDays;

    /// <summary>Cents, rounded half away from zero.</summary>
    public Money Convert(Money shillings) => new((long)decimal.Round(shillings.Minor / Shillings, 0, MidpointRounding.AwayFromZero), "USD");

    /// <summary>The way back, for what arrived in dollars other than asked for.</summary>
    public static Money Back(Money dollars, decimal rate) => new((long)decimal.Round(dollars.Minor * rate, 0, MidpointRounding.AwayFromZero), Money.Kes);

    public string DayText => Day.ToString("ddd d MMM", System.Globalization.CultureInfo.InvariantCulture);

    public override string ToString() => FormattableString.Invariant($"USD 1 = KSh {Shillings:0.00##}");
}

/// <summary>Which ways to pay the owner offers, in the order shoppers see them. No secrets: those are in the environment.</summary>
/// <param name="Usd">For methods that charge in US dollars; null: none of them is offered.</param>
public sealed record PaymentRules(IReadOnlyList<MethodRule> Methods, UsdRate? Usd = null)
{
    public MethodRule? Of(string method) => Methods.FirstOrDefault(rule => rule.Method == method);
}
