using System.Security.Cryptography;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Payments;

/// <summary>One try to collect through one gateway. Changed only by its <see cref="Payment"/>.</summary>
public sealed class PaymentAttempt
{
    private PaymentAttempt()
    {
    }

    public AttemptId Id { get; private set; }

    public PaymentId PaymentId { get; private set; }

    /// <summary>First, second, ... try of the payment.</summary>
    public int Number { get; private set; }

    public string Gateway { get; private set; } = "";

    /// <summary>Whom the request goes to.</summary>
    public PhoneNumber Phone { get; private set; }

    /// <summary>Empty: the buyer's own. Others who pay have lanes of their own; a lane has one open attempt.</summary>
    public string Lane { get; private set; } = "";

    /// <summary>Who pays, as they said, where that is not the buyer.</summary>
    public string? PayerName { get; private set; }

    public Money Amount { get; private set; }

    /// <summary>What further requests ask for once this one is paid, because one may not ask for so much; mostly nothing.</summary>
    public long RestMinor { get; private set; }

    /// <summary>What the payer is charged, where that is not in the order's currency. Settled when it is sent, and refunds go by it.</summary>
    public Money? Charge => ChargeMinor is { } minor && ChargeCurrency is { } currency ? new Money(minor, currency) : null;

    public long? ChargeMinor { get; private set; }

    public string? ChargeCurrency { get; private set; }

    /// <summary>Shillings for one unit of the charge's currency.</summary>
    public decimal? FxRate { get; private set; }

    /// <summary>The day of the rate.</summary>
    public DateOnly? FxDay { get; private set; }

    /// <summary>The charge in words, with its rate and day; null where there is none.</summary>
    public string? ChargeWords => Charge is { } charge && FxRate is { } rate && FxDay is { } day ? $"{charge} at {new UsdRate(rate, day)} of {new UsdRate(rate, day).DayText}" : null;

    public AttemptState State { get; private set; }

    /// <summary>SHA-256 of the token in the callback's path. The token itself is made at submission and kept nowhere.</summary>
    public byte[]? CallbackTokenHash { get; private set; }

    /// <summary>The provider's second id: M-Pesa's merchant request, Stripe's payment intent.</summary>
    public string? MerchantRequestId { get; private set; }

    /// <summary>The provider's id of the request: M-Pesa's checkout request, Stripe's session.</summary>
    public string? CheckoutRequestId { get; private set; }

    /// <summary>Unguessable end of the address to which the provider's page sends the payer back; null where there is no such page.</summary>
    public string? ReturnToken { get; private set; }

    /// <summary>The provider's page on which this attempt is paid.</summary>
    public string? PayPage { get; private set; }

    /// <summary>The provider's receipt once money was booked through this attempt.</summary>
    public string? Receipt { get; private set; }

    public string? FailureCode { get; private set; }

    /// <summary>Why it did not work, in words for the shopper.</summary>
    public string? FailureText { get; private set; }

    /// <summary>A callback's receipt and amount that wait for the query to confirm them.</summary>
    public string? ClaimedReceipt { get; private set; }

    public long? ClaimedMinor { get; private set; }

    /// <summary>Since when we know it was paid without knowing the receipt.</summary>
    public DateTimeOffset? PaidWithoutReceiptSince { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>When to ask the gateway next; null: no more.</summary>
    public DateTimeOffset? NextPollAt { get; private set; }

    public int PollCount { get; private set; }

    public DateTimeOffset? LastCheckedAt { get; private set; }

    public bool IsOpen => AttemptMoves.IsOpen(State);

    internal static PaymentAttempt Of(PaymentId payment, int number, string gateway, PhoneNumber phone, Money amount, string? payerName, DateTimeOffset now) => new()
    {
        Id = AttemptId.New(),
        PaymentId = payment,
        Number = number,
        Gateway = gateway,
        Phone = phone,
        Amount = amount,
        PayerName = payerName,
        ReturnToken = Gateways.Of(gateway).Method.Leaves ? RandomNumberGenerator.GetHexString(48, lowercase: true) : null,
        CreatedAt = now,
    };

    /// <summary>Staff say to which M-Pesa number money of this try goes back, because M-Pesa told nobody's.</summary>
    internal void GoesBackTo(PhoneNumber phone) => Phone = phone;

    internal void In(string lane, Money rest) => (Lane, RestMinor) = (lane, rest.Minor);

    /// <summary>What is left to ask for goes over to the next request, once.</summary>
    internal long HandOver()
    {
        var rest = RestMinor;
        RestMinor = 0;
        return rest;
    }

    /// <summary>Moves by the table. Returns the move, so that the caller can tell a change, a no-op and an alert apart.</summary>
    internal AttemptMove Take(AttemptSignal signal, string? code, string? text, DateTimeOffset now)
    {
        var move = AttemptMoves.For(State, signal);
        if (move.To is not { } to) return move;
        State = to;
        (FailureCode, FailureText) = to == AttemptState.Succeeded ? (null, null) : (code, text);
        FinishedAt = IsOpen ? null : now;
        return move;
    }

    internal void Submitting(byte[] tokenHash, DateTimeOffset now, DateTimeOffset lookAgainAt) =>
        (CallbackTokenHash, SubmittedAt, NextPollAt) = (tokenHash, now, lookAgainAt);

    /// <summary>The answer to the post may come after the callback: it only fills what is empty.</summary>
    internal void Bind(string? merchantRequestId, string? checkoutRequestId)
    {
        MerchantRequestId ??= merchantRequestId;
        CheckoutRequestId ??= checkoutRequestId;
    }

    internal void ChargeBy(UsdRate rate) =>
        (ChargeMinor, ChargeCurrency, FxRate, FxDay) = (rate.Convert(Amount).Minor, rate.Convert(Amount).Currency, rate.Shillings, rate.Day);

    /// <summary>What arrived in the charge's currency, in the order's: the whole charge is the whole amount, anything else goes by the stored rate.</summary>
    internal PaymentProof InOrderCurrency(PaymentProof proof) => Charge is { } charge && FxRate is { } rate && proof.Amount.Currency == charge.Currency
        ? proof with { Amount = proof.Amount == charge ? Amount : UsdRate.Back(proof.Amount, rate) }
        : proof;

    /// <summary>What goes back to the payer for an amount of the order; never more than was charged for it.</summary>
    public Money InCharge(Money amount) => Charge is { } charge
        ? amount >= Amount ? charge : new((long)((Int128)charge.Minor * amount.Minor / Amount.Minor), charge.Currency)
        : amount;

    internal void PayAt(string? page) => PayPage = page ?? PayPage;

    internal void Receipted(string reference) => (Receipt, PaidWithoutReceiptSince, ClaimedReceipt, ClaimedMinor) = (reference, null, null, null);

    internal void Claim(string receipt, long minor) => (ClaimedReceipt, ClaimedMinor) = (receipt, minor);

    internal void PaidWithoutReceipt(DateTimeOffset now) => PaidWithoutReceiptSince ??= now;

    internal void PollAt(DateTimeOffset? next) => NextPollAt = next;

    internal void Polled(DateTimeOffset now) => (PollCount, LastCheckedAt) = (PollCount + 1, now);
}
