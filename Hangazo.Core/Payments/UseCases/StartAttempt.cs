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
    /// <param name="heldFor">The buyer's phone, where what was ordered is held for days: there is time for a transfer, though not for paying at the door.</param>
    public async Task<Result<AttemptId>> ExecuteAsync(Guid subject, string? phone, CancellationToken cancellationToken, string? method = null, PhoneNumber? heldFor = null)
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
                var chosen = method ?? (payment.LastAsked is { } last ? Gateways.Of(last.Gateway).Method.Code : null);
                if (chosen is null) return PaymentErrors.MethodNotOffered;
                // What is paid or closed says so by itself. How long things are held for money by hand was settled when ordering.
                if (payment.State == PaymentState.Open
                    && gateways.Offered(rules, payment.ToAsk(clock.GetUtcNow()), payment.County, ShopTime.DayOf(clock.GetUtcNow())).All(offered => offered.Code != chosen || (offered.ByHand && !(heldFor is not null && !offered.AfterDelivery))))
                    return PaymentErrors.MethodNotOffered;
                var gateway = Gateways.ForMethod(chosen).Code;
                var payer = other ?? (heldFor is { } buyer && payment.PayerPhone == PayBillReceipt.NobodysPhone ? buyer : payment.PayerPhone);
                if (PaymentMethods.Find(chosen) is { AsksPhone: true } && !payer.IsKenyanMobile) return KernelErrors.PhoneNotKenyan;
                var attempt = payment.StartAttempt(payer, clock.GetUtcNow(), gateway, most: gateways[gateway].MostAtOnce);
                if (!attempt.Succeeded) return attempt.Error;
                await db.SaveChangesAsync(token);
                return attempt.Value.Id;
            },
            cancellationToken);
        if (started.Succeeded) bell.Attempts.Ring();
        return started;
    }
}
