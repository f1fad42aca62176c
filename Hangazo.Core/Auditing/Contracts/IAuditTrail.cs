namespace Hangazo.Core.Auditing.Contracts;

/// <summary>Who does something: a member of staff by account, or the shop by itself.</summary>
/// <param name="Id">The account; null when the shop acts by itself.</param>
public sealed record Actor(Guid? Id, string Name)
{
    /// <summary>For what happens by the clock.</summary>
    public static readonly Actor Shop = new(null, "The shop");
}

/// <summary>What a change is about, such as one product.</summary>
/// <param name="Kind">A module's own word, such as <c>product</c>; at most 24 characters.</param>
public sealed record AuditSubject(string Kind, Guid Id);

/// <summary>One changed thing in words: <c>Price of HG-1-M</c>, <c>KSh 1,200</c>, <c>KSh 1,300</c>.</summary>
/// <param name="Before">Null when there was nothing to compare, as when something was added.</param>
/// <param name="After">Null when something was taken away.</param>
public sealed record AuditChange(string What, string? Before = null, string? After = null);

/// <summary>What stands in the trail.</summary>
public sealed record AuditView(DateTimeOffset At, string By, string What, string? Before, string? After);

/// <summary>The append-only trail of who changed what.</summary>
public interface IAuditTrail
{
    /// <summary>Stages entries; the caller's next save stores them in the same transaction as the change itself.</summary>
    void Note(AuditSubject subject, Actor by, IEnumerable<AuditChange> changes);

    /// <summary>The newest entries of a subject, newest first.</summary>
    Task<IReadOnlyList<AuditView>> ReadAsync(AuditSubject subject, int most, CancellationToken cancellationToken);
}
