using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Data;
using Hangazo.Core.Payments.Queries;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>Somebody who has the pay link pays a part of what is owed, or all of it: the buyer's mother, a friend. Several may at the same time.</summary>
public sealed class PayPart(HangazoDb db, PaymentGateways gateways, ISettings settings, PaymentBell bell, TimeProvider clock)
{
    private const int ShortestName = 2;
    private const int LongestName = 60;

    /// <param name="Key">Of the pay link.</param>
    /// <param name="Amount">Whole shillings as typed, for <see cref="PaymentPortion.Other"/>.</param>
    /// <param name="Method">A code of <see cref="PaymentMethods"/>.</param>
    /// <param name="Phone">The M-Pesa phone that is asked, whosever it is.</param>
    /// <param name="Name">Who pays.</param>
    public sealed record Command(string? Key, PaymentPortion Portion, string? Amount, string? Method, string? Phone, string? Name);

    public sealed record Asked(AttemptId Attempt, PaymentMethod Method);

    /// <summary>
    /// Codes: <c>form.invalid</c> with <c>payment.ask-*</c>, <c>payment.payer-name</c>, <c>phone.*</c>, <c>payment.method-not-offered</c> per field;
    /// <c>payment.not-found</c>, <c>payment.already-paid</c>, <c>payment.closed</c>, <c>payment.too-soon</c>, <c>payment.too-many-at-once</c>.
    /// </summary>
    public async Task<Result<Asked>> ExecuteAsync(Command command, CancellationToken cancellationToken)
    {
        var errors = new List<Error>();
        var name = string.Join(' ', (command.Name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (name.Length is < ShortestName or > LongestName || name.Any(char.IsControl)) errors.Add(PaymentErrors.PayerName);
        var method = PaymentMethods.Find(command.Method) is { ByHand: false } chosen ? chosen : null;
        if (method is null) errors.Add(PaymentErrors.MethodNotOffered);
        var phone = method is { AsksPhone: true } ? PhoneNumber.ParseKenyan(command.Phone) : PayBillReceipt.NobodysPhone;
        if (!phone.Succeeded) errors.Add(phone.Error with { Field = "phone" });
        var wanted = AskedAmount.Read(command.Portion, command.Amount);
        if (!wanted.Succeeded) errors.Add(wanted.Error);
        if (errors.Count > 0) return Error.Form(errors);

        var rules = await settings.PaymentsAsync(cancellationToken);
        var plans = await settings.PlansAsync(cancellationToken);
        var asked = await db.InTransactionAsync<Asked>(
            async token =>
            {
                if (await db.LockPayKeyAsync(command.Key, token) is not { } payment) return PaymentErrors.NotFound;
                var now = clock.GetUtcNow();
                var amount = wanted.Value.Of(payment, PayerPage.Least(payment, plans), now);
                if (!amount.Succeeded) return Error.Form([amount.Error]);
                // What is paid or closed says so by itself.
                if (payment.State == PaymentState.Open
                    && gateways.Offered(rules, amount.Value, payment.County, ShopTime.DayOf(now)).All(offered => offered.Code != method!.Code))
                    return Error.Form([PaymentErrors.MethodNotForAmount(method!, amount.Value)]);
                var gateway = Gateways.ForMethod(method!.Code).Code;
                var attempt = payment.StartAttempt(phone.Value, now, gateway, amount.Value, new Payer(name), gateways[gateway].MostAtOnce);
                if (!attempt.Succeeded) return attempt.Error;
                await db.SaveChangesAsync(token);
                return new Asked(attempt.Value.Id, method);
            },
            cancellationToken);
        if (asked.Succeeded) bell.Attempts.Ring();
        return asked;
    }
}
