using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Daraja;
using Hangazo.Core.Settings.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Payments.Queries;

/// <summary>What anybody who has the pay link may know: how much, what came, how to pay. Nothing of the order or its buyer.</summary>
public sealed class PayerPage(HangazoDb db, IPayments payments, ISettings settings, IOptions<DarajaOptions> daraja, TimeProvider clock)
{
    private const int ShortestKey = 20;
    private const int LongestKey = 32;

    /// <param name="Least">The least that is taken as a part; nothing when all is paid.</param>
    /// <param name="Offered">The ways to pay some of it; whether one takes a certain amount is said when it is asked for.</param>
    /// <param name="Receipts">What came, oldest first.</param>
    /// <param name="Asked">What others are being asked for just now.</param>
    public sealed record View(
        Guid SubjectId, PaymentState State, PaymentTerms Terms, Money Least, IReadOnlyList<PaymentMethod> Offered, PayBillInstructions? PayBill,
        IReadOnlyList<Receipt> Receipts, Money Asked)
    {
        /// <summary>The payer's own try.</summary>
        public PaymentStatus.AttemptView? Mine { get; init; }

        /// <summary>What the payer's own try brought; null before it did.</summary>
        public Money? Brought { get; init; }

        /// <summary>The provider's number of what it brought.</summary>
        public string? BroughtReceipt { get; init; }
    }

    /// <summary>Null when no payment has this key.</summary>
    /// <param name="mine">The payer's own try, if it is one of this payment.</param>
    public async Task<View?> FindAsync(string? key, AttemptId? mine, CancellationToken cancellationToken)
    {
        if (key is not { Length: >= ShortestKey and <= LongestKey }) return null;
        if (await db.Set<Payment>().AsNoTracking().SingleOrDefaultAsync(p => p.PayKey == key, cancellationToken) is not { } payment) return null;
        var now = clock.GetUtcNow();
        var least = Least(payment, await settings.PlansAsync(cancellationToken));
        var open = await db.Set<PaymentAttempt>().AsNoTracking()
            .Where(a => a.PaymentId == payment.Id && a.State == AttemptState.Pending && !Gateways.ByHand.Contains(a.Gateway) && a.Id != mine).ToListAsync(cancellationToken);
        var view = new View(
            payment.SubjectId, payment.State, payment.Terms(now), least,
            payment.Owed.IsZero ? [] : await OfferedAsync(payment, least, now, cancellationToken),
            payment.State == PaymentState.Open && daraja.Value.PayBillNumber is { } number
                ? new(number, PaymentReference.WithCheck(payment.Reference), payment.ToAsk(now))
                : null,
            await payments.ReceiptsAsync(payment.SubjectId, cancellationToken), Money.Sum(open.Select(attempt => attempt.Amount), payment.Due.Currency));
        if (mine is not { } own || await db.Set<PaymentAttempt>().AsNoTracking()
                .SingleOrDefaultAsync(a => a.Id == own && a.PaymentId == payment.Id, cancellationToken) is not { } attempt) return view;
        var receipt = await db.Set<ReceivedMoney>().AsNoTracking().Where(r => r.AttemptId == own && r.Booking != Booking.Review)
            .OrderBy(r => r.BookedAt).Take(1).ToListAsync(cancellationToken);
        return view with
        {
            Mine = PaymentStatus.Describe(payment, attempt, now), Brought = receipt is [var got] ? got.Amount : null, BroughtReceipt = receipt is [var of] ? of.Reference : null,
        };
    }

    /// <summary>The key of a subject's pay page; null when nothing was ever owed for it.</summary>
    public Task<string?> KeyOfAsync(Guid subject, CancellationToken cancellationToken) =>
        db.Set<Payment>().AsNoTracking().Where(p => p.SubjectId == subject).Select(p => (string?)p.PayKey).SingleOrDefaultAsync(cancellationToken);

    /// <summary>What is paid for on the page with this key; null when no payment has it.</summary>
    public Task<Guid?> SubjectOfAsync(string key, CancellationToken cancellationToken) =>
        db.Set<Payment>().AsNoTracking().Where(p => p.PayKey == key).Select(p => (Guid?)p.SubjectId).SingleOrDefaultAsync(cancellationToken);

    internal static Money Least(Payment payment, PaymentPlans plans) => plans.Least < payment.Owed ? plans.Least : payment.Owed;

    /// <summary>What takes the usual amount or a small part.</summary>
    private async Task<IReadOnlyList<PaymentMethod>> OfferedAsync(Payment payment, Money least, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var usual = await payments.OfferedAsync(payment.ToAsk(now), payment.County, cancellationToken);
        var small = await payments.OfferedAsync(least, payment.County, cancellationToken);
        return [.. usual.Concat(small).Where(method => !method.ByHand).DistinctBy(method => method.Code)];
    }
}
