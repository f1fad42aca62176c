using System.Collections.Frozen;
using Hangazo.Core.Payments.Contracts;

namespace Hangazo.Core.Payments;

/// <summary>What can be learnt about a refund, whoever says it: staff, the provider's answer, its later word, the clock.</summary>
public enum RefundSignal
{
    Approve,
    Reject,

    /// <summary>We are about to post it.</summary>
    Send,

    /// <summary>The provider took it and tells later how it ended.</summary>
    Taken,

    /// <summary>The money is back.</summary>
    Done,

    /// <summary>Certainly nothing went back.</summary>
    Refused,

    /// <summary>Nobody knows, and the same post may be sent again without harm.</summary>
    Lost,

    /// <summary>Nobody knows, and it must not be sent again: it is asked about.</summary>
    Unclear,

    /// <summary>Ids or amounts do not fit, or nobody could tell for too long.</summary>
    Doubt,
}

/// <param name="To">The next state; null: stay.</param>
/// <param name="Alert">Staying is right, but somebody should know.</param>
public readonly record struct RefundMove(RefundState? To, bool Alert = false);

/// <summary>
/// The one table of refund states. What is unclear is never sent again by itself; a success is only taken back by the provider's own word
/// (card refunds may fail days later), and late proof turns a failure into a success.
/// </summary>
public static class RefundMoves
{
    private static readonly RefundMove Stay = new(null);
    private static readonly RefundMove Warn = new(null, Alert: true);
    private static readonly RefundMove Approved = new(RefundState.Approved);
    private static readonly RefundMove Rejected = new(RefundState.Rejected);
    private static readonly RefundMove Submitting = new(RefundState.Submitting);
    private static readonly RefundMove Pending = new(RefundState.Pending);
    private static readonly RefundMove Success = new(RefundState.Succeeded);
    private static readonly RefundMove Failed = new(RefundState.Failed);
    private static readonly RefundMove Reopened = new(RefundState.Failed, Alert: true);
    private static readonly RefundMove Review = new(RefundState.NeedsReview, Alert: true);

    private static readonly FrozenDictionary<RefundState, RefundMove[]> Table = new Dictionary<RefundState, RefundMove[]>
    {
        //                            Approve   Reject    Send        Taken    Done     Refused   Lost      Unclear  Doubt
        [RefundState.Requested] = [   Approved, Rejected, Stay,       Warn,    Warn,    Stay,     Stay,     Stay,    Warn],
        [RefundState.Approved] = [    Stay,     Stay,     Submitting, Pending, Success, Failed,   Stay,     Pending, Review],
        [RefundState.Submitting] = [  Stay,     Stay,     Stay,       Pending, Success, Failed,   Approved, Pending, Review],
        [RefundState.Pending] = [     Stay,     Stay,     Stay,       Stay,    Success, Failed,   Stay,     Stay,    Review],
        [RefundState.Succeeded] = [   Stay,     Stay,     Stay,       Stay,    Stay,    Reopened, Stay,     Stay,    Warn],
        [RefundState.Failed] = [      Stay,     Stay,     Submitting, Stay,    Success, Stay,     Stay,     Stay,    Review],
        [RefundState.NeedsReview] = [ Stay,     Stay,     Stay,       Stay,    Success, Failed,   Stay,     Stay,    Warn],
        [RefundState.Rejected] = [    Stay,     Stay,     Stay,       Warn,    Warn,    Stay,     Stay,     Stay,    Warn],
    }.ToFrozenDictionary();

    /// <summary>Money that is spoken for: decided or to be decided, and not back yet.</summary>
    public static bool IsOpen(RefundState state) => state is not (RefundState.Succeeded or RefundState.Rejected);

    public static RefundMove For(RefundState state, RefundSignal signal) => Table[state][(int)signal];
}
