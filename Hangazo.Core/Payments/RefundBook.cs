using System.Collections.Frozen;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Payments;

/// <summary>
/// A payment under its lock together with every refund of it: the one place where money going out is decided. Always true: what is asked for,
/// on its way or back never exceeds what was received, and never the part of a receipt it goes out of.
/// </summary>
public sealed class RefundBook(Payment payment, IEnumerable<Refund> refunds)
{
    /// <summary>How long to wait before a post that got no answer goes out again.</summary>
    private static readonly TimeSpan[] Again = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(3)];

    private const string OverText = "Of a try that is over";

    private readonly List<Refund> _refunds = [.. refunds];

    /// <summary>Receipts whose payer's number M-Pesa did not tell: staff say where money of them goes.</summary>
    public IReadOnlySet<Guid> Untold { get; init; } = FrozenSet<Guid>.Empty;

    public Payment Payment => payment;

    public IReadOnlyList<Refund> Refunds => _refunds;

    /// <summary>Captured money that nobody has asked back yet.</summary>
    public Money Left => payment.Captured - Sum(_refunds.Where(IsWaiting));

    private Money Received => Sum(payment.Receipts.Select(receipt => receipt.Amount));

    public Refund? OfCredit(Guid credit) => _refunds.Find(refund => refund.CreditId == credit && refund.State != RefundState.Rejected);

    /// <summary>
    /// Takes captured money out again, store credit first, then the oldest receipts. Approved at once, unless all that goes back of this payment together needs a second person.
    /// Codes: <c>payment.refund-amount</c>, <c>payment.refund-too-much</c>.
    /// </summary>
    /// <param name="sendsItself">Whether the provider of a refund sends it by itself.</param>
    internal Result<IReadOnlyList<Refund>> Request(RefundAsk ask, RefundRules rules, Func<Refund, bool> sendsItself, DateTimeOffset now)
    {
        if (ask.Amount.Minor <= 0) return PaymentErrors.RefundAmount;
        if (ask.Amount > Left || Spoken + ask.Amount > Received) return PaymentErrors.RefundTooMuch(Left);
        var (asked, rest) = (new List<Refund>(), ask.Amount);
        foreach (var receipt in payment.Receipts.OrderByDescending(IsStoreCredit).ThenBy(receipt => receipt.BookedAt).ThenBy(receipt => receipt.Id))
        {
            var left = LeftOf(receipt);
            if (rest.IsZero || left.Minor <= 0) continue;
            var part = rest < left ? rest : left;
            // Store credit goes back to its account, however the rest is sent.
            asked.Add(Refund.Request(payment, receipt, part, IsStoreCredit(receipt) ? ask with { ByHand = false } : ask, now));
            rest -= part;
        }

        if (!rest.IsZero) return PaymentErrors.RefundTooMuch(ask.Amount - rest);
        var alone = !rules.NeedsSecondPerson(Spoken + ask.Amount);
        _refunds.AddRange(asked);
        if (alone) ApproveAll(asked, ask.By.Name, sendsItself, now);
        else payment.Note(null, PaymentEventKind.Refund, $"{ask.By.Name} asks to give {ask.Amount} back: {ask.Reason}", null, now);
        return asked;
    }

    /// <summary>The refund of a credit, made when there is none yet. Codes: <c>payment.credit-not-open</c>.</summary>
    internal Result<Refund> RefundCredit(Credit credit, RefundRules rules, Actor by, bool byHand, DateTimeOffset now)
    {
        if (credit.State != CreditState.Open) return PaymentErrors.CreditNotOpen;
        if (OfCredit(credit.Id) is { } known) return known;
        var receipt = payment.Receipts.First(r => r.Gateway == credit.Gateway && r.Reference == credit.Receipt);
        var alone = !rules.NeedsSecondPerson(Spoken + credit.Amount);
        var refund = Refund.OfCredit(payment, receipt, credit, by, byHand, now);
        _refunds.Add(refund);
        if (alone) refund.Approve(credit.Id, by.Name, sendsItself: false, now);
        else payment.Note(null, PaymentEventKind.Refund, $"{by.Name} asks to give {credit.Amount} of {credit.Receipt} back.", null, now);
        return refund;
    }

    /// <summary>Store credit that paid for what nobody wants any more is on its way back to its account; nobody need approve that.</summary>
    internal IReadOnlyList<Refund> ReturnStoreCredit(DateTimeOffset now)
    {
        var returned = new List<Refund>();
        foreach (var credit in payment.Credits.Where(credit => credit.Gateway == Gateways.StoreCredit.Code && credit.State == CreditState.Open && OfCredit(credit.Id) is null))
        {
            var refund = RefundCredit(credit, new RefundRules(SecondPersonFrom: null), Actor.Shop, byHand: false, now).Value;
            refund.StepAt(now);
            returned.Add(refund);
        }

        return returned;
    }

    /// <summary>Codes: <c>payment.refund-not-waiting</c>, <c>payment.refund-same-person</c>.</summary>
    internal Result<Money> Approve(Guid occasion, Actor by, Func<Refund, bool> sendsItself, DateTimeOffset now)
    {
        var waiting = _refunds.FindAll(refund => refund.Occasion == occasion && refund.State == RefundState.Requested);
        if (waiting.Count == 0) return PaymentErrors.RefundNotWaiting;
        if (waiting.Exists(refund => refund.RequestedById == by.Id)) return PaymentErrors.RefundSamePerson;
        ApproveAll(waiting, by.Name, sendsItself, now);
        return Sum(waiting);
    }

    /// <summary>Codes: <c>payment.refund-not-waiting</c>.</summary>
    internal Result<Money> Reject(Guid occasion, string by, string? why, DateTimeOffset now)
    {
        var waiting = _refunds.FindAll(refund => refund.Occasion == occasion && refund.State == RefundState.Requested);
        if (waiting.Count == 0) return PaymentErrors.RefundNotWaiting;
        foreach (var refund in waiting) refund.Reject(by, why, now);
        waiting[0].TellRejected();
        payment.Note(null, PaymentEventKind.Refund, $"{by} did not approve giving {Sum(waiting)} back. {why}".Trim(), null, now);
        return Sum(waiting);
    }

    /// <summary>The whole payment is turned into credits: what only waits for approval has nothing left to wait for.</summary>
    internal void RejectWaiting(string why, DateTimeOffset now)
    {
        foreach (var occasion in _refunds.Where(IsWaiting).Select(refund => refund.Occasion).Distinct().ToList()) Reject(occasion, Actor.Shop.Name, why, now);
    }

    /// <summary>
    /// Whether it gives back the whole of a payment that we asked for, and nothing else ever went out of it. A receipt whose number is not known
    /// yet, and money that people sent by themselves (which may have been split), cannot be taken back.
    /// </summary>
    internal bool IsWhole(Refund refund) => IsWhole(ReceiptOf(refund), payment.Attempts, refund.Amount)
        && _refunds.TrueForAll(other => other == refund || other.ReceiptId != refund.ReceiptId || other.State == RefundState.Rejected);

    internal static bool IsWhole(ReceivedMoney receipt, IEnumerable<PaymentAttempt> attempts, Money amount) =>
        receipt.Amount == amount && !receipt.IsStandIn && attempts.Any(attempt => attempt.Id == receipt.AttemptId && attempt.Gateway == receipt.Gateway);

    /// <summary>
    /// What the provider gives back. In another currency by the stored charge; the refund that empties the receipt takes what is left of the charge.
    /// </summary>
    internal Money ChargeOf(Refund refund)
    {
        var receipt = ReceiptOf(refund);
        var attempt = AttemptOf(receipt);
        if (attempt.Charge is not { } charge) return refund.Amount;
        if (refund.ChargeMinor is { } settled) return new(settled, charge.Currency);
        var others = _refunds.FindAll(other => other != refund && other.ReceiptId == refund.ReceiptId && other.ChargeMinor is not null);
        return Sum(others) + refund.Amount >= receipt.Amount
            ? new(Math.Max(0, attempt.InCharge(receipt.Amount).Minor - others.Sum(other => other.ChargeMinor ?? 0)), charge.Currency)
            : attempt.InCharge(refund.Amount);
    }

    /// <summary>Books what was learnt about a refund: its state, its credit's, a line of the journal.</summary>
    internal void Hear(Refund refund, RefundAnswer answer, DateTimeOffset now)
    {
        var before = refund.State;
        if (before == RefundState.Succeeded && answer.Result == RefundResult.Refused)
            answer = answer with { Text = $"It was back ({refund.Reference}), then it failed. {answer.Text}".TrimEnd() };
        var move = refund.Learn(SignalOf(answer.Result), answer.Reference, answer.Text, now);
        refund.StepAt(NextStep(refund, answer, now));
        if (payment.Credits.FirstOrDefault(credit => credit.Id == refund.CreditId) is { } credit)
        {
            credit.Follow(refund);
            if (refund.State != before || (answer.Body is not null && before != RefundState.Succeeded))
                payment.Note(null, PaymentEventKind.Refund, $"{refund.Amount} of {credit.Receipt} back: {refund.State}. {answer.Reference} {answer.Text}".Trim(), answer.Body, now);
        }

        if (move.Alert)
            payment.Note(null, PaymentEventKind.Alert, $"Refund of {refund.Amount}: {answer.Result} while {before} ({answer.Reference}).", null, now);
    }

    /// <summary>The provider says how a refund stands: sent by us, or made in its own portal, which staff shall know of.</summary>
    internal string HearFromProvider(RefundNews news, DateTimeOffset now)
    {
        var refund = _refunds.Find(r => news.Ours is { } ours && (r.Id.Value == ours || r.CreditId == ours))
            ?? _refunds.Find(r => r.Reference is not null && r.Reference == news.Answer.Reference)
            ?? _refunds.Find(r => r.PostOf(news.Answer.Conversation) is not null);
        if (refund is null)
        {
            payment.Note(null, PaymentEventKind.Alert, $"{news.Amount} was refunded outside the shop ({news.Answer.Reference}).", null, now);
            return "A refund made outside the shop";
        }

        return HearAbout(refund, news, now);
    }

    /// <summary>The answer to a post. That it failed may have been told before the answer came.</summary>
    internal void HearAnswer(Refund refund, RefundPost post, RefundAnswer answer, DateTimeOffset now)
    {
        if (refund.PostOf(answer.Conversation) is { IsClosed: true, Way: RefundWay.Provider }) return;
        post.Answered(answer);
        Hear(refund, answer, now);
    }

    /// <summary>
    /// The provider's own word about a refund, told or asked for. Words may come late and in any order, and a refund that failed stays failed: nothing
    /// that is said of it afterwards counts, and the failure of an earlier try says nothing about the next.
    /// </summary>
    internal string HearAbout(Refund refund, RefundNews news, DateTimeOffset now)
    {
        var (answer, about) = (news.Answer, refund.PostOf(news.Answer.Conversation));
        if (about is { IsClosed: true }) return OverText;
        var isEarlier = about is not null && about != refund.LastPost;
        if (answer.Result == RefundResult.Done && !news.Amount.IsZero && news.Amount != ChargeOf(refund))
            answer = answer with { Result = RefundResult.Doubtful, Text = $"The provider gave {news.Amount} back, {ChargeOf(refund)} was asked for." };
        (about ?? refund.LastPost)?.Answered(answer);
        if (isEarlier && answer.Result == RefundResult.Refused) return OverText;
        Hear(refund, answer, now);
        return refund.State.ToString();
    }

    /// <summary>The M-Pesa number a refund would go to; null while nobody knows it.</summary>
    internal PhoneNumber? PhoneOf(Refund refund) => AttemptOf(ReceiptOf(refund)).Phone is var phone && phone == PayBillReceipt.NobodysPhone ? null : phone;

    /// <summary>
    /// Staff say to which M-Pesa number go those of the refunds whose payer M-Pesa masks and may be this one. Returns whether any does. Codes:
    /// <c>payment.refund-phone-other</c> (none can be), <c>payment.refund-phone-settled</c> (money of the same receipt is on its way).
    /// </summary>
    internal Result<bool> SendTo(PhoneNumber phone, IReadOnlyList<Refund> refunds, string by, DateTimeOffset now)
    {
        var untold = refunds.Where(refund => Untold.Contains(refund.ReceiptId)).Select(ReceiptOf).Distinct().ToList();
        if (untold.Count == 0) return false;
        var fitting = untold.FindAll(receipt => receipt.MayBeFrom(phone));
        if (fitting.Count == 0) return PaymentErrors.RefundPhoneOther(untold[0].PayerMasked);
        foreach (var receipt in fitting)
        {
            var attempt = AttemptOf(receipt);
            if (attempt.Phone == phone) continue;
            if (_refunds.Exists(refund => refund.ReceiptId == receipt.Id && IsUnderWay(refund))) return PaymentErrors.RefundPhoneSettled;
            attempt.GoesBackTo(phone);
            payment.Note(attempt, PaymentEventKind.Refund, $"{by} says that money of {receipt.Reference} goes back to {phone.Masked}.", null, now);
        }

        return true;
    }

    /// <summary>Somebody posts it now. False when it is not to be sent (any more).</summary>
    internal bool BeginSend(Refund refund, RefundPost post, DateTimeOffset now)
    {
        if (!refund.BeginSend(post, ChargeOf(refund), now)) return false;
        payment.Credits.First(credit => credit.Id == refund.CreditId).Follow(refund);
        return true;
    }

    /// <summary>What is pending is asked about, what got lost is sent again a few times, what was refused goes another way where there is one.</summary>
    private static DateTimeOffset? NextStep(Refund refund, RefundAnswer answer, DateTimeOffset now) => refund.State switch
    {
        RefundState.Pending when answer.Result == RefundResult.Unclear => now,
        RefundState.Pending => Gateways.Of(refund.Gateway).RefundPolls.Next(refund.SentAt ?? now, canQuery: true, now),
        RefundState.Failed when answer.TryOtherWay => now,
        RefundState.Approved when answer.Result == RefundResult.Unknown && refund.Posts.Count is > 0 and var sent && sent <= Again.Length => now + Again[sent - 1],
        _ => null,
    };

    private static RefundSignal SignalOf(RefundResult result) => result switch
    {
        RefundResult.Done => RefundSignal.Done,
        RefundResult.Pending => RefundSignal.Taken,
        RefundResult.Refused => RefundSignal.Refused,
        RefundResult.Unknown => RefundSignal.Lost,
        RefundResult.Unclear => RefundSignal.Unclear,
        _ => RefundSignal.Doubt,
    };

    private Money Spoken => Sum(_refunds.Where(refund => refund.State != RefundState.Rejected));

    /// <summary>Money of a receipt that is still booked on the payment and that nobody has asked back.</summary>
    private Money LeftOf(ReceivedMoney receipt) => payment.StillCaptured(receipt) - Sum(_refunds.Where(refund => IsWaiting(refund) && refund.ReceiptId == receipt.Id));

    /// <summary>A post of it went out, and the same may go out again.</summary>
    private static bool IsUnderWay(Refund refund) =>
        refund.State is RefundState.Submitting or RefundState.Pending or RefundState.NeedsReview || (refund.State == RefundState.Approved && refund.Tries > 0);

    private ReceivedMoney ReceiptOf(Refund refund) => payment.Receipts.First(receipt => receipt.Id == refund.ReceiptId);

    private PaymentAttempt AttemptOf(ReceivedMoney receipt) => payment.Attempts.First(attempt => attempt.Id == receipt.AttemptId);

    private static bool IsStoreCredit(ReceivedMoney receipt) => receipt.Gateway == Gateways.StoreCredit.Code;

    private static bool IsWaiting(Refund refund) => refund is { State: RefundState.Requested, CreditId: null };

    private void ApproveAll(IReadOnlyList<Refund> refunds, string by, Func<Refund, bool> sendsItself, DateTimeOffset now)
    {
        foreach (var refund in refunds)
        {
            var credit = refund.CreditId ?? payment.Release(ReceiptOf(refund), refund.Amount, refund.Reason, now).Id;
            refund.Approve(credit, by, sendsItself(refund), now);
        }

        payment.Note(null, PaymentEventKind.Refund, $"{by} gives {Sum(refunds)} back: {refunds[0].Reason}", null, now);
        refunds[0].TellApproved(Sum(refunds));
    }

    private Money Sum(IEnumerable<Refund> refunds) => Sum(refunds.Select(refund => refund.Amount));

    private Money Sum(IEnumerable<Money> amounts) => Money.Sum(amounts, payment.Due.Currency);
}
