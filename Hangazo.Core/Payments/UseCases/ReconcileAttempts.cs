using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>
/// Asks the gateway about attempts it did not tell us about, on the times of <see cref="PollSchedule"/>. A batch is leased in the
/// database, so any number of nodes may do this at once and a crash only delays the next question.
/// </summary>
public sealed class ReconcileAttempts(IServiceScopeFactory scopes, PaymentGateways gateways, TimeProvider clock)
{
    private const int Batch = 10;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan TryLater = TimeSpan.FromSeconds(20);

    /// <summary>Asks about up to ten due attempts, a few at once. Returns how many were due.</summary>
    public async Task<int> ExecuteBatchAsync(CancellationToken cancellationToken)
    {
        var due = await LeaseAsync(cancellationToken);
        await Parallel.ForEachAsync(
            due, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken }, async (id, token) => await AskAsync(id, token));
        return due.Count;
    }

    /// <summary>Asks about one attempt and writes down what was learnt.</summary>
    public async Task AskAsync(AttemptId id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HangazoDb>();
        var asked = await db.Set<PaymentAttempt>().AsNoTracking().SingleAsync(a => a.Id == id, cancellationToken);
        if (asked.SubmittedAt is not { } submittedAt) return;
        var of = await db.Set<Payment>().AsNoTracking().SingleAsync(p => p.Id == asked.PaymentId, cancellationToken);
        var answer = await gateways[asked.Gateway].GetStatusAsync(
            new(
                StartRequest.Of(of, asked, callbackToken: ""), asked.MerchantRequestId, asked.CheckoutRequestId, submittedAt,
                ReceiptKnown: asked.ClaimedReceipt is not null, Booked: asked.State == AttemptState.Succeeded)
            {
                IsWanted = of.State == PaymentState.Open && asked.IsOpen,
            },
            cancellationToken);
        if (answer.Query?.Result == QueryResult.Busy)
        {
            await PostponeAsync(db, id, cancellationToken);
            return;
        }

        await db.InTransactionAsync<bool>(
            async token =>
            {
                var payment = (await db.LockAsync(asked.PaymentId, token))!;
                var attempt = payment.Attempts.Single(a => a.Id == id);
                await ApplyAsync(db, payment, attempt, answer, token);
                await db.SaveChangesAsync(token);
                return true;
            },
            cancellationToken);
    }

    private async Task<List<AttemptId>> LeaseAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HangazoDb>();
        var now = clock.GetUtcNow();
        var ids = await db.Database.SqlQuery<Guid>($"""
            update payments.attempt set next_poll_at = {now + Lease}
            where id in (select id from payments.attempt where next_poll_at <= {now} order by next_poll_at limit {Batch} for update skip locked)
            returning id
            """).ToListAsync(cancellationToken);
        return ids.ConvertAll(AttemptId.From);
    }

    private Task<int> PostponeAsync(HangazoDb db, AttemptId id, CancellationToken cancellationToken)
    {
        var later = clock.GetUtcNow() + TryLater;
        return db.Set<PaymentAttempt>().Where(a => a.Id == id && a.NextPollAt != null)
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.NextPollAt, later), cancellationToken);
    }

    private async Task ApplyAsync(
        HangazoDb db, Payment payment, PaymentAttempt attempt, StatusAnswer answer, CancellationToken cancellationToken)
    {
        var (query, search) = (answer.Query, answer.Search);
        var now = clock.GetUtcNow();
        attempt.Polled(now);
        if (query is not null) payment.Note(attempt, PaymentEventKind.Query, $"{query.Result}: {query.Code}.", query.Body, now);
        if (search is not null)
        {
            payment.Note(
                attempt, PaymentEventKind.ReceiptSearch, search.Answered ? $"{search.Found.Count} found." : "No answer.", search.Body, now);
        }

        if (answer.Started is { Result: StartResult.Accepted } started)
        {
            payment.Submitted(attempt, started.MerchantRequestId, started.CheckoutRequestId, started.Body, now, started.PayPage);
            return;
        }

        // The callback may have come while we asked.
        if (attempt.State == AttemptState.Succeeded)
        {
            attempt.PollAt(null);
            if (query?.Result == QueryResult.NotPaid)
                payment.Note(attempt, PaymentEventKind.Alert, $"The query says {query.Code} although it was paid.", null, now);
            return;
        }

        if (query?.Result == QueryResult.NotPaid) NotPaid(payment, attempt, query, now);
        else if (query?.Result == QueryResult.Paid && attempt is { ClaimedReceipt: { } claimed, ClaimedMinor: { } minor })
            payment.Receive(attempt, new PaymentProof(claimed, new Money(minor, payment.Due.Currency), null), now);
        else if (query is { Result: QueryResult.Paid, Proof: { } proof })
        {
            if (await db.IsBookedElsewhereAsync(attempt.Gateway, proof.Reference!, payment.Id, cancellationToken)) DoubtReceipt(payment, attempt, now);
            else payment.Receive(attempt, proof, now);
        }
        else if (await NewestOwnAsync(db, payment, attempt, search, cancellationToken) is { } found)
            payment.Receive(attempt, new PaymentProof(found.Receipt, found.Amount, found.PaidAt), now);
        else if (query?.Result == QueryResult.Paid) PaidWithoutReceipt(payment, attempt, now);
        else NothingNew(payment, attempt, now);
    }

    private static void NotPaid(Payment payment, PaymentAttempt attempt, QueryAnswer query, DateTimeOffset now)
    {
        if (attempt is { ClaimedReceipt: { } claimed, ClaimedMinor: { } minor })
        {
            var proof = new PaymentProof(claimed, new Money(minor, payment.Due.Currency), null);
            payment.Doubt(attempt, "contradiction", Gateways.Of(attempt.Gateway).Checking, proof, now);
            attempt.PollAt(null);
            return;
        }

        payment.NotPaid(attempt, query.Signal!.Value, query.Code, query.Text, now);
    }

    /// <summary>
    /// The query knows neither receipt nor amount. We look for the receipt for a minute; then the payment counts under a marked stand-in
    /// number (<c>STK-…</c>), because the provider's word that this very request was paid is as good as the callback's. The real number
    /// replaces the stand-in when the callback comes after all.
    /// </summary>
    private static void PaidWithoutReceipt(Payment payment, PaymentAttempt attempt, DateTimeOffset now)
    {
        if (attempt.State == AttemptState.NeedsReview) attempt.PollAt(null);
        else if (attempt.PaidWithoutReceiptSince is { } since && now - since >= Gateways.Of(attempt.Gateway).Polls.ReceiptPatience)
            payment.Receive(attempt, new PaymentProof(null, attempt.Amount, null), now);
        else payment.AwaitReceipt(attempt, now + TryLater, now);
    }

    private static void DoubtReceipt(Payment payment, PaymentAttempt attempt, DateTimeOffset now)
    {
        payment.Doubt(attempt, "receipt-elsewhere", Gateways.Of(attempt.Gateway).Checking, claimed: null, now);
        attempt.PollAt(null);
    }

    private static void NothingNew(Payment payment, PaymentAttempt attempt, DateTimeOffset now)
    {
        var gateway = Gateways.Of(attempt.Gateway);
        var polls = gateway.Polls;
        if (attempt is { ClaimedReceipt: { } claimed, ClaimedMinor: { } minor } && now - attempt.SubmittedAt >= polls.SoftExpiry)
        {
            // The callback said paid and the query never confirmed it: the money is named, so staff get to see it.
            payment.Doubt(
                attempt, "unconfirmed", Gateways.Of(attempt.Gateway).Checking, new PaymentProof(claimed, new Money(minor, payment.Due.Currency), null), now);
            attempt.PollAt(null);
            return;
        }

        if (attempt.State == AttemptState.Submitting)
            payment.Learn(attempt, AttemptSignal.TimedOut, "lost", gateway.Lost, final: false, now);
        else if (attempt.State == AttemptState.Pending && now - attempt.SubmittedAt >= polls.SoftExpiry)
            payment.Learn(attempt, AttemptSignal.TimedOut, "no-result", $"{gateway.Who} did not confirm the payment. If you paid, we will still notice it.", final: false, now);
        else if (attempt.State == AttemptState.Unknown && now - attempt.SubmittedAt >= polls.GiveUp)
            payment.Learn(attempt, AttemptSignal.TimedOut, "no-trace", "We could not find out how this payment ended. We will contact you.", final: false, now);
        payment.AskAgain(attempt, now);
    }

    /// <summary>The newest payment under our reference that fits this attempt's payer and is booked nowhere yet.</summary>
    private static async Task<FoundPayment?> NewestOwnAsync(
        HangazoDb db, Payment payment, PaymentAttempt attempt, SearchAnswer? search, CancellationToken cancellationToken)
    {
        foreach (var found in (search?.Found ?? []).OrderByDescending(f => f.PaidAt))
        {
            // The number may come masked or hashed; only a clear other number rules it out.
            if (found.PayerDigits is { Length: 12 } digits && digits.All(char.IsAsciiDigit) && digits != attempt.Phone.Digits) continue;
            // Booked here already, but told by the PayBill channel before we knew whose it was: it is this request's.
            if (payment.ToldByPayBill(attempt, found.Receipt) is not null) return found;
            if (payment.Receipts.Any(r => r.Reference == found.Receipt && r.Booking != Booking.Review)) continue;
            if (!await db.IsBookedElsewhereAsync(attempt.Gateway, found.Receipt, payment.Id, cancellationToken)) return found;
        }

        return null;
    }
}
