using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Data;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>Tries again to collect the money, with the same or another phone or method. The caller has checked that the subject is the asker's.</summary>
public sealed class StartAttempt(HangazoDb db, PaymentGateways gateways, ISettings settings, PaymentBell bell, TimeProvider clock)
{
    /// <summary>Codes: <c>payment.not-found</c>, <c>payment.already-paid</c>, <c>payment.closed</c>, <c>payment.too-soon</c>, <c>payment.method-not-offered</c>, <c>phone.*</c>.</summary>
    /// <param name="phone">Null: the same phone as the last time.</param>
    /// <param name="method">A code of <see cref="PaymentMethods"/>; null: the same as the last time.</param>
    public async Task<Result<AttemptId>> ExecuteAsync(Guid subject, string? phone, CancellationToken cancellationToken, string? method = null)
    {
        PhoneNumber? other = null;
        if (phone is not null)
        {
            var parsed = PhoneNumber.ParseKenyan(phone);
            if (!parsed.Succeeded) return parsed.Error;
            other = parsed.Value;
        }

        var rules = await settings.PaymentsAsync(cancellationToken);
        var started = await db.InTransactionAsync<AttemptId>(
            async token =>
            {
                if (await db.LockSubjectAsync(subject, token) is not { } payment) return PaymentErrors.NotFound;
                var last = payment.LastAsked ?? payment.Attempts[^1];
                var chosen = method ?? Gateways.Of(last.Gateway).Method.Code;
                // What is paid or closed says so by itself. How long things are held for money by hand was settled when ordering.
                if (payment.State == PaymentState.Open
                    && gateways.Offered(rules, payment.ToAsk(clock.GetUtcNow()), payment.County, ShopTime.DayOf(clock.GetUtcNow())).All(offered => offered.Code != chosen || offered.ByHand))
                    return PaymentErrors.MethodNotOffered;
                var gateway = Gateways.ForMethod(chosen).Code;
                var attempt = payment.StartAttempt(other ?? last.Phone, clock.GetUtcNow(), gateway, most: gateways[gateway].MostAtOnce);
                if (!attempt.Succeeded) return attempt.Error;
                await db.SaveChangesAsync(token);
                return attempt.Value.Id;
            },
            cancellationToken);
        if (started.Succeeded) bell.Attempts.Ring();
        return started;
    }
}
