using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Pricing.Contracts;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Ordering;

/// <summary>
/// In which parts an order is paid: each line as the plan of its type says, what is ready at once. Pure. Parts are whole shillings, the last one of a plan
/// takes what is left over, and all of them add up to the total.
/// </summary>
public static class PaymentSchedule
{
    private const long Shilling = 100;

    /// <param name="eventDay">What the things are for; null while it is not known.</param>
    public static IReadOnlyList<PlannedInstalment> Of(
        IEnumerable<PricedLine> lines, Money total, PaymentPlans plans, DateOnly? eventDay, DateOnly today) => Of(
        lines.Select(line => (line.Variant.IsDigital ? LineType.ReadyToWear : line.Variant.LineType, line.Gross)), total, plans, eventDay, today);

    public static IReadOnlyList<PlannedInstalment> Of(
        IEnumerable<(LineType Type, Money Gross)> lines, Money total, PaymentPlans plans, DateOnly? eventDay, DateOnly today)
    {
        if (total.IsZero) return [];
        var planned = lines.Where(line => !line.Gross.IsZero).GroupBy(line => line.Type)
            .Select(type => (Steps: plans.StepsOf(type.Key.ToString()), Gross: Money.Sum(type.Select(line => line.Gross), total.Currency))).ToList();
        var later = planned.Where(plan => plan.Steps.Count > 1)
            .Select(plan => (plan.Steps, Whole: plan.Gross.Minor / Shilling * Shilling)).Where(plan => plan.Whole > 0).ToList();
        // Delivery and rounding go with what is paid at once; where all is paid in parts, they go in the same parts.
        var rest = total.Minor - later.Sum(plan => plan.Whole);
        if (planned.TrueForAll(plan => plan.Steps.Count > 1) && later.Count > 0 && rest > 0)
            (later[0], rest) = ((later[0].Steps, later[0].Whole + rest), 0);

        var parts = new List<(PlannedInstalment When, long Minor)> { (new PlannedInstalment(Money.Zero(total.Currency)), rest) };
        for (var step = 0; step < later.Select(plan => plan.Steps.Count).DefaultIfEmpty().Max(); step++)
            foreach (var plan in later.Where(plan => step < plan.Steps.Count))
                parts.Add((WhenOf(plan.Steps[step], total.Currency, eventDay, today), ShareOf(plan.Steps, step, plan.Whole)));
        var schedule = parts.GroupBy(part => part.When).Select(group => group.Key with { Amount = new(group.Sum(part => part.Minor), total.Currency) })
            .Where(part => part.Amount.Minor > 0).ToList();
        return schedule is [{ IsAtOnce: true }, ..] ? schedule : [new(total)];
    }

    /// <summary>Whether a step of these lines is due by the day of an event, so that it must be asked for.</summary>
    public static bool NeedsEventDay(IEnumerable<VariantFacts> variants, PaymentPlans plans) => variants.Any(
        variant => !variant.IsDigital && plans.StepsOf(variant.LineType.ToString()).Any(step => step.Due == PlanDue.DaysBeforeEvent));

    private static long ShareOf(IReadOnlyList<PlanStep> steps, int step, long whole) => step == steps.Count - 1
        ? whole - Enumerable.Range(0, step).Sum(before => ShareOf(steps, before, whole))
        : (long)((Int128)whole * steps[step].Percent / 100) / Shilling * Shilling;

    /// <summary>What would be due today or before is due at once.</summary>
    private static PlannedInstalment WhenOf(PlanStep step, string currency, DateOnly? eventDay, DateOnly today)
    {
        var when = new PlannedInstalment(Money.Zero(currency));
        DateOnly? day = (step.Due, eventDay) switch
        {
            (PlanDue.DaysAfterOrder, _) => today.AddDays(step.Days ?? 0),
            (PlanDue.DaysBeforeEvent, { } of) => of.AddDays(-(step.Days ?? 0)),
            _ => null,
        };
        return step.Due switch
        {
            PlanDue.AtOrder => when,
            PlanDue.Milestone => when with { Stage = step.Stage },
            PlanDue.DaysBeforeEvent when eventDay is null => when with { DaysBeforeEvent = step.Days },
            _ => day > today ? when with { DueOn = day } : when,
        };
    }
}
