using Hangazo.Core.Kernel;

namespace Hangazo.Core.Settings.Contracts;

/// <summary>When money may go back.</summary>
/// <param name="SecondPersonFrom">Whole shillings: from this much on, counting all that goes back of one payment, a second person must approve it; null: never.</param>
public sealed record RefundRules(long? SecondPersonFrom)
{
    public bool NeedsSecondPerson(Money amount) => SecondPersonFrom is { } from && amount.Minor >= from * 100;
}
