using System.Globalization;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Outbox;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Ordering.UseCases;

/// <summary>A manager decides in which parts orders are paid. Orders that were placed keep their terms. Every change is in the audit trail.</summary>
public sealed class ChangePaymentPlans(HangazoDb db, ISettings settings, ISettingsBook book, IAuditTrail trail, TimeProvider clock, OutboxWriter outbox)
{
    private const int MostSteps = 6;
    private const int MostDays = 730;
    private const long LargestPart = 1_000_000;
    private const int MostReminders = 6;
    private const int FurthestReminder = 60;

    /// <summary>What the trail's entries are about.</summary>
    public static readonly AuditSubject Subject = new("payment-plans", new Guid("0193a3f4-7d10-7c4e-9a51-2f6f0a6b7c02"));

    /// <summary>The line types whose plan can be changed: what is ready is paid at once.</summary>
    public static IReadOnlyList<LineType> Types { get; } = [.. Enum.GetValues<LineType>().Where(type => type != LineType.ReadyToWear)];

    /// <summary>As typed.</summary>
    public sealed record StepInput(string? Percent, PlanDue Due, string? Stage, string? Days);

    /// <param name="LeastPart">Whole shillings.</param>
    /// <param name="Reminders">Days from the due day, such as <c>-3, 0, 2</c>; empty: nobody is reminded.</param>
    public sealed record Command(IReadOnlyDictionary<LineType, IReadOnlyList<StepInput>> Plans, string? LeastPart, string? Reminders);

    /// <summary>Codes: <c>form.invalid</c> with <c>payment-plans.*</c> per field (the line type, <c>leastPart</c>, <c>reminders</c>).</summary>
    public async Task<Result> ExecuteAsync(Command command, Actor by, CancellationToken cancellationToken)
    {
        var errors = new List<Error>();
        var plans = new PaymentPlans(
            [.. Types.Where(command.Plans.ContainsKey).Select(type => new PaymentPlan(type.ToString(), ReadSteps(type, command.Plans[type], errors)))],
            ReadLeast(command.LeastPart, errors), ReadReminders(command.Reminders, errors));
        if (errors.Count > 0) return Error.Form(errors);

        settings.Forget();
        var before = await settings.PlansAsync(cancellationToken);
        var changes = Compare(before, plans).ToList();
        if (changes.Count == 0) return Result.Ok;
        book.Write(plans, by.Name, clock.GetUtcNow());
        trail.Note(Subject, by, changes);
        outbox.Stage(new PaymentPlansChanged());
        await db.SaveChangesAsync(cancellationToken);
        settings.Forget();
        return Result.Ok;
    }

    /// <summary>A line type in words.</summary>
    public static string NameOf(LineType type) => type switch
    {
        LineType.MadeToMeasure => "Made to measure",
        LineType.SoftFurnishing => "Soft furnishing made to order",
        LineType.Bridal => "Bridal",
        LineType.Service => "Service",
        _ => "Ready to wear",
    };

    private static List<PlanStep> ReadSteps(LineType type, IReadOnlyList<StepInput> typed, List<Error> errors)
    {
        var (name, field) = (NameOf(type), type.ToString());
        var steps = new List<PlanStep>();
        foreach (var step in typed)
        {
            var stage = step.Due == PlanDue.Milestone ? Milestone.Find(step.Stage)?.Code : null;
            var days = step.Due is PlanDue.DaysAfterOrder or PlanDue.DaysBeforeEvent ? Whole(step.Days, 1, MostDays) : null;
            if (Whole(step.Percent, 1, 100) is not { } percent) errors.Add(new("payment-plans.percent", $"{name}: enter whole percents such as 40.", Field: field));
            else if (step.Due == PlanDue.Milestone && stage is null) errors.Add(new("payment-plans.stage", $"{name}: choose the stage that makes it due.", Field: field));
            else if (step.Due is PlanDue.DaysAfterOrder or PlanDue.DaysBeforeEvent && days is null)
                errors.Add(new("payment-plans.days", $"{name}: enter 1 to {MostDays} days.", Field: field));
            else steps.Add(new((int)percent, step.Due, stage, (int?)days));
        }

        if (steps.Count != typed.Count) return steps;
        if (steps.Count is 0 or > MostSteps) errors.Add(new("payment-plans.steps", $"{name}: give it one to {MostSteps} parts.", Field: field));
        else if (steps[0].Due != PlanDue.AtOrder || steps.Skip(1).Any(step => step.Due == PlanDue.AtOrder))
            errors.Add(new("payment-plans.first", $"{name}: the first part, and only that, is due when ordering.", Field: field));
        else if (steps.Sum(step => step.Percent) != 100)
            errors.Add(new("payment-plans.sum", $"{name}: the parts make {steps.Sum(step => step.Percent)} %, not 100 %.", Field: field));
        else if (steps.Skip(1).GroupBy(step => step with { Percent = 0 }).Any(same => same.Count() > 1))
            errors.Add(new("payment-plans.twice", $"{name}: two parts are due at the same time. Make them one.", Field: field));
        return steps;
    }

    private static long ReadLeast(string? typed, List<Error> errors)
    {
        if (Whole(typed, 1, LargestPart) is { } least) return least;
        errors.Add(new("payment-plans.least", "Enter the least part in whole shillings, such as 500.", Field: "leastPart"));
        return 1;
    }

    private static List<int> ReadReminders(string? typed, List<Error> errors)
    {
        var days = new SortedSet<int>();
        foreach (var word in (typed ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            if (int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var day) && Math.Abs(day) <= FurthestReminder) days.Add(day);
            else errors.Add(new("payment-plans.reminders", $"Reminders: “{word}” is no number of days such as -3 or 2.", Field: "reminders"));
        }

        if (days.Count > MostReminders) errors.Add(new("payment-plans.reminders", $"Reminders: {MostReminders} are enough.", Field: "reminders"));
        return [.. days];
    }

    private static long? Whole(string? typed, long least, long most) =>
        long.TryParse(typed?.Replace(",", "", StringComparison.Ordinal).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= least && number <= most ? number : null;

    private static IEnumerable<AuditChange> Compare(PaymentPlans before, PaymentPlans after)
    {
        foreach (var type in Types)
        {
            var (was, now) = (string.Join(", ", before.StepsOf(type.ToString())), string.Join(", ", after.StepsOf(type.ToString())));
            if (was != now) yield return new($"{NameOf(type)} is paid", was, now);
        }

        if (before.LeastPart != after.LeastPart) yield return new("Least part", before.Least.ToString(), after.Least.ToString());
        var (days, then) = (string.Join(", ", before.ReminderDays), string.Join(", ", after.ReminderDays));
        if (days != then) yield return new("Reminders (days from the due day)", days, then);
    }
}
