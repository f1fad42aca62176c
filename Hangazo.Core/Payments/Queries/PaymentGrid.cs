using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.Queries;

/// <summary>Payments as staff list and search them, newest first.</summary>
public sealed class PaymentGrid(HangazoDb db)
{
    public const int PageSize = 25;

    private const int FewestDigits = 3;
    private const int MostDigits = 12;
    private const int MostOfPhones = 500;

    /// <param name="State">One of <see cref="States"/>; null: any.</param>
    /// <param name="Method">A code of <see cref="PaymentMethods"/>: some try went that way.</param>
    /// <param name="Day">The shop day on which it was opened.</param>
    /// <param name="Search">An order number, a reference with or without its check character, a receipt, or a phone's last digits.</param>
    public sealed record Filter(string? State = null, string? Method = null, DateOnly? Day = null, string? Search = null, int Page = 1);

    /// <param name="Attempt">How the last try stands.</param>
    public sealed record Row(
        Guid SubjectId, string Reference, Money Due, Money Captured, PaymentState State, DateTimeOffset OpenedAt, string Method, AttemptState Attempt,
        string PhoneMasked, string? Receipt, string? Problem)
    {
        /// <summary>Money of it that waits to be given back.</summary>
        public Money ToGiveBack { get; init; }

        /// <summary>Money of it that was sent back, and how that ended is not known yet.</summary>
        public Money OnItsWayBack { get; init; }
    }

    /// <summary>What one may filter by: open without money, part-paid, settled, closed, those of which money goes back, and those that staff must look at.</summary>
    public static IReadOnlyList<string> States { get; } = ["open", "part", "settled", "closed", "refunds", "review"];

    public async Task<Page<Row>> ExecuteAsync(Filter filter, CancellationToken cancellationToken)
    {
        var matching = await MatchingAsync(filter, cancellationToken);
        var total = await matching.CountAsync(cancellationToken);
        var page = Page<Row>.Clamp(filter.Page, PageSize, total);
        var ids = await matching.OrderByDescending(p => p.OpenedAt).ThenByDescending(p => p.Id).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(p => p.Id).ToListAsync(cancellationToken);
        var payments = await db.Set<Payment>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(cancellationToken);
        var attempts = await db.Set<PaymentAttempt>().AsNoTracking().Where(a => ids.Contains(a.PaymentId)).ToListAsync(cancellationToken);
        var last = attempts.GroupBy(a => a.PaymentId).ToDictionary(all => all.Key, all => all.MaxBy(a => a.Number)!);
        // M-Pesa may mask who sent money by themselves; then whoever was asked is shown.
        var phones = attempts.GroupBy(a => a.PaymentId).ToDictionary(
            all => all.Key, all => (all.Where(a => a.Phone != PayBillReceipt.NobodysPhone).MaxBy(a => a.Number) ?? last[all.Key]).Phone);
        var receipts = await db.Set<ReceivedMoney>().AsNoTracking().Where(r => ids.Contains(r.PaymentId)).OrderBy(r => r.BookedAt)
            .Select(r => new { r.PaymentId, r.Reference, r.IsStandIn }).ToListAsync(cancellationToken);
        var credits = await db.Set<Credit>().AsNoTracking().Where(c => ids.Contains(c.PaymentId) && c.State != CreditState.Refunded)
            .Select(c => new { c.PaymentId, c.State, c.Amount }).ToListAsync(cancellationToken);
        return new(
            [.. payments.OrderByDescending(p => p.OpenedAt).ThenByDescending(p => p.Id.Value).Select(p => new Row(
                p.SubjectId, p.Reference, p.Due, p.Captured, p.State, p.OpenedAt, Gateways.Of(last[p.Id].Gateway).Method.Name, last[p.Id].State,
                phones[p.Id].Masked, Words(receipts.Where(r => r.PaymentId == p.Id).Select(r => r.IsStandIn ? "not told yet" : r.Reference)),
                last[p.Id].FailureText)
            {
                ToGiveBack = Going(p, CreditState.Open), OnItsWayBack = Going(p, CreditState.Sent),
            })],
            page, PageSize, total);

        Money Going(Payment payment, CreditState state) =>
            Money.Sum(credits.Where(c => c.PaymentId == payment.Id && c.State == state).Select(c => c.Amount), payment.Due.Currency);
    }

    private async Task<IQueryable<Payment>> MatchingAsync(Filter filter, CancellationToken cancellationToken)
    {
        var payments = db.Set<Payment>().AsNoTracking();
        payments = filter.State switch
        {
            "open" => payments.Where(p => p.State == PaymentState.Open && p.Captured.Minor == 0),
            "part" => payments.Where(p => p.State == PaymentState.Open && p.Captured.Minor > 0),
            "settled" => payments.Where(p => p.State == PaymentState.Settled),
            "closed" => payments.Where(p => p.State == PaymentState.Closed),
            "refunds" => payments.Where(p => p.Credits.Any(c => c.State != CreditState.Refunded)),
            "review" => payments.Where(
                p => p.Attempts.Any(a => a.State == AttemptState.NeedsReview) || p.Receipts.Any(r => r.Booking == Booking.Review)),
            _ => payments,
        };
        if (PaymentMethods.Find(filter.Method) is { } method)
        {
            var gateways = Gateways.All.Where(gateway => gateway.Method.Code == method.Code).Select(gateway => gateway.Code).ToArray();
            payments = payments.Where(p => p.Attempts.Any(a => gateways.Contains(a.Gateway)));
        }

        if (filter.Day is { } day)
        {
            var (from, to) = (ShopTime.StartOf(day), ShopTime.StartOf(day.AddDays(1)));
            payments = payments.Where(p => p.OpenedAt >= from && p.OpenedAt < to);
        }

        return string.IsNullOrWhiteSpace(filter.Search) ? payments : await FoundAsync(payments, filter.Search.Trim(), cancellationToken);
    }

    private async Task<IQueryable<Payment>> FoundAsync(IQueryable<Payment> payments, string search, CancellationToken cancellationToken)
    {
        var meant = PaymentReference.Meant(search);
        var code = search.ToUpperInvariant();
        var part = code.All(char.IsAsciiLetterOrDigit) ? code + "-%" : "";
        var byPhone = await OfPhonesAsync(search, cancellationToken);
        return payments.Where(p => meant.Contains(p.Reference) || byPhone.Contains(p.Id)
            || p.Receipts.Any(r => r.Reference == code || EF.Functions.Like(r.Reference, part)));
    }

    /// <summary>The latest payments of phones that end in these digits; none when it does not look like digits of a phone.</summary>
    private async Task<List<PaymentId>> OfPhonesAsync(string search, CancellationToken cancellationToken)
    {
        var digits = string.Concat(search.Where(char.IsAsciiDigit)).TrimStart('0');
        if (digits.Length is < FewestDigits or > MostDigits || search.Any(c => !char.IsAsciiDigit(c) && c is not (' ' or '+' or '*'))) return [];
        var ending = "%" + digits;
        var ids = await db.Database.SqlQuery<Guid>(
            $"select payment_id as \"Value\" from payments.attempt where phone like {ending} order by created_at desc limit {MostOfPhones}")
            .ToListAsync(cancellationToken);
        return ids.ConvertAll(PaymentId.From);
    }

    private static string? Words(IEnumerable<string> receipts) => string.Join(", ", receipts) is { Length: > 0 } words ? words : null;
}
