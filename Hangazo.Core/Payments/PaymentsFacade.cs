using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Data;
using Hangazo.Core.Payments.StoreCredit;
using Hangazo.Core.Settings.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments;

internal sealed class PaymentsFacade(HangazoDb db, PaymentGateways gateways, ISettings settings, IAuditTrail trail, TimeProvider clock) : IPayments
{
    public async ValueTask<IReadOnlyList<PaymentMethod>> OfferedAsync(Money amount, int? county, CancellationToken cancellationToken) =>
        gateways.Offered(await settings.PaymentsAsync(cancellationToken), amount, county, ShopTime.DayOf(clock.GetUtcNow()));

    public PaymentId Open(PaymentRequest request, DateTimeOffset now)
    {
        var gateway = Gateways.ForMethod(request.Method).Code;
        var payment = Payment.Open(
            request.Subject, request.Amount, request.Phone, now, gateway, request.Email, request.County, request.Parts, gateways[gateway].MostAtOnce, request.StoreCredit?.Amount,
            request.AsksLater);
        db.Add(payment);
        if (request.StoreCredit is { } use) Spend(use, payment, now);
        return payment.Id;
    }

    public async Task<Result> OpenOrReviseAsync(PaymentRequest request, CancellationToken cancellationToken)
    {
        if (await LockAsync(request.Subject.Id, cancellationToken) is { } payment)
            return await IsPendingAsync(request.Subject.Id, cancellationToken) ? PaymentErrors.BeingPaid : payment.Revise(request.Amount, request.Parts, clock.GetUtcNow());
        Open(request, clock.GetUtcNow());
        return Result.Ok;
    }

    public async Task<bool> CloseUnpaidAsync(Guid subject, string reason, CancellationToken cancellationToken)
    {
        if (await LockAsync(subject, cancellationToken) is not { } payment) return true;
        if (!payment.CloseUnpaid(reason, clock.GetUtcNow())) return false;
        await ReturnStoreCreditAsync(payment, cancellationToken);
        return true;
    }

    public async Task<Money> LockStoreCreditAsync(Guid holder, CancellationToken cancellationToken) => db.Database.CurrentTransaction is null
        ? throw new InvalidOperationException("Store credit is locked inside the transaction that spends it.")
        : (await db.LockStoreCreditAsync(holder, clock.GetUtcNow(), cancellationToken)).Balance;

    public async Task<Money> TurnIntoCreditAsync(Guid subject, string reason, CancellationToken cancellationToken)
    {
        if (await LockAsync(subject, cancellationToken) is not { } payment) return Money.Zero();
        (await db.RefundsAsync(payment, cancellationToken)).RejectWaiting(reason, clock.GetUtcNow());
        var total = payment.TurnIntoCredit(reason, clock.GetUtcNow());
        await ReturnStoreCreditAsync(payment, cancellationToken);
        return total;
    }

    public async Task<Result<bool>> RequestRefundAsync(RefundAsk ask, CancellationToken cancellationToken)
    {
        if (await LockAsync(ask.Subject, cancellationToken) is not { } payment) return PaymentErrors.NotFound;
        var book = await db.RefundsAsync(payment, cancellationToken);
        var rules = await settings.RefundsAsync(cancellationToken);
        var asked = book.Request(ask, rules, refund => gateways.WayBack(book, refund) != RefundWay.ByHand, clock.GetUtcNow());
        if (!asked.Succeeded) return asked.Error;
        if (!ask.ByHand && !string.IsNullOrWhiteSpace(ask.Phone))
        {
            var phone = PhoneNumber.ParseKenyan(ask.Phone);
            if (!phone.Succeeded) return phone.Error;
            var named = book.SendTo(phone.Value, asked.Value, ask.By.Name, clock.GetUtcNow());
            if (!named.Succeeded) return named.Error;
            if (named.Value) trail.Note(new("payment", payment.Id.Value), ask.By, [new("M-Pesa number for the refund", null, phone.Value.Masked)]);
        }

        db.AddRange(asked.Value);
        return asked.Value[0].State != RefundState.Requested;
    }

    public async Task<IReadOnlyList<RefundSnapshot>> RefundsAsync(Guid subject, CancellationToken cancellationToken)
    {
        var refunds = await (
            from refund in db.Set<Refund>().AsNoTracking()
            where refund.SubjectId == subject
            join receipt in db.Set<ReceivedMoney>() on refund.ReceiptId equals receipt.Id
            orderby refund.RequestedAt, refund.Id
            select new { Refund = refund, receipt.Reference }).ToListAsync(cancellationToken);
        return refunds.ConvertAll(r => new RefundSnapshot(
            r.Refund.Id, r.Refund.Occasion, r.Refund.Amount, r.Refund.State, Gateways.Of(r.Refund.Gateway).Method.Name, r.Reference, r.Refund.Reference,
            r.Refund.Problem, r.Refund.RequestedBy, r.Refund.RequestedAt, r.Refund.FinishedAt) { NextStepAt = r.Refund.NextStepAt });
    }

    public Task<bool> IsPendingAsync(Guid subject, CancellationToken cancellationToken)
    {
        var byHand = Gateways.ByHand.ToArray();
        return (
        from payment in db.Set<Payment>()
        where payment.SubjectId == subject && payment.State == PaymentState.Open
        from attempt in payment.Attempts
        where !byHand.Contains(attempt.Gateway)
        where attempt.State == AttemptState.Created || attempt.State == AttemptState.Submitting || attempt.State == AttemptState.Pending
            || attempt.State == AttemptState.Unknown || attempt.ClaimedReceipt != null || attempt.PaidWithoutReceiptSince != null
        select attempt.Id).AnyAsync(cancellationToken);
    }

    public async Task<PayInstructions?> InstructionsAsync(Guid subject, CancellationToken cancellationToken)
    {
        var last = (await (
            from payment in db.Set<Payment>()
            where payment.SubjectId == subject && payment.State == PaymentState.Open
            from attempt in payment.Attempts
            where attempt.Gateway != Gateways.MpesaPayBill.Code && attempt.Lane == ""
            orderby attempt.Number descending
            select new { attempt.Gateway, Payment = payment }).AsNoTracking().Take(1).ToListAsync(cancellationToken)).SingleOrDefault();
        if (last is null || Gateways.Of(last.Gateway).Method is not { ByHand: true } method) return null;
        var rules = await settings.PaymentsAsync(cancellationToken);
        return new(
            method, last.Payment.ToAsk(clock.GetUtcNow()), PaymentReference.WithCheck(last.Payment.Reference), rules.Of(method.Code)?.Instructions);
    }

    public async Task<IReadOnlyList<Receipt>> ReceiptsAsync(Guid subject, CancellationToken cancellationToken)
    {
        var receipts = await (
            from payment in db.Set<Payment>().AsNoTracking()
            where payment.SubjectId == subject
            from receipt in payment.Receipts
            where receipt.AcceptedMinor > 0
            orderby receipt.PaidAt
            select receipt).ToListAsync(cancellationToken);
        return receipts.ConvertAll(r => new Receipt(Gateways.Of(r.Gateway).Method.Name, r.Reference, r.Accepted, r.PaidAt, r.PayerMasked, r.PayerName) { Id = r.Id });
    }

    /// <summary>Out of the account that the caller has locked.</summary>
    private void Spend(StoreCreditUse use, Payment payment, DateTimeOffset now)
    {
        var account = db.Set<StoreCreditAccount>().Local.SingleOrDefault(a => a.Holder == use.Holder)
            ?? throw new InvalidOperationException("Store credit is spent from an account that is locked.");
        account.Spend(payment.Receipts[0], payment.Reference, now);
    }

    /// <summary>Store credit that paid for what nobody wants any more goes back by itself; other money waits for staff.</summary>
    private async Task ReturnStoreCreditAsync(Payment payment, CancellationToken cancellationToken)
    {
        if (!payment.Credits.Any(credit => credit.Gateway == Gateways.StoreCredit.Code && credit.State == CreditState.Open)) return;
        var book = await db.RefundsAsync(payment, cancellationToken);
        db.AddRange(book.ReturnStoreCredit(clock.GetUtcNow()));
    }

    private Task<Payment?> LockAsync(Guid subject, CancellationToken cancellationToken) => db.Database.CurrentTransaction is null
        ? throw new InvalidOperationException("A payment is closed inside the transaction that closes its subject.")
        : db.LockSubjectAsync(subject, cancellationToken);
}
