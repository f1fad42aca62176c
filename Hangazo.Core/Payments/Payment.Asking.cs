using System.Buffers.Text;
using System.Security.Cryptography;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;

namespace Hangazo.Core.Payments;

/// <summary>Who else pays, beside the buyer.</summary>
/// <param name="Name">As typed, for receipts; may be missing.</param>
public sealed record Payer(string? Name);

/// <summary>
/// Asking for money. The buyer is asked by one request at a time; others who pay for the same thing have lanes of their own, so that nobody's request
/// takes another's away. Whoever pays more than is still owed when the money comes has a credit.
/// </summary>
public sealed partial class Payment
{
    /// <summary>More requests than this at the same time are no family but a mistake.</summary>
    public const int MostAtOnce = 8;

    /// <summary>
    /// A new try, with this or another phone or gateway. Codes: <c>payment.already-paid</c>, <c>payment.closed</c>, <c>payment.too-soon</c>,
    /// <c>payment.too-many-at-once</c>.
    /// </summary>
    /// <param name="amount">Null: what is due, or the balance when nothing is due yet. Never more is asked for than is owed.</param>
    /// <param name="payer">Null: the buyer.</param>
    /// <param name="most">The most that one request of the gateway may ask for: what is more is asked for by further ones.</param>
    public Result<PaymentAttempt> StartAttempt(
        PhoneNumber phone, DateTimeOffset now, string gateway = MpesaStk, Money? amount = null, Payer? payer = null, Money? most = null)
    {
        if (State == PaymentState.Settled) return PaymentErrors.AlreadyPaid;
        if (State == PaymentState.Closed) return PaymentErrors.Closed;
        var asked = amount is { } wanted && wanted < Owed ? wanted : amount is null ? ToAsk(now) : Owed;
        var asksPhone = Gateways.Of(gateway).Method.AsksPhone;
        // One phone shows one request at a time. On a page of the provider everybody has a visit of their own.
        var lane = payer is null ? "" : asksPhone ? phone.Digits : Guid.CreateVersion7().ToString("N");
        foreach (var open in _attempts.Where(other => other.IsOpen && (other.Lane == lane || (asksPhone && other.Gateway == gateway && other.Phone == phone))).ToList())
        {
            var left = open.CreatedAt + Gateways.Of(open.Gateway).AloneFor - now;
            if (left > TimeSpan.Zero) return PaymentErrors.TooSoon((int)Math.Ceiling(left.TotalSeconds));
            // The page that is open can still be paid on: another one would only let somebody pay twice.
            if (open.Gateway == gateway && open is { PayPage: not null, State: AttemptState.Pending } && open.Amount == asked) return open;
            // Its prompt may still be answered; it keeps being asked about and still accepts a late success.
            Move(open, AttemptSignal.Superseded, "superseded", "A newer request replaced this one.", now);
        }

        if (_attempts.Count(other => other.IsOpen) >= MostAtOnce) return PaymentErrors.TooManyAtOnce;
        return AddAttempt(gateway, phone, asked, payer?.Name, lane, most, now);
    }

    /// <summary>In how many requests an amount is asked for, one after the other.</summary>
    public static IReadOnlyList<Money> Prompts(Money amount, Money? most)
    {
        var prompts = new List<Money>();
        for (var left = amount; !left.IsZero; left -= prompts[^1]) prompts.Add(most is { } limit && limit < left ? limit : left);
        return prompts;
    }

    private static string NewPayKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    private PaymentAttempt AddAttempt(
        string gateway, PhoneNumber phone, Money amount, string? payerName, string lane, Money? most, DateTimeOffset now)
    {
        var first = Prompts(amount, most)[0];
        var attempt = PaymentAttempt.Of(Id, _attempts.Count + 1, gateway, phone, first, payerName, now);
        attempt.In(lane, amount - first);
        _attempts.Add(attempt);
        Note(attempt, PaymentEventKind.AttemptStarted, $"{attempt.Amount} from {phone.Masked}.", null, now);
        Raise(new AttemptChanged(attempt.Id, Id, SubjectId, attempt.State));
        return attempt;
    }

    /// <summary>What was too much for one request: the next follows when the one before is paid.</summary>
    private void AskForTheRest(PaymentAttempt paid, DateTimeOffset now)
    {
        if (paid.RestMinor == 0 || State != PaymentState.Open || _attempts.Count(other => other.IsOpen) >= MostAtOnce) return;
        // A request that was sent again meanwhile asks for it already.
        if (_attempts.Exists(other => other.IsOpen && other.Lane == paid.Lane)) return;
        var rest = new Money(Math.Min(paid.HandOver(), Owed.Minor), Due.Currency);
        AddAttempt(paid.Gateway, paid.Phone, rest, paid.PayerName, paid.Lane, paid.Amount, now);
    }
}
