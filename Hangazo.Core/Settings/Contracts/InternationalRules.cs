namespace Hangazo.Core.Settings.Contracts;

/// <summary>How things go to other countries, where the shop works the fee out for each order.</summary>
/// <param name="QuoteDays">Days in which staff say what it costs; then the order ends by itself.</param>
/// <param name="PayDays">Days in which the buyer pays it, unless staff say another day.</param>
/// <param name="NotServed">Countries that the shop sends nothing to, by their ISO 3166-1 codes.</param>
public sealed record InternationalRules(int QuoteDays, int PayDays, IReadOnlyList<string> NotServed);
