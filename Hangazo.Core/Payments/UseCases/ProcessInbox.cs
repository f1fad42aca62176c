using System.Text;
using Hangazo.Core.Data;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Daraja;
using Hangazo.Core.Payments.Data;
using Hangazo.Core.Payments.Queries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>Turns a stored notification into states and booked money: one transaction per notification, the payment locked, safe to repeat.</summary>
public sealed class ProcessInbox(
    HangazoDb db, PaymentGateways gateways, HearRefundResult refunds, IOptions<DarajaOptions> daraja, PaymentBell bell, TimeProvider clock,
    ILogger<ProcessInbox> logger)
{
    /// <summary>Processes the next due notification. False when none is due.</summary>
    public async Task<bool> ExecuteOneAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var message = (await db.Set<InboxMessage>().FromSql(
            $"select * from payments.inbox where next_try_at <= {clock.GetUtcNow()} order by next_try_at limit 1 for update skip locked")
            .ToListAsync(cancellationToken)).SingleOrDefault();
        if (message is null) return false;
        try
        {
            message.Done(await ProcessAsync(message, cancellationToken), clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning(exception, "Notification {Message} could not be processed; it will be tried again", message.Id);
            await transaction.RollbackAsync(cancellationToken);
            await NoteFailureAsync(message.Id, exception.Message, cancellationToken);
            return true;
        }

        await transaction.CommitAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (db.ChangeTracker.Entries<PaymentAttempt>().Any(entry => entry.Entity.NextPollAt <= now)) bell.Polls.Ring();
        return true;
    }

    /// <summary>Nothing, when another node has tried it meanwhile and written down what came of that.</summary>
    private async Task NoteFailureAsync(long id, string error, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var message = await db.Set<InboxMessage>().FromSql($"select * from payments.inbox where id = {id} and next_try_at is not null for update skip locked")
            .SingleOrDefaultAsync(cancellationToken);
        if (message is null) return;
        message.Failed(error, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<string> ProcessAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        if (message.RefundPostId is not null) return await refunds.ExecuteAsync(message, cancellationToken);
        var news = gateways[message.Gateway].ParseNotification(message.Body) ?? throw new InvalidOperationException("The notification cannot be read any more.");
        if (news.Unasked is { } money)
            return await new TakeInPayBillMoney(db, new(db), daraja, clock).ExecuteAsync(money, message.Body, cancellationToken);
        var found = await FindAsync(message, news, cancellationToken);
        if (found is null) return "Concerns nothing of ours";
        var payment = (await db.LockAsync(found.PaymentId, cancellationToken))!;
        var attempt = payment.Attempts.Single(a => a.Id == found.Id);
        var now = clock.GetUtcNow();
        message.Concerns(attempt.Id);
        payment.Note(attempt, PaymentEventKind.Callback, news.Summary, Encoding.UTF8.GetString(message.Body), now);
        if (news.Refund is { } refund) return (await db.RefundsAsync(payment, cancellationToken)).HearFromProvider(refund, now);
        if (!IdsFit(attempt, news) || await BelongsToOtherAttemptAsync(attempt, news, cancellationToken))
        {
            payment.Doubt(attempt, "ids", Gateways.Of(attempt.Gateway).Checking, claimed: null, now);
            if (attempt.State != AttemptState.Succeeded) attempt.PollAt(now);
            return "Ids do not fit";
        }

        attempt.Bind(news.MerchantRequestId, news.CheckoutRequestId);
        return news.Kind switch
        {
            NewsKind.Paid => await PaidAsync(payment, attempt, news, now, cancellationToken),
            NewsKind.NotPaid => NotPaid(payment, attempt, news, now),
            NewsKind.Unclear => Unclear(payment, attempt, news, now),
            _ => Noted(attempt, news, now),
        };
    }

    /// <summary>The attempt the news is about: known by the address it came to, by our id in it, or by the provider's.</summary>
    private async Task<PaymentAttempt?> FindAsync(InboxMessage message, Notification news, CancellationToken cancellationToken)
    {
        var attempts = db.Set<PaymentAttempt>().AsNoTracking().Where(a => a.Gateway == message.Gateway);
        if ((message.AttemptId ?? news.Attempt) is { } id && await attempts.SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is { } known) return known;
        if (news.CheckoutRequestId is { } request && await attempts.SingleOrDefaultAsync(a => a.CheckoutRequestId == request, cancellationToken) is { } asked)
            return asked;
        return news.MerchantRequestId is { } second
            ? (await attempts.Where(a => a.MerchantRequestId == second || a.Receipt == second).Take(1).ToListAsync(cancellationToken)).SingleOrDefault()
            : null;
    }

    private async Task<string> PaidAsync(Payment payment, PaymentAttempt attempt, Notification news, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (news.Proof is not { Reference: { } reference } proof)
        {
            if (attempt.State is AttemptState.Succeeded or AttemptState.NeedsReview) return "Known already";
            payment.AwaitReceipt(attempt, askAt: now, now);
            return "Paid without receipt or amount: asking";
        }

        if (await db.IsBookedElsewhereAsync(attempt.Gateway, reference, payment.Id, cancellationToken))
        {
            payment.Doubt(attempt, "receipt-elsewhere", Gateways.Of(attempt.Gateway).Checking, claimed: null, now);
            return "The receipt belongs to another payment";
        }

        if (news.NeedsConfirmation && attempt.State is not (AttemptState.Succeeded or AttemptState.NeedsReview))
        {
            payment.HoldForConfirmation(attempt, proof, now);
            return "Waits for the query to confirm";
        }

        return payment.Receive(attempt, proof, now).ToString();
    }

    private static string Noted(PaymentAttempt attempt, Notification news, DateTimeOffset now)
    {
        if (!news.AsksNow || !attempt.IsOpen) return "Noted";
        attempt.PollAt(now);
        return "Asking";
    }

    private static string Unclear(Payment payment, PaymentAttempt attempt, Notification news, DateTimeOffset now)
    {
        var who = Gateways.Of(attempt.Gateway).Who;
        payment.Doubt(attempt, $"result-{news.Code}", $"{who} gave an answer we do not know. We are checking and will contact you.", null, now);
        if (attempt.State != AttemptState.Succeeded) attempt.PollAt(now);
        return "Unknown result code";
    }

    private string NotPaid(Payment payment, PaymentAttempt attempt, Notification news, DateTimeOffset now)
    {
        if (news.Alert) logger.SetUpRefused(Gateways.Of(attempt.Gateway), $"attempt {attempt.Id}", news.Code, payment);
        // The provider's word that it was not paid is final even while we still await our own answer to the post.
        var move = payment.NotPaid(attempt, news.Signal!.Value, news.Code, news.Text, now);
        return move.To?.ToString() ?? "No change";
    }

    private static bool IdsFit(PaymentAttempt attempt, Notification news) =>
        (attempt.CheckoutRequestId is null || news.CheckoutRequestId is null || attempt.CheckoutRequestId == news.CheckoutRequestId)
        && (attempt.MerchantRequestId is null || news.MerchantRequestId is null || attempt.MerchantRequestId == news.MerchantRequestId);

    private async Task<bool> BelongsToOtherAttemptAsync(PaymentAttempt attempt, Notification news, CancellationToken cancellationToken) =>
        attempt.CheckoutRequestId is null && news.CheckoutRequestId is not null
        && await db.Set<PaymentAttempt>().AnyAsync(a => a.CheckoutRequestId == news.CheckoutRequestId && a.Id != attempt.Id, cancellationToken);
}
