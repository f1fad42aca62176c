using System.Text;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Daraja;
using Hangazo.Core.Payments.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>Turns a stored callback into states and booked money: one transaction per notification, the payment locked, safe to repeat.</summary>
public sealed class ProcessInbox(HangazoDb db, IOptions<DarajaOptions> options, PaymentBell bell, TimeProvider clock, ILogger<ProcessInbox> logger)
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
            await transaction.CreateSavepointAsync("notification", cancellationToken);
            message.Done(await ProcessAsync(message, cancellationToken), clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning(exception, "Notification {Message} could not be processed; it will be tried again", message.Id);
            await transaction.RollbackToSavepointAsync("notification", cancellationToken);
            db.ChangeTracker.Clear();
            message = await db.Set<InboxMessage>().SingleAsync(m => m.Id == message.Id, cancellationToken);
            message.Failed(exception.Message, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (db.ChangeTracker.Entries<PaymentAttempt>().Any(entry => entry.Entity.NextPollAt <= now)) bell.Polls.Ring();
        return true;
    }

    private async Task<string> ProcessAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        var callback = StkCallback.Read(message.Body) ?? throw new InvalidOperationException("The notification cannot be read any more.");
        var id = await db.Set<PaymentAttempt>().Where(a => a.Id == message.AttemptId).Select(a => a.PaymentId).SingleAsync(cancellationToken);
        var payment = (await db.LockAsync(id, cancellationToken))!;
        var attempt = payment.Attempts.Single(a => a.Id == message.AttemptId);
        var now = clock.GetUtcNow();
        payment.Note(attempt, PaymentEventKind.Callback, $"{callback.ResultCode}: {callback.ResultText}", Encoding.UTF8.GetString(message.Body), now);
        if (!IdsFit(attempt, callback) || await BelongsToOtherAttemptAsync(attempt, callback, cancellationToken))
        {
            payment.Doubt(attempt, "ids", "We are checking this payment with M-Pesa.", claimed: null, now);
            if (attempt.State != AttemptState.Succeeded) attempt.PollAt(now);
            return "Ids do not fit";
        }

        attempt.Bind(callback.MerchantRequestId, callback.CheckoutRequestId);
        return callback.ResultCode == MpesaResults.Paid
            ? await PaidAsync(payment, attempt, callback, now, cancellationToken)
            : NotPaid(payment, attempt, callback, now);
    }

    private async Task<string> PaidAsync(
        Payment payment, PaymentAttempt attempt, StkCallback callback, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (callback.Receipt is not { } reference || callback.AmountMinor is not { } minor)
        {
            if (attempt.State is AttemptState.Succeeded or AttemptState.NeedsReview) return "Known already";
            payment.AwaitReceipt(attempt, askAt: now, now);
            return "Paid without receipt or amount: asking";
        }

        var proof = new PaymentProof(reference, new Money(minor, Money.Kes), callback.PaidAt);
        if (await db.IsBookedElsewhereAsync(attempt.Gateway, reference, payment.Id, cancellationToken))
        {
            payment.Doubt(attempt, "receipt-elsewhere", "We are checking this payment with M-Pesa.", claimed: null, now);
            return "The receipt belongs to another payment";
        }

        if (options.Value.NeedsConfirmation(proof.Amount) && attempt.State is not (AttemptState.Succeeded or AttemptState.NeedsReview))
        {
            payment.HoldForConfirmation(attempt, proof, now);
            return "Waits for the query to confirm";
        }

        return payment.Receive(attempt, proof, now).ToString();
    }

    private string NotPaid(Payment payment, PaymentAttempt attempt, StkCallback callback, DateTimeOffset now)
    {
        if (MpesaResults.Of(callback.ResultCode) is not { } result)
        {
            payment.Doubt(attempt, $"result-{callback.ResultCode}", "M-Pesa gave an answer we do not know. We are checking and will contact you.", null, now);
            if (attempt.State != AttemptState.Succeeded) attempt.PollAt(now);
            return "Unknown result code";
        }

        if (result.Alert) logger.LogError("M-Pesa answered {Code} to attempt {Attempt}: the shop's set-up needs a look", callback.ResultCode, attempt.Id);
        // M-Pesa's word that it was not paid is final even while we still await our own answer to the post.
        var move = payment.NotPaid(attempt, result.Signal, callback.ResultCode, result.Text, now);
        return move.To?.ToString() ?? "No change";
    }

    private static bool IdsFit(PaymentAttempt attempt, StkCallback callback) =>
        (attempt.CheckoutRequestId is null || attempt.CheckoutRequestId == callback.CheckoutRequestId)
        && (attempt.MerchantRequestId is null || callback.MerchantRequestId is null || attempt.MerchantRequestId == callback.MerchantRequestId);

    private async Task<bool> BelongsToOtherAttemptAsync(PaymentAttempt attempt, StkCallback callback, CancellationToken cancellationToken) =>
        attempt.CheckoutRequestId is null
        && await db.Set<PaymentAttempt>().AnyAsync(a => a.CheckoutRequestId == callback.CheckoutRequestId && a.Id != attempt.Id, cancellationToken);
}
