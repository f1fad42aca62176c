using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;

namespace Hangazo.Core.Payments;

/// <summary>
/// Money that goes back to a payer out of one receipt: who asked, who approved, every post to the provider, how it ended. Until it is approved
/// nothing has moved; from then on it pays out one <see cref="Credit"/>. Changed only under the lock of its payment, through <see cref="RefundBook"/>.
/// </summary>
public sealed class Refund : AggregateRoot
{
    /// <summary>By then whoever sends it has an answer, or was ended.</summary>
    public static readonly TimeSpan SendingTakes = TimeSpan.FromMinutes(3);

    private const int LongestProblem = 400;

    private readonly List<RefundPost> _posts = [];

    private Refund()
    {
    }

    public RefundId Id { get; private set; }

    public PaymentId PaymentId { get; private set; }

    public Guid SubjectId { get; private set; }

    /// <summary>What it is given back for, in the asker's own id; a credit's for a credit.</summary>
    public Guid Occasion { get; private set; }

    /// <summary>The credit it pays out; null until it is approved.</summary>
    public Guid? CreditId { get; private set; }

    public Guid ReceiptId { get; private set; }

    public string Gateway { get; private set; } = "";

    public Money Amount { get; private set; }

    /// <summary>What goes back in the currency of the charge, where that is another: settled when it is sent first.</summary>
    public long? ChargeMinor { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>Staff want to send it themselves, although the provider could.</summary>
    public bool ByHand { get; private set; }

    public RefundState State { get; private set; }

    public Guid? RequestedById { get; private set; }

    public string RequestedBy { get; private set; } = "";

    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>Who approved or rejected it.</summary>
    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Deliberate tries so far; part of the provider's idempotency key.</summary>
    public int Tries { get; private set; }

    /// <summary>The provider's number of the money that went back, or its id of the refund while it is under way.</summary>
    public string? Reference { get; private set; }

    /// <summary>Why it has not gone back, for staff.</summary>
    public string? Problem { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>When the shop by itself sends it or asks about it next; null: never.</summary>
    public DateTimeOffset? NextStepAt { get; private set; }

    public IReadOnlyList<RefundPost> Posts => _posts;

    public bool IsOpen => RefundMoves.IsOpen(State);

    internal static Refund Request(Payment payment, ReceivedMoney receipt, Money amount, RefundAsk ask, DateTimeOffset now)
    {
        var refund = new Refund
        {
            Id = RefundId.New(),
            PaymentId = payment.Id,
            SubjectId = payment.SubjectId,
            Occasion = ask.Occasion,
            ReceiptId = receipt.Id,
            Gateway = receipt.Gateway,
            Amount = amount,
            Reason = ask.Reason,
            ByHand = ask.ByHand,
            RequestedById = ask.By.Id,
            RequestedBy = ask.By.Name,
            RequestedAt = now,
        };
        refund.Tell();
        return refund;
    }

    /// <summary>The refund of a credit that is there already.</summary>
    internal static Refund OfCredit(Payment payment, ReceivedMoney receipt, Credit credit, Actor by, bool byHand, DateTimeOffset now)
    {
        var refund = Request(payment, receipt, credit.Amount, new(payment.SubjectId, credit.Id, credit.Amount, by, credit.Note ?? credit.Reason.ToString(), byHand), now);
        refund.CreditId = credit.Id;
        return refund;
    }

    internal void Approve(Guid credit, string by, bool sendsItself, DateTimeOffset now)
    {
        (CreditId, DecidedBy, DecidedAt) = (credit, by, now);
        Take(RefundSignal.Approve, now);
        NextStepAt = sendsItself && !ByHand ? now : null;
    }

    internal void Reject(string by, string? why, DateTimeOffset now)
    {
        (DecidedBy, DecidedAt, Problem) = (by, now, Short(why));
        Take(RefundSignal.Reject, now);
    }

    /// <summary>Says it once for all that were asked for together.</summary>
    internal void TellApproved(Money all) => Raise(new RefundApproved(Occasion, SubjectId, all, DecidedBy ?? RequestedBy));

    internal void TellRejected() => Raise(new RefundRejected(Occasion, SubjectId, DecidedBy ?? RequestedBy));

    /// <summary>Somebody posts it now; nobody else may. False when it is not to be sent (any more).</summary>
    internal bool BeginSend(RefundPost post, Money charge, DateTimeOffset now)
    {
        if (RefundMoves.For(State, RefundSignal.Send).To is null) return false;
        // After "nobody knows" the very same try goes out again, after a refusal another one.
        if (State == RefundState.Failed || Tries == 0) Tries++;
        if (charge.Currency != Amount.Currency) ChargeMinor ??= charge.Minor;
        _posts.Add(post);
        (SentAt, Problem, NextStepAt) = (now, null, now + SendingTakes);
        Take(RefundSignal.Send, now);
        return true;
    }

    internal void BeginQuestion(RefundPost question) => _posts.Add(question);

    /// <summary>What was learnt. Returns the move, so that the caller can tell a change, a no-op and an alert apart.</summary>
    internal RefundMove Learn(RefundSignal signal, string? reference, string? problem, DateTimeOffset now)
    {
        // A second success with another number means that the money went back twice.
        var twice = signal == RefundSignal.Done && State == RefundState.Succeeded && reference is not null && reference != Reference;
        // Written down by hand: a late refusal of a try before changes nothing.
        if (signal == RefundSignal.Refused && State == RefundState.Succeeded && reference is not null && reference != Reference) return new(null);
        var move = Take(signal, now);
        if (move.To is not null || (signal == RefundSignal.Taken && State == RefundState.Pending))
        {
            Reference = signal is RefundSignal.Refused or RefundSignal.Lost ? null : reference ?? Reference;
            Problem = Short(problem);
        }

        return twice ? new(null, Alert: true) : move;
    }

    /// <summary>The post that moves the money, the latest of them; null before the first.</summary>
    public RefundPost? LastPost => _posts.Where(post => !post.IsQuestion).MaxBy(post => post.SentAt);

    /// <summary>The post that the provider knows by this id of its own; null when none is known by it.</summary>
    internal RefundPost? PostOf(string? conversation) =>
        conversation is null ? null : _posts.Where(post => !post.IsQuestion && post.ConversationId == conversation).MaxBy(post => post.SentAt);

    internal void StepAt(DateTimeOffset? next) => NextStepAt = next;

    private RefundMove Take(RefundSignal signal, DateTimeOffset now)
    {
        var move = RefundMoves.For(State, signal);
        if (move.To is not { } to || to == State) return move;
        State = to;
        FinishedAt = to is RefundState.Succeeded or RefundState.Rejected ? now : null;
        if (to is not (RefundState.Submitting or RefundState.Pending)) NextStepAt = null;
        Tell();
        return move;
    }

    private void Tell() => Raise(new RefundChanged(Id, Occasion, SubjectId, State));

    private static string? Short(string? text) => text is { Length: > LongestProblem } ? text[..LongestProblem] : text;
}

/// <summary>One post to the provider about a refund: the money's own way back, or a question how that ended.</summary>
public sealed class RefundPost
{
    private const int LongestOutcome = 200;

    private RefundPost()
    {
    }

    /// <summary>Also our own id of it at the provider.</summary>
    public Guid Id { get; private set; }

    public RefundId RefundId { get; private set; }

    public RefundWay Way { get; private set; }

    /// <summary>It asks how an earlier post ended and moves no money.</summary>
    public bool IsQuestion { get; private set; }

    /// <summary>SHA-256 of the token in the address the result is sent to; the token itself is kept nowhere.</summary>
    public byte[] TokenHash { get; private set; } = [];

    /// <summary>The provider's id of the conversation, once it answered.</summary>
    public string? ConversationId { get; private set; }

    public DateTimeOffset SentAt { get; private set; }

    /// <summary>The provider's last word about it.</summary>
    public string? Outcome { get; private set; }

    /// <summary>
    /// The provider closed this road: it is no use to take it again. Of a refund by the provider itself: it failed, which is the last word of it.
    /// </summary>
    public bool IsClosed { get; private set; }

    internal static RefundPost Of(RefundId refund, RefundWay way, bool isQuestion, byte[] tokenHash, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        RefundId = refund,
        Way = way,
        IsQuestion = isQuestion,
        TokenHash = tokenHash,
        SentAt = now,
    };

    internal void Answered(RefundAnswer answer) => (ConversationId, Outcome, IsClosed) = (
        ConversationId ?? answer.Conversation, Short(answer.Text) ?? Outcome,
        Way == RefundWay.Provider ? answer.Result == RefundResult.Refused : IsClosed || answer.TryOtherWay);

    private static string? Short(string? text) => text is { Length: > LongestOutcome } ? text[..LongestOutcome] : text;
}
