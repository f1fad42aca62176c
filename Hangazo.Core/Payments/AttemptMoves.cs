using System.Collections.Frozen;
using Hangazo.Core.Payments.Contracts;

namespace Hangazo.Core.Payments;

/// <summary>What can be learnt about an attempt, whoever says it: the worker, a callback, a query, the clock.</summary>
public enum AttemptSignal
{
    /// <summary>We are about to post the request.</summary>
    Submit,

    /// <summary>The gateway took the request and gave its ids.</summary>
    Accepted,

    /// <summary>Proof of payment.</summary>
    Paid,

    Failed,
    Cancelled,

    /// <summary>No answer: to the post itself, from the payer, or from anybody for too long.</summary>
    TimedOut,

    /// <summary>Ids or amount do not fit, or a code nobody knows.</summary>
    Mismatch,

    /// <summary>The payer asked for another request.</summary>
    Superseded,
}

/// <param name="To">The next state; null: stay.</param>
/// <param name="Alert">Staying is right, but somebody should know.</param>
public readonly record struct AttemptMove(AttemptState? To, bool Alert = false);

/// <summary>
/// The one table of attempt states. Money truth wins: a success is never taken back, and a failure or an expiry still becomes a
/// success when proof arrives late.
/// </summary>
public static class AttemptMoves
{
    private static readonly AttemptMove Stay = new(null);
    private static readonly AttemptMove Warn = new(null, Alert: true);
    private static readonly AttemptMove Submitting = new(AttemptState.Submitting);
    private static readonly AttemptMove Pending = new(AttemptState.Pending);
    private static readonly AttemptMove Unknown = new(AttemptState.Unknown);
    private static readonly AttemptMove Success = new(AttemptState.Succeeded);
    private static readonly AttemptMove Failed = new(AttemptState.Failed);
    private static readonly AttemptMove Cancelled = new(AttemptState.Cancelled);
    private static readonly AttemptMove Expired = new(AttemptState.Expired);
    private static readonly AttemptMove Review = new(AttemptState.NeedsReview, Alert: true);

    private static readonly FrozenDictionary<AttemptState, AttemptMove[]> Table = new Dictionary<AttemptState, AttemptMove[]>
    {
        //                             Submit      Accepted Paid     Failed  Cancelled  TimedOut Mismatch Superseded
        [AttemptState.Created] = [     Submitting, Stay,    Success, Failed, Cancelled, Unknown, Review,  Cancelled],
        [AttemptState.Submitting] = [  Stay,       Pending, Success, Failed, Cancelled, Unknown, Review,  Expired],
        [AttemptState.Pending] = [     Stay,       Stay,    Success, Failed, Cancelled, Expired, Review,  Expired],
        [AttemptState.Unknown] = [     Stay,       Pending, Success, Failed, Cancelled, Review,  Review,  Expired],
        [AttemptState.Failed] = [      Stay,       Stay,    Success, Stay,   Stay,      Stay,    Review,  Stay],
        [AttemptState.Cancelled] = [   Stay,       Stay,    Success, Stay,   Stay,      Stay,    Review,  Stay],
        [AttemptState.Expired] = [     Stay,       Stay,    Success, Stay,   Stay,      Stay,    Review,  Stay],
        [AttemptState.NeedsReview] = [ Stay,       Stay,    Success, Stay,   Stay,      Stay,    Warn,    Stay],
        [AttemptState.Succeeded] = [   Stay,       Stay,    Stay,    Warn,   Warn,      Stay,    Warn,    Stay],
    }.ToFrozenDictionary();

    /// <summary>Attempts in these states may still move by themselves; a payment has at most one.</summary>
    public static bool IsOpen(AttemptState state) =>
        state is AttemptState.Created or AttemptState.Submitting or AttemptState.Pending or AttemptState.Unknown;

    public static AttemptMove For(AttemptState state, AttemptSignal signal) => Table[state][(int)signal];
}
