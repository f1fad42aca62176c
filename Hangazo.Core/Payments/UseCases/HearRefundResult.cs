using System.Text;
using Hangazo.Core.Data;
using Hangazo.Core.Payments.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>What a provider's later word about money going out means: the refund's lock, its state, the journal. Part of <see cref="ProcessInbox"/>'s transaction.</summary>
public sealed class HearRefundResult(HangazoDb db, PaymentGateways gateways, PaymentBell bell, TimeProvider clock, ILogger<HearRefundResult> logger)
{
    private const string GaveUpKey = "gave-up";

    /// <summary>The provider's queue gave up: nothing is known, so it is asked.</summary>
    internal static RefundResultNews GaveUp(Guid post) => new($"refund:{post:N}:{GaveUpKey}", "The provider's queue gave up waiting", null, AsksNow: true);

    /// <summary>Returns what came of it, for the inbox.</summary>
    public async Task<string> ExecuteAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        var of = await db.Set<RefundPost>().AsNoTracking().Where(post => post.Id == message.RefundPostId).Join(
            db.Set<Refund>(), post => post.RefundId, refund => refund.Id, (post, refund) => new { refund.PaymentId, refund.Id }).SingleAsync(cancellationToken);
        var book = (await db.LockBookAsync(of.PaymentId, cancellationToken))!;
        var refund = book.Refunds.Single(r => r.Id == of.Id);
        var post = refund.Posts.Single(p => p.Id == message.RefundPostId);
        var news = message.EventKey.EndsWith(GaveUpKey, StringComparison.Ordinal)
            ? GaveUp(post.Id)
            : gateways[message.Gateway].ReadRefundResult(RefundPostView.Of(book, refund, post), message.Body)
                ?? throw new InvalidOperationException("The result cannot be read any more.");
        var now = clock.GetUtcNow();
        book.Payment.Note(null, PaymentEventKind.Callback, news.Summary, Encoding.UTF8.GetString(message.Body), now);
        if (news.Answer is { } answer)
        {
            if (answer.Alert) logger.SetUpRefused(Gateways.Of(message.Gateway), $"refund {refund.Id}", answer.Text, book.Payment);
            post.Answered(answer);
            book.Hear(refund, answer, now);
        }

        if (news.AsksNow && refund.State is Contracts.RefundState.Pending or Contracts.RefundState.Submitting) refund.StepAt(now);
        if (refund.NextStepAt <= now) bell.Refunds.Ring();
        return refund.State.ToString();
    }
}
