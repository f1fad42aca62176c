using System.Globalization;
using System.Text.Json.Serialization;
using Hangazo.Core.Kernel;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Payments.Contracts;

/// <summary>A part of what is owed, as it was agreed: due at once, on a day, or when a stage of the work is reached.</summary>
/// <param name="DueOn">The shop day it is due on.</param>
/// <param name="Stage">The code of the <see cref="Milestone"/> that makes it due.</param>
/// <param name="DaysBeforeEvent">The day of the event is not known yet; only while somebody looks at what it would come to.</param>
public sealed record PlannedInstalment(Money Amount, DateOnly? DueOn = null, string? Stage = null, int? DaysBeforeEvent = null)
{
    [JsonIgnore]
    public bool IsAtOnce => DueOn is null && Stage is null && DaysBeforeEvent is null;

    /// <summary>Such as <c>now</c>, <c>by Sat 14 Mar 2026</c> or <c>at the first fitting</c>.</summary>
    [JsonIgnore]
    public string When => WordsOf(DueOn, Stage, DaysBeforeEvent);

    internal static string WordsOf(DateOnly? dueOn, string? stage, int? daysBeforeEvent = null) => (dueOn, stage, daysBeforeEvent) switch
    {
        ({ } day, _, _) => "by " + day.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture),
        (_, { } code, _) => Milestone.Find(code)?.When ?? code,
        (_, _, { } days) => string.Create(CultureInfo.InvariantCulture, $"{days} days before the event"),
        _ => "now",
    };
}

/// <summary>What may not happen before a part is paid.</summary>
public enum InstalmentGate
{
    /// <summary>The work does not begin.</summary>
    Begin,

    /// <summary>The things do not leave the house.</summary>
    Release,
}

/// <summary>How one part of what is owed stands.</summary>
/// <param name="Paid">Money goes to what has been due longest.</param>
/// <param name="When">In words, see <see cref="PlannedInstalment.When"/>.</param>
/// <param name="DueAt">Null: not due before its stage is reached.</param>
public sealed record InstalmentView(int Number, Money Amount, Money Paid, string When, string? Stage, DateTimeOffset? DueAt, bool IsDue, InstalmentGate Gate)
{
    [JsonIgnore]
    public Money Left => Amount - Paid;

    [JsonIgnore]
    public bool IsPaid => Paid == Amount;
}

/// <summary>How the parts of what is owed for a subject stand. The lines add up to the total.</summary>
/// <param name="PayKey">The secret of the page on which anybody may pay.</param>
public sealed record PaymentTerms(string PayKey, Money Total, Money Paid, Money DueNow, Money Balance, IReadOnlyList<InstalmentView> Lines)
{
    /// <summary>It was not all to be paid at once.</summary>
    [JsonIgnore]
    public bool IsInParts => Lines.Count > 1;

    /// <summary>What is to be paid next, due or not; null when all is paid.</summary>
    [JsonIgnore]
    public InstalmentView? Next => Lines.Where(line => !line.IsPaid)
        .OrderBy(line => line is { IsDue: true, DueAt: { } due } ? due : DateTimeOffset.MaxValue).ThenBy(line => line.Number).FirstOrDefault();
}

/// <summary>What is owed in parts.</summary>
public interface IInstalments
{
    /// <summary>Null when nothing was ever owed for the subject.</summary>
    Task<PaymentTerms?> TermsAsync(Guid subject, CancellationToken cancellationToken);

    /// <summary>
    /// A stage of the work is reached: its parts are due from now on. What became due. Inside the caller's transaction.
    /// Codes: <c>payment.not-found</c>, <c>payment.stage-not-awaited</c>.
    /// </summary>
    Task<Result<Money>> ReachAsync(Guid subject, string stage, CancellationToken cancellationToken);
}

/// <summary>Time to tell the payer of a part that is due soon, today or since some days.</summary>
/// <param name="ReminderId">Its own, so that it is told once.</param>
/// <param name="Amount">What is to be paid.</param>
[EventName("payments.part-due.v1")]
public sealed record PartDue(Guid ReminderId, PaymentId PaymentId, Guid SubjectId, Money Amount, DateTimeOffset DueAt) : IDomainEvent;
