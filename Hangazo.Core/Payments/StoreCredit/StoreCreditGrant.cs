using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Payments.StoreCredit;

public enum GrantState
{
    /// <summary>Somebody else must approve it first.</summary>
    Requested,
    Done,
    Rejected,
}

/// <summary>Store credit that staff give or take back by hand: who asked, who agreed. Above the limit for refunds two people do.</summary>
public sealed class StoreCreditGrant : AggregateRoot
{
    private StoreCreditGrant()
    {
    }

    public Guid Id { get; private set; }

    public Guid Holder { get; private set; }

    /// <summary>Below zero: to be taken back.</summary>
    public Money Amount { get; private set; }

    public string Reason { get; private set; } = "";

    public GrantState State { get; private set; }

    public Guid? RequestedById { get; private set; }

    public string RequestedBy { get; private set; } = "";

    public DateTimeOffset RequestedAt { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    internal static StoreCreditGrant Request(Guid holder, Money amount, string reason, Actor by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        Holder = holder,
        Amount = amount,
        Reason = reason,
        RequestedById = by.Id,
        RequestedBy = by.Name,
        RequestedAt = now,
    };

    /// <summary>Books it. Codes: <c>store-credit.too-little</c>.</summary>
    internal Result Do(StoreCreditAccount account, string by, DateTimeOffset now)
    {
        var cause = new StoreCreditCause($"grant {Id:N}", "", Reason, by == RequestedBy ? by : $"{RequestedBy}, {by}");
        if (Amount.Minor > 0) account.Add(StoreCreditKind.Issued, Amount, cause, now);
        else if (account.Take(StoreCreditKind.TakenBack, -Amount, cause, now) is { Succeeded: false } refused) return refused.Error;
        Decide(GrantState.Done, by, now);
        return Result.Ok;
    }

    internal void Decide(GrantState state, string by, DateTimeOffset now) => (State, DecidedBy, DecidedAt) = (state, by, now);
}
