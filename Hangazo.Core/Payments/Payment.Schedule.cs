using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Payments;

/// <summary>One part of what is owed, as it was agreed when the payment was opened.</summary>
/// <param name="DueAt">From when on it is due; null until its stage is reached.</param>
/// <param name="Reminders">How many of the times to remind have passed.</param>
public sealed record Instalment(int Number, long Minor, DateOnly? DueOn, string? Stage, DateTimeOffset? DueAt, int Reminders = 0);

/// <summary>What is owed in parts, and how far each is paid. Money has no mark of its own: it goes to what has been due longest.</summary>
public sealed partial class Payment
{
    /// <summary>People are written to in the morning.</summary>
    private static readonly TimeSpan Morning = TimeSpan.FromHours(8);

    /// <summary>Who knows it may pay: 122 random bits or more.</summary>
    public string PayKey { get; private set; } = "";

    /// <summary>The parts, in the order agreed; empty: all is due at once.</summary>
    public IReadOnlyList<Instalment> Schedule { get; private set; } = [];

    /// <summary>When to look whether somebody is to be reminded; null: never.</summary>
    public DateTimeOffset? NextReminderAt { get; private set; }

    /// <summary>What somebody still wants of it.</summary>
    public Money Owed => State == PaymentState.Open ? Due - Captured : Money.Zero(Due.Currency);

    /// <summary>The first part is paid.</summary>
    public bool HasBegun => State == PaymentState.Settled || Captured.Minor >= (Schedule.Count > 0 ? Schedule[0].Minor : Due.Minor);

    /// <summary>What is due now and not paid.</summary>
    public Money DueNow(DateTimeOffset now)
    {
        if (Schedule.Count == 0) return Owed;
        var due = new Money(Schedule.Where(part => part.DueAt <= now).Sum(part => part.Minor), Due.Currency) - Captured;
        return due < Money.Zero(Due.Currency) || State != PaymentState.Open ? Money.Zero(Due.Currency) : due;
    }

    /// <summary>What is asked for when nobody says how much: what is due, else the balance.</summary>
    public Money ToAsk(DateTimeOffset now) => DueNow(now) is { IsZero: false } due ? due : Owed;

    /// <summary>How each part stands, in the order agreed.</summary>
    public IReadOnlyList<InstalmentView> Standing(DateTimeOffset now)
    {
        IReadOnlyList<Instalment> parts = Schedule.Count > 0 ? Schedule : [new(1, Due.Minor, null, null, OpenedAt)];
        // What was given back of a settled payment does not make its parts owed again.
        var left = State == PaymentState.Settled ? Due.Minor : Captured.Minor;
        var paid = new Dictionary<int, long>();
        foreach (var part in InOrder(parts, now)) left -= paid[part.Number] = Math.Min(left, part.Minor);
        return [.. parts.Select(part => new InstalmentView(
            part.Number, new(part.Minor, Due.Currency), new(paid[part.Number], Due.Currency), PlannedInstalment.WordsOf(part.DueOn, part.Stage), part.Stage,
            part.DueAt, State == PaymentState.Open && part.DueAt <= now && paid[part.Number] < part.Minor,
            part.Number == 1 ? InstalmentGate.Begin : InstalmentGate.Release))];
    }

    public PaymentTerms Terms(DateTimeOffset now) => new(PayKey, Due, Captured, DueNow(now), Owed, Standing(now));

    /// <summary>What became due. Code: <c>payment.stage-not-awaited</c>.</summary>
    internal Result<Money> Reach(string stage, DateTimeOffset now)
    {
        var reached = Schedule.Where(part => part.Stage == stage && part.DueAt is null).ToList();
        if (reached.Count == 0 || State != PaymentState.Open) return PaymentErrors.StageNotAwaited;
        Schedule = [.. Schedule.Select(part => reached.Contains(part) ? part with { DueAt = now } : part)];
        NextReminderAt = now;
        Note(null, PaymentEventKind.Opened, $"{new Money(reached.Sum(part => part.Minor), Due.Currency)} is due: {Milestone.Find(stage)?.Name ?? stage}.", null, now);
        return DueNow(now);
    }

    /// <summary>Tells of parts whose time to remind has come, and notes when to look next.</summary>
    /// <param name="days">In days from the due day, in order.</param>
    internal void Remind(IReadOnlyList<int> days, DateTimeOffset now)
    {
        var unpaid = Standing(now).Where(line => !line.IsPaid).ToDictionary(line => line.Number);
        var told = new List<Instalment>();
        Schedule = [.. Schedule.Select(part =>
        {
            var passed = RemindersOf(part, days).Count(at => at <= now);
            if (passed <= part.Reminders) return part;
            if (State == PaymentState.Open && HasBegun && unpaid.ContainsKey(part.Number)) told.Add(part);
            return part with { Reminders = passed };
        })];
        if (told.Count > 0)
        {
            var amount = Money.Sum(told.Select(part => unpaid[part.Number].Left), Due.Currency);
            Raise(new PartDue(Guid.CreateVersion7(), Id, SubjectId, amount, told.Min(part => part.DueAt!.Value)));
        }

        PlanReminders(days);
    }

    private void Plan(IReadOnlyList<PlannedInstalment> parts, DateTimeOffset now)
    {
        if (parts.Count < 2) return;
        if (Money.Sum(parts.Select(part => part.Amount), Due.Currency) != Due || parts.Any(part => part.Amount.Minor <= 0) || !parts[0].IsAtOnce)
            throw new ArgumentException($"The parts do not make {Due}, or the first is not due at once.", nameof(parts));
        Schedule = [.. parts.Select((part, at) => new Instalment(
            at + 1, part.Amount.Minor, part.DueOn, part.Stage, part.IsAtOnce ? now : part.DueOn is { } day ? ShopTime.StartOf(day) : null))];
        // The first look finds out when the next one is.
        NextReminderAt = now;
    }

    private void PlanReminders(IReadOnlyList<int> days) => NextReminderAt = State != PaymentState.Open
        ? null
        : Schedule.SelectMany(part => RemindersOf(part, days).Skip(part.Reminders).Take(1)).Order().Select(at => (DateTimeOffset?)at).FirstOrDefault();

    /// <summary>The first part has the order's own messages. Nobody is told of a stage before it is reached.</summary>
    private static IEnumerable<DateTimeOffset> RemindersOf(Instalment part, IReadOnlyList<int> days) => part switch
    {
        { Number: 1 } or { DueAt: null } => [],
        { Stage: not null, DueAt: { } reached } => days.Where(day => day >= 0).Select(day => reached.AddDays(day)),
        { DueAt: { } due } => days.Select(day => due.AddDays(day) + Morning),
    };

    /// <summary>What has been due longest, then what comes next as it was agreed.</summary>
    private static IOrderedEnumerable<Instalment> InOrder(IEnumerable<Instalment> parts, DateTimeOffset now) =>
        parts.OrderBy(part => part.DueAt <= now ? part.DueAt.Value : DateTimeOffset.MaxValue).ThenBy(part => part.Number);
}
