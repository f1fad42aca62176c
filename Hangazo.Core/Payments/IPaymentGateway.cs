using Hangazo.Core.Kernel;

namespace Hangazo.Core.Payments;

/// <summary>The outside world that takes the money. One implementation per provider; state, idempotency and books are not its business.</summary>
public interface IPaymentGateway
{
    /// <summary>Asks the payer. Sent at most once per attempt, whatever comes back.</summary>
    Task<StartAnswer> StartAsync(StartRequest request, CancellationToken cancellationToken);

    /// <summary>Asks how a request ended.</summary>
    Task<QueryAnswer> QueryAsync(string checkoutRequestId, CancellationToken cancellationToken);

    /// <summary>The received payments with this reference in a time window (at most the last 48 hours).</summary>
    Task<SearchAnswer> FindAsync(string reference, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);
}

/// <param name="CallbackToken">Part of the address the result is sent to; known to nobody else.</param>
public sealed record StartRequest(PhoneNumber Phone, Money Amount, string Reference, string CallbackToken);

public enum StartResult
{
    /// <summary>The request is on its way to the phone. Not paid.</summary>
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
    StartResult Result, string? MerchantRequestId, string? CheckoutRequestId, string? Code, string? Text, bool Alert, string? Body);

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

public sealed record QueryAnswer(QueryResult Result, AttemptSignal? Signal, string? Code, string? Text, string? Body);

/// <param name="PayerDigits">As the provider gives it; may be masked or missing.</param>
public sealed record FoundPayment(string Receipt, Money Amount, DateTimeOffset? PaidAt, string? PayerDigits);

/// <param name="Answered">False when the search itself did not work, which says nothing about the payment.</param>
public sealed record SearchAnswer(bool Answered, IReadOnlyList<FoundPayment> Found, string? Body);
