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

/// <summary>Which ways to pay the owner offers, in the order shoppers see them. No secrets: those are in the environment.</summary>
public sealed record PaymentRules(IReadOnlyList<MethodRule> Methods)
{
    public MethodRule? Of(string method) => Methods.FirstOrDefault(rule => rule.Method == method);
}
