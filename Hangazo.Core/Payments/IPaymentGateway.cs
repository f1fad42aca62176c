using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;

namespace Hangazo.Core.Payments;

/// <summary>
/// The outside world that takes the money: start, status, refund, read a notification. One implementation per provider; state,
/// idempotency and books are not its business, and nobody outside branches on which one it is.
/// </summary>
public interface IPaymentGateway
{
    /// <summary>A code of <see cref="Gateways"/>.</summary>
    string Code { get; }

    /// <summary>Whether the shop has an account there.</summary>
    bool IsConfigured { get; }

    /// <summary>The most that one request may ask for, where more can be asked for by several; null: there is no such limit.</summary>
    Money? MostAtOnce => null;

    /// <summary>Whether the provider takes such an amount at all, be it by several requests.</summary>
    bool Takes(Money amount);

    /// <summary>Asks the payer. Sent at most once per attempt, whatever comes back.</summary>
    Task<StartAnswer> StartAsync(StartRequest request, CancellationToken cancellationToken);

    /// <summary>Asks how an attempt ended. Never throws for what a provider may do: an outage is "pending".</summary>
    Task<StatusAnswer> GetStatusAsync(StatusRequest request, CancellationToken cancellationToken);

    /// <summary>By which road money of a receipt can go back now.</summary>
    /// <param name="whole">All of the receipt goes back, and nothing of it has gone before.</param>
    /// <param name="reversalRefused">The provider has refused to take the whole payment back.</param>
    RefundWay WayBack(Money amount, bool whole, bool reversalRefused) => Gateways.Of(Code).RefundsItself ? RefundWay.Provider : RefundWay.ByHand;

    /// <summary>Gives money back. Posted once per try; what comes back says whether the same may be posted again.</summary>
    Task<RefundAnswer> RefundAsync(RefundRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Asks how a refund ended. Null: nobody could say now, or the answer comes later to the address with the token. Never throws for what a
    /// provider may do. Only where <see cref="Gateway.RefundPolls"/> says so.
    /// </summary>
    Task<RefundNews?> AskRefundAsync(RefundQuestion question, CancellationToken cancellationToken) => Task.FromResult<RefundNews?>(null);

    /// <summary>Reads what was posted to a refund's own address; null when it is none of the provider's messages.</summary>
    /// <param name="about">What it was posted about.</param>
    RefundResultNews? ReadRefundResult(RefundPostView about, ReadOnlyMemory<byte> body) => null;

    /// <summary>Reads what a provider posted to us; null when it is none of its messages. Whether it is genuine is decided before.</summary>
    Notification? ParseNotification(ReadOnlyMemory<byte> body);
}

public enum Genuineness
{
    Genuine,
    Forged,

    /// <summary>It cannot be checked now: the provider shall send it again.</summary>
    Unknown,
}

/// <summary>A gateway whose provider posts signed messages to one address.</summary>
public interface ISignedNotifications
{
    /// <param name="header">Reads a header of the request.</param>
    /// <param name="body">The bytes as they came.</param>
    ValueTask<Genuineness> CheckAsync(Func<string, string?> header, ReadOnlyMemory<byte> body, CancellationToken cancellationToken);
}

/// <param name="CallbackToken">Part of the address the result is sent to; known to nobody else.</param>
public sealed record StartRequest(PhoneNumber Phone, Money Amount, string Reference, string CallbackToken)
{
    public AttemptId Attempt { get; init; }

    /// <summary>Where the provider may send its own receipt.</summary>
    public string? Email { get; init; }

    /// <summary>End of the address the provider's page sends the payer back to; null where there is no such page.</summary>
    public string? ReturnToken { get; init; }

    /// <summary>What to charge, where that is not in the order's currency.</summary>
    public Money? Charge { get; init; }

    /// <summary>When the attempt was made; the same however often it is sent.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>What an attempt asks for.</summary>
    public static StartRequest Of(Payment payment, PaymentAttempt attempt, string callbackToken) => new(attempt.Phone, attempt.Amount, payment.Reference, callbackToken)
    {
        Attempt = attempt.Id,
        // Somebody else is not shown the buyer's address on the provider's page.
        Email = attempt.Lane.Length == 0 ? payment.Email : null,
        ReturnToken = attempt.ReturnToken,
        Charge = attempt.Charge,
        StartedAt = attempt.CreatedAt,
    };
}

public enum StartResult
{
    /// <summary>The request is on its way to the payer. Not paid.</summary>
    Accepted,

    /// <summary>Certainly no request went out.</summary>
    Refused,

    /// <summary>Nobody knows. Never repeated by itself.</summary>
    Unknown,
}

/// <param name="Code">The provider's code, or ours, when not accepted.</param>
/// <param name="Text">What to tell the shopper, when not accepted.</param>
/// <param name="Alert">The shop's set-up or contract is at fault: staff must know.</param>
/// <param name="Body">The provider's answer as it came.</param>
public sealed record StartAnswer(
    StartResult Result, string? MerchantRequestId, string? CheckoutRequestId, string? Code, string? Text, bool Alert, string? Body)
{
    /// <summary>The provider's page on which the payer pays.</summary>
    public string? PayPage { get; init; }
}

/// <param name="Start">What was asked for, without the callback's token.</param>
/// <param name="CheckoutRequestId">The provider's id of the request; null when the post got no answer.</param>
/// <param name="ReceiptKnown">Whether receipt and amount are known already and only need to be confirmed.</param>
/// <param name="Booked">Whether its money is booked.</param>
public sealed record StatusRequest(
    StartRequest Start, string? MerchantRequestId, string? CheckoutRequestId, DateTimeOffset SubmittedAt, bool ReceiptKnown, bool Booked)
{
    /// <summary>Whether the money is still wanted through this attempt. What was only approved is not taken for a payment that went another way.</summary>
    public bool IsWanted { get; init; }
}

/// <param name="Query">What the provider says about the request; null when there was no id to ask with.</param>
/// <param name="Search">What was found among the received payments; null when nobody looked.</param>
public sealed record StatusAnswer(QueryAnswer? Query, SearchAnswer? Search = null)
{
    /// <summary>The post that got no answer was sent again, which this provider allows.</summary>
    public StartAnswer? Started { get; init; }

    public static readonly StatusAnswer Busy = new(new QueryAnswer(QueryResult.Busy, null, null, null, null));
}

public enum QueryResult
{
    /// <summary>Not decided yet, or no usable answer.</summary>
    Pending,
    Paid,

    /// <summary>Final: see the signal.</summary>
    NotPaid,

    /// <summary>Asked too often: slow down.</summary>
    Busy,
}

/// <param name="Proof">Receipt and amount, where the provider's answer names them.</param>
public sealed record QueryAnswer(QueryResult Result, AttemptSignal? Signal, string? Code, string? Text, string? Body, PaymentProof? Proof = null);

/// <param name="PayerDigits">As the provider gives it; may be masked or missing.</param>
public sealed record FoundPayment(string Receipt, Money Amount, DateTimeOffset? PaidAt, string? PayerDigits);

/// <param name="Answered">False when the search itself did not work, which says nothing about the payment.</param>
public sealed record SearchAnswer(bool Answered, IReadOnlyList<FoundPayment> Found, string? Body);

