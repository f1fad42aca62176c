using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Data;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>Sends another request, to the same or another phone. The caller has checked that the subject is the asker's.</summary>
public sealed class StartAttempt(HangazoDb db, PaymentBell bell, TimeProvider clock)
{
    /// <summary>Codes: <c>payment.not-found</c>, <c>payment.already-paid</c>, <c>payment.closed</c>, <c>payment.too-soon</c>, <c>phone.*</c>.</summary>
    /// <param name="phone">Null: to the same phone as the last time.</param>
    public async Task<Result<AttemptId>> ExecuteAsync(Guid subject, string? phone, CancellationToken cancellationToken)
    {
        PhoneNumber? other = null;
        if (phone is not null)
        {
            var parsed = PhoneNumber.ParseKenyan(phone);
            if (!parsed.Succeeded) return parsed.Error;
            other = parsed.Value;
        }

        var started = await db.InTransactionAsync<AttemptId>(
            async token =>
            {
                if (await db.LockSubjectAsync(subject, token) is not { } payment) return PaymentErrors.NotFound;
                var attempt = payment.StartAttempt(other ?? payment.Attempts.MaxBy(last => last.Number)!.Phone, clock.GetUtcNow());
                if (!attempt.Succeeded) return attempt.Error;
                await db.SaveChangesAsync(token);
                return attempt.Value.Id;
            },
            cancellationToken);
        if (started.Succeeded) bell.Attempts.Ring();
        return started;
    }
}
