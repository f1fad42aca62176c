using Hangazo.Core.Payments.Contracts;

namespace Hangazo.Core.Payments;

/// <summary>What the rules and the pages must know of a gateway: everything in which gateways differ and that is not talking to the provider.</summary>
/// <param name="Code">On attempts and receipts.</param>
/// <param name="Method">What the shopper chose.</param>
/// <param name="Who">Whom we ask, in a sentence: <c>M-Pesa</c>.</param>
/// <param name="AloneFor">How long a request stands alone before the shopper may start another: its prompt may still be answered.</param>
public sealed record Gateway(string Code, PaymentMethod Method, string Who, TimeSpan AloneFor, PollSchedule Polls)
{
    /// <summary>How the names of its settings begin in the installation's environment (docs/operations.md); null where it has none.</summary>
    public string? Settings { get; init; }

    /// <summary>While it is being sent.</summary>
    public required string Sending { get; init; }

    /// <summary>What the payer is to do now.</summary>
    public required string Waiting { get; init; }

    /// <summary>How long the payer's part takes when all is well; afterwards <see cref="Overdue"/> is said.</summary>
    public TimeSpan WaitsFor { get; init; } = TimeSpan.FromSeconds(90);

    public string Overdue => $"{char.ToUpperInvariant(Who[0])}{Who[1..]} has not confirmed the payment yet. If you paid, it will show here soon.";

    public string Checking => $"We are checking this payment with {Who}.";

    public string Lost { get; init; } = "We did not hear back. If a request reaches you, you can pay it.";

    /// <summary>Whether the provider refunds the very payment, whole or in part, whenever it is asked.</summary>
    public bool RefundsItself { get; init; }

    /// <summary>Whose receipt numbers its money comes with: gateways of one provider share them, so that a receipt counts once.</summary>
    public string Ledger { get; init; } = Code;

    /// <summary>Whether less than is owed counts as a part of it: money that people send or bring by themselves.</summary>
    public bool TakesParts { get; init; }

    /// <summary>When to ask how a refund ended that the provider took and said nothing of.</summary>
    public PollSchedule RefundPolls { get; init; } = PollSchedule.Never;

    /// <summary>How long a prompt stands on the phone, as far as anybody knows; null where there is none.</summary>
    public TimeSpan? PromptLifetime { get; init; }
}

/// <summary>The one table of gateways. One row and one <see cref="IPaymentGateway"/> make another.</summary>
public static class Gateways
{
    public static readonly Gateway MpesaStk = new(Payment.MpesaStk, PaymentMethods.Mpesa, "M-Pesa", TimeSpan.FromSeconds(30), PollSchedule.Phone)
    {
        Settings = "Daraja__",
        Sending = "We are sending the request to your phone.",
        Waiting = "Look at your phone and enter your M-Pesa PIN.",
        Lost = "We did not hear back from M-Pesa. If a request shows on your phone, you can pay it.",
        PromptLifetime = TimeSpan.FromSeconds(60),
        RefundPolls = PollSchedule.PhoneRefund,
    };

    /// <summary>People send money to the PayBill number by themselves. An attempt of this gateway is made when its money is there.</summary>
    public static readonly Gateway MpesaPayBill = new("mpesa-paybill", PaymentMethods.Mpesa, "M-Pesa", TimeSpan.Zero, PollSchedule.Never)
    {
        Settings = "Daraja__",
        Sending = "We wait for your money.",
        Waiting = "We wait for your money.",
        WaitsFor = TimeSpan.MaxValue,
        Ledger = Payment.MpesaStk,
        TakesParts = true,
    };

    public static readonly Gateway Stripe = new("stripe", PaymentMethods.Card, "the card company", TimeSpan.Zero, PollSchedule.HostedPage)
    {
        Settings = "Stripe__",
        Sending = "We are opening the card page for you.",
        Waiting = "The card page is open for you. Your payment shows here as soon as it is confirmed.",
        Lost = "We did not hear back from the card company. We are trying again; you have not been charged.",
        WaitsFor = TimeSpan.FromMinutes(30),
        RefundsItself = true,
        RefundPolls = PollSchedule.ProviderRefund,
    };

    public static readonly Gateway PayPal = new("paypal", PaymentMethods.PayPal, "PayPal", TimeSpan.Zero, PollSchedule.Approval)
    {
        Settings = "PayPal__",
        Sending = "We are opening the PayPal page for you.",
        Waiting = "The PayPal page is open for you. Your payment shows here as soon as it is confirmed.",
        Lost = "We did not hear back from PayPal. We are trying again; you have not been charged.",
        WaitsFor = TimeSpan.FromMinutes(30),
        RefundsItself = true,
        RefundPolls = PollSchedule.ProviderRefund,
    };

    public static readonly Gateway OnDelivery = new("on-delivery", PaymentMethods.OnDelivery, "the shop", TimeSpan.Zero, PollSchedule.Never)
    {
        Sending = "Pay in cash or by M-Pesa when you get your order.",
        Waiting = "Pay in cash or by M-Pesa when you get your order.",
        WaitsFor = TimeSpan.MaxValue,
        TakesParts = true,
    };

    public static readonly Gateway BankTransfer = new("bank-transfer", PaymentMethods.BankTransfer, "the bank", TimeSpan.Zero, PollSchedule.Never)
    {
        Sending = "We wait for your transfer.",
        Waiting = "We wait for your transfer.",
        WaitsFor = TimeSpan.MaxValue,
        TakesParts = true,
    };

    /// <summary>What the shop owes its customer, spent when an order is placed or a later part is paid.</summary>
    public static readonly Gateway StoreCredit = new("store-credit", PaymentMethods.StoreCredit, "the shop", TimeSpan.Zero, PollSchedule.Never)
    {
        Sending = "Your store credit is used.",
        Waiting = "Your store credit is used.",
        TakesParts = true,
        RefundsItself = true,
    };

    public static IReadOnlyList<Gateway> All { get; } = [MpesaStk, MpesaPayBill, Stripe, PayPal, OnDelivery, BankTransfer, StoreCredit];

    /// <summary>Gateways at which nobody but staff can say that money came: an order of theirs waits for its day, not for an answer.</summary>
    public static IReadOnlyList<string> ByHand { get; } = [.. All.Where(gateway => gateway.Method.ByHand).Select(gateway => gateway.Code)];

    /// <exception cref="InvalidOperationException">No such gateway.</exception>
    public static Gateway Of(string code) => All.FirstOrDefault(gateway => gateway.Code == code) ?? throw new InvalidOperationException($"No gateway '{code}'.");

    /// <summary>The gateway that serves a chosen method.</summary>
    /// <exception cref="InvalidOperationException">No gateway serves it.</exception>
    public static Gateway ForMethod(string method) =>
        All.FirstOrDefault(gateway => gateway.Method.Code == method) ?? throw new InvalidOperationException($"No gateway for '{method}'.");
}
