using System.Globalization;
using System.Text.Json.Serialization;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Settings.Contracts;

/// <summary>What makes a step of a payment plan due.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PlanDue>))]
public enum PlanDue
{
    /// <summary>At once, when the order is placed.</summary>
    AtOrder,

    /// <summary>When staff say that a stage of the work is reached.</summary>
    Milestone,

    /// <summary>So many days after the order.</summary>
    DaysAfterOrder,

    /// <summary>So many days before the event the things are for.</summary>
    DaysBeforeEvent,
}

/// <summary>A stage of the work that makes a part of the price due.</summary>
/// <param name="Code">Stable, in settings and schedules.</param>
/// <param name="Name">The stage, for staff.</param>
/// <param name="When">For the payer: when that is.</param>
public sealed record Milestone(string Code, string Name, string When)
{
    public static IReadOnlyList<Milestone> All { get; } =
    [
        new("first-fitting", "First fitting done", "at the first fitting"), new("final-fitting", "Final fitting done", "at the final fitting"),
        new("ready", "Ready", "when it is ready"),
    ];

    public static Milestone? Find(string? code) => All.FirstOrDefault(milestone => milestone.Code == code);
}

/// <param name="Percent">Of what the lines of the type cost, 1 to 100.</param>
/// <param name="Stage">The code of a <see cref="Milestone"/>, where it is due by one.</param>
/// <param name="Days">Where it is due by a day.</param>
public sealed record PlanStep(int Percent, PlanDue Due, string? Stage = null, int? Days = null)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Percent} % ") + Due switch
    {
        PlanDue.AtOrder => "when ordering",
        PlanDue.Milestone => Milestone.Find(Stage)?.When ?? Stage,
        PlanDue.DaysAfterOrder => string.Create(CultureInfo.InvariantCulture, $"{Days} days after ordering"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Days} days before the event"),
    };
}

/// <summary>How lines of one type are paid for. The first step is due at order; the percents add up to 100.</summary>
/// <param name="LineType">The name of the catalogue's line type.</param>
public sealed record PaymentPlan(string LineType, IReadOnlyList<PlanStep> Steps)
{
    public override string ToString() => string.Join(", ", Steps);
}

/// <summary>The owner's terms of payment. An order keeps the ones under which it was placed.</summary>
/// <param name="LeastPart">Whole shillings: the least that is taken as a part, unless less is left.</param>
/// <param name="ReminderDays">When payers are reminded of a part, in days from its due day, in order.</param>
public sealed record PaymentPlans(IReadOnlyList<PaymentPlan> Plans, long LeastPart, IReadOnlyList<int> ReminderDays)
{
    /// <summary>What is paid at once when no plan says otherwise.</summary>
    private static readonly IReadOnlyList<PlanStep> AllAtOrder = [new(100, PlanDue.AtOrder)];

    public IReadOnlyList<PlanStep> StepsOf(string lineType) => Plans.FirstOrDefault(plan => plan.LineType == lineType)?.Steps ?? AllAtOrder;

    [JsonIgnore]
    public Money Least => Money.Shillings(LeastPart);
}
