using Hangazo.Core.Data;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Data;
using Hangazo.Core.Settings.Contracts;
using Microsoft.Extensions.Logging;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>
/// Sends a waiting attempt to the gateway, once. The attempt is committed as Submitting before the post and nothing is held open
/// during it, so a crash leaves an attempt whose outcome is looked up, never one that is sent twice.
/// </summary>
public sealed class SubmitAttempt(HangazoDb db, PaymentGateways gateways, ISettings settings, TimeProvider clock, ILogger<SubmitAttempt> logger)
{
    /// <summary>Another node may take the attempt between our look and our lock.</summary>
    private const int RacesLost = 5;

    public sealed record Claim(PaymentId PaymentId, AttemptId AttemptId, string Gateway, StartRequest Request);

    /// <summary>Takes the next waiting attempt; null when none waits.</summary>
    public async Task<Claim?> ClaimAsync(CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < RacesLost; tries++)
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            if (await db.LockNextUnsentAsync(cancellationToken) is not { } payment) return null;
            var now = clock.GetUtcNow();
            var (token, hash) = CallbackToken.New();
            if (payment.Attempts.FirstOrDefault(a => payment.BeginSubmit(a, hash, now)) is not { } attempt) continue;
            if (Gateways.Of(attempt.Gateway).Method.ChargesIn is not null && (await settings.PaymentsAsync(cancellationToken)).Usd is { } rate) attempt.ChargeBy(rate);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            db.ChangeTracker.Clear();
            return new(payment.Id, attempt.Id, attempt.Gateway, StartRequest.Of(payment, attempt, token));
        }

        return null;
    }

    /// <summary>Posts what was claimed and writes down what came back. Not to be cancelled half-way: the answer would be lost.</summary>
    public async Task SendAsync(Claim claim)
    {
        var answer = await gateways[claim.Gateway].StartAsync(claim.Request, CancellationToken.None);
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        var payment = await db.LockAsync(claim.PaymentId, CancellationToken.None)
            ?? throw new InvalidOperationException($"Payment {claim.PaymentId} vanished.");
        var attempt = payment.Attempts.Single(a => a.Id == claim.AttemptId);
        Record(payment, attempt, answer, clock.GetUtcNow());
        await db.SaveChangesAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private void Record(Payment payment, PaymentAttempt attempt, StartAnswer answer, DateTimeOffset now)
    {
        if (answer.Result == StartResult.Accepted)
        {
            payment.Submitted(attempt, answer.MerchantRequestId, answer.CheckoutRequestId, answer.Body, now, answer.PayPage);
            return;
        }

        payment.Note(attempt, PaymentEventKind.Submitted, $"{answer.Result}: {answer.Code}.", answer.Body, now);
        if (answer.Alert)
        {
            logger.SetUpRefused(Gateways.Of(attempt.Gateway), $"attempt {attempt.Id}", answer.Code, payment);
            payment.Note(attempt, PaymentEventKind.Alert, $"Refused with {answer.Code}.", null, now);
        }

        if (answer.Result == StartResult.Refused) payment.Learn(attempt, AttemptSignal.Failed, answer.Code, answer.Text, final: true, now);
        else
        {
            // Only an attempt still in flight becomes Unknown; a callback may have settled it meanwhile.
            if (attempt.State == AttemptState.Submitting) payment.Learn(attempt, AttemptSignal.TimedOut, answer.Code, answer.Text, final: false, now);
            if (attempt.NextPollAt is not null) payment.AskAgain(attempt, now);
        }
    }
}
