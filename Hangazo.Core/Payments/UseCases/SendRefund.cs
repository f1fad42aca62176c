using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Data;
using Hangazo.Core.Settings.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>
/// Sends money back through the provider it came from: at the press of a button, or by itself once it is approved. Claimed and committed first, so
/// that two of them send it once; what got no answer is repeated only where the provider knows our key.
/// </summary>
public sealed class SendRefund(
    HangazoDb db, PaymentGateways gateways, ISettings settings, IAuditTrail trail, PaymentBell bell, TimeProvider clock, ILogger<SendRefund> logger)
{
    /// <summary>Between two questions about one refund that staff ask.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromSeconds(10);

    /// <summary>Staff send a credit back. Returns how its refund stands: <see cref="RefundState.Requested"/> when a second person must approve it first.</summary>
    /// <remarks>Codes: those of the other overload.</remarks>
    public Task<Result<RefundState>> ExecuteAsync(Guid credit, Actor by, CancellationToken cancellationToken) => ExecuteAsync(credit, phone: null, by, cancellationToken);

    /// <summary>As the other overload, to the M-Pesa number that staff say where M-Pesa masks the payer's.</summary>
    /// <param name="phone">As typed; needed where nobody knows it yet, of no effect where M-Pesa told it or the provider needs none.</param>
    /// <remarks>
    /// Codes: <c>payment.not-found</c>, <c>payment.credit-not-open</c>, <c>payment.refund-by-hand</c>, <c>payment.refund-awaits-approval</c>, <c>payment.refund-failed</c>,
    /// <c>payment.refund-phone-missing</c>, <c>payment.refund-phone-other</c>, <c>payment.refund-phone-settled</c>, <c>phone.invalid</c>, <c>phone.not-kenyan</c>.
    /// </remarks>
    public async Task<Result<RefundState>> ExecuteAsync(Guid credit, string? phone, Actor by, CancellationToken cancellationToken)
    {
        var rules = await settings.RefundsAsync(cancellationToken);
        var claimed = await db.InTransactionAsync<Claim>(
            async token =>
            {
                if (await db.LockBookOfCreditAsync(credit, token) is not { } book) return PaymentErrors.NotFound;
                var now = clock.GetUtcNow();
                var known = book.OfCredit(credit);
                var made = book.RefundCredit(book.Payment.Credits.Single(c => c.Id == credit), rules, by, byHand: false, now);
                if (!made.Succeeded) return made.Error;
                var refund = made.Value;
                var way = gateways.WayBack(book, refund);
                if (way == RefundWay.ByHand) return PaymentErrors.RefundByHand;
                if (known is { State: RefundState.Requested }) return PaymentErrors.RefundAwaitsApproval;
                var to = way == RefundWay.Payout ? Payee(book, refund, phone, by, now) : "";
                if (!to.Succeeded) return to.Error;
                if (known is null) db.Add(refund);
                trail.Note(new("payment", book.Payment.Id.Value), by, [new(refund.State == RefundState.Requested ? "Refund asked for" : "Refund sent", null, $"{refund.Amount}{to.Value}")]);
                var claim = refund.State == RefundState.Requested ? new Claim(book.Payment.Id, refund.Id, null) : TryClaim(book, refund, now);
                await db.SaveChangesAsync(token);
                return claim ?? (Result<Claim>)PaymentErrors.CreditNotOpen;
            },
            cancellationToken);
        if (!claimed.Succeeded) return claimed.Error;
        if (claimed.Value.Request is null) return RefundState.Requested;
        var (state, answer) = await PostAsync(claimed.Value);
        return answer.Result is RefundResult.Done or RefundResult.Pending or RefundResult.Unclear || answer.TryOtherWay ? state : PaymentErrors.RefundFailed(answer.Text);
    }

    /// <summary>Staff ask now how a refund stands instead of at its next turn. Returns how it stands then; M-Pesa may answer a little later.</summary>
    /// <remarks>Codes: <c>payment.not-found</c>, <c>payment.refund-nothing-to-ask</c>, <c>payment.refund-asked-just-now</c>.</remarks>
    public async Task<Result<RefundState>> AskNowAsync(Guid credit, CancellationToken cancellationToken)
    {
        var asked = await db.InTransactionAsync<Questioned>(
            async token =>
            {
                if (await db.LockBookOfCreditAsync(credit, token) is not { } book || book.OfCredit(credit) is not { } refund) return PaymentErrors.NotFound;
                var now = clock.GetUtcNow();
                if (refund is not { State: RefundState.Pending or RefundState.NeedsReview, LastPost: { } post }) return PaymentErrors.RefundNothingToAsk;
                if (refund.Posts.Max(p => p.SentAt) > now - Apart) return PaymentErrors.RefundAskedJustNow;
                var question = Ask(book, refund, post, now);
                await db.SaveChangesAsync(token);
                return question;
            },
            cancellationToken);
        if (!asked.Succeeded) return asked.Error;
        await AskAsync(asked.Value);
        return await db.Set<Refund>().AsNoTracking().Where(r => r.Id == asked.Value.Refund).Select(r => r.State).SingleAsync(cancellationToken);
    }

    /// <summary>Takes the next refund on that the shop by itself must send or ask about. False when none is due.</summary>
    public async Task<bool> ExecuteDueAsync(CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var now = clock.GetUtcNow();
        var due = await db.Set<Refund>().AsNoTracking().Where(r => r.NextStepAt != null && r.NextStepAt <= now)
            .OrderBy(r => r.NextStepAt).Select(r => new { r.Id, r.PaymentId }).Take(1).ToListAsync(cancellationToken);
        if (due.Count == 0) return false;
        var step = await db.InTransactionAsync<Step>(
            async token =>
            {
                var book = (await db.LockBookAsync(due[0].PaymentId, token))!;
                var taken = TakeStep(book, book.Refunds.Single(r => r.Id == due[0].Id), clock.GetUtcNow());
                await db.SaveChangesAsync(token);
                return taken;
            },
            cancellationToken);
        if (step.Value.Claim is { Request: not null } claim) await PostAsync(claim);
        if (step.Value.Question is { } question) await AskAsync(question);
        return true;
    }

    /// <summary>To which number it goes, in words that hide it; nothing where M-Pesa told it.</summary>
    private static Result<string> Payee(RefundBook book, Refund refund, string? typed, Actor by, DateTimeOffset now)
    {
        if (!book.Untold.Contains(refund.ReceiptId)) return "";
        if (!string.IsNullOrWhiteSpace(typed))
        {
            var phone = PhoneNumber.ParseKenyan(typed);
            if (!phone.Succeeded) return phone.Error;
            var named = book.SendTo(phone.Value, [refund], by.Name, now);
            if (!named.Succeeded) return named.Error;
        }

        return book.PhoneOf(refund) is { } known ? $" to {known.Masked}" : PaymentErrors.RefundPhoneMissing;
    }

    private Step TakeStep(RefundBook book, Refund refund, DateTimeOffset now)
    {
        // Another node may have been quicker.
        if (refund.NextStepAt is null || refund.NextStepAt > now) return new(null, null);
        switch (refund.State)
        {
            case RefundState.Approved or RefundState.Failed when gateways.WayBack(book, refund) != RefundWay.ByHand:
                return new(TryClaim(book, refund, now), null);
            case RefundState.Submitting:
                // Whoever sent it was ended before the answer was written down.
                book.Hear(refund, new(refund.LastPost is { Way: RefundWay.Reversal } ? RefundResult.Unclear : RefundResult.Unknown, Text: "No answer was written down."), now);
                return new(null, null);
            case RefundState.Pending when now - refund.SentAt >= Gateways.Of(refund.Gateway).RefundPolls.GiveUp:
                book.Hear(refund, new(RefundResult.Doubtful, Text: "No result came: look for it on the provider's statement."), now);
                return new(null, null);
            case RefundState.Pending when refund.LastPost is { } post:
                return new(null, Ask(book, refund, post, now));
            default:
                refund.StepAt(null);
                return new(null, null);
        }
    }

    private static Questioned Ask(RefundBook book, Refund refund, RefundPost post, DateTimeOffset now)
    {
        var (token, hash) = CallbackToken.New();
        var question = RefundPost.Of(refund.Id, post.Way, isQuestion: true, hash, now);
        refund.BeginQuestion(question);
        if (refund.State == RefundState.Pending) refund.StepAt(Gateways.Of(refund.Gateway).RefundPolls.Next(refund.SentAt ?? now, canQuery: true, now));
        return new(book.Payment.Id, refund.Id, refund.Gateway, new(RefundPostView.Of(book, refund, post), question.Id, token, book.Payment.Reference));
    }

    /// <summary>Asks, and books what is answered at once. What cannot be asked now is asked at the next turn. Not to be cancelled: the answer would be lost.</summary>
    private async Task AskAsync(Questioned asked)
    {
        db.ChangeTracker.Clear();
        if (await gateways[asked.Gateway].AskRefundAsync(asked.Question, CancellationToken.None) is not { } news) return;
        await db.InTransactionAsync<RefundState>(
            async token =>
            {
                var book = (await db.LockBookAsync(asked.Payment, token))!;
                var refund = book.Refunds.Single(r => r.Id == asked.Refund);
                refund.Posts.Single(post => post.Id == asked.Question.Post).Answered(news.Answer);
                book.HearAbout(refund, news, clock.GetUtcNow());
                await db.SaveChangesAsync(token);
                return refund.State;
            },
            CancellationToken.None);
    }

    private Claim? TryClaim(RefundBook book, Refund refund, DateTimeOffset now)
    {
        var way = gateways.WayBack(book, refund);
        var (token, hash) = CallbackToken.New();
        var post = RefundPost.Of(refund.Id, way, isQuestion: false, hash, now);
        if (!book.BeginSend(refund, post, now)) return null;
        var receipt = book.Payment.Receipts.First(r => r.Id == refund.ReceiptId);
        return new(book.Payment.Id, refund.Id, new(refund.Id.Value, receipt.Reference, book.ChargeOf(refund))
        {
            Gateway = refund.Gateway,
            Try = refund.Tries,
            Way = way,
            Post = post.Id,
            CallbackToken = token,
            Phone = book.Payment.Attempts.First(a => a.Id == receipt.AttemptId).Phone,
            Reference = book.Payment.Reference,
        });
    }

    /// <summary>Posts what was claimed and writes down what came back. Not to be cancelled half-way: the answer would be lost.</summary>
    private async Task<(RefundState State, RefundAnswer Answer)> PostAsync(Claim claim)
    {
        db.ChangeTracker.Clear();
        var request = claim.Request!;
        var answer = await gateways[request.Gateway].RefundAsync(request, CancellationToken.None);
        var state = await db.InTransactionAsync<RefundState>(
            async token =>
            {
                var book = (await db.LockBookAsync(claim.Payment, token))!;
                var refund = book.Refunds.Single(r => r.Id == claim.Refund);
                if (answer.Alert) logger.SetUpRefused(Gateways.Of(request.Gateway), $"refund {refund.Id}", answer.Text, book.Payment);
                book.HearAnswer(refund, refund.Posts.Single(post => post.Id == request.Post), answer, clock.GetUtcNow());
                await db.SaveChangesAsync(token);
                return refund.State;
            },
            CancellationToken.None);
        if (answer.TryOtherWay) bell.Refunds.Ring();
        return (state.Value, answer);
    }

    /// <param name="Request">Null: it waits for a second person.</param>
    private sealed record Claim(PaymentId Payment, RefundId Refund, RefundRequest? Request);

    private sealed record Questioned(PaymentId Payment, RefundId Refund, string Gateway, RefundQuestion Question);

    private sealed record Step(Claim? Claim, Questioned? Question);
}
