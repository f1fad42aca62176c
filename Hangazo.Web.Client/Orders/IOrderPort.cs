using Hangazo.Core.Downloads.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Shipping.Contracts;

namespace Hangazo.Web.Client.Orders;

/// <summary>How the payment stands, for the person who pays.</summary>
/// <param name="Sentence">What to tell them.</param>
/// <param name="Method">Of the last try.</param>
/// <param name="Others">What else is on offer for what is still owed.</param>
/// <param name="Due">What is to be paid now: what is due of it, else all that is owed.</param>
/// <param name="ChargeWords">What the last try charges in another currency, and at which rate; null in shillings.</param>
/// <param name="Instructions">How to pay by hand; null when the phone or a page asks for the money.</param>
/// <param name="ResendInSeconds">How long until another request may be sent; 0 at once; null when none may be.</param>
/// <param name="SecondsLeft">How long the prompt stands on the phone; null when there is none.</param>
public sealed record PaymentModel(
    AttemptState? Attempt, PaymentMethod? Method, string Sentence, string? Phone, Money Due, int? ResendInSeconds, int? SecondsLeft, bool IsWaiting,
    IReadOnlyList<PaymentMethod> Others, PayInstructions? Instructions, string? ChargeWords)
{
    /// <summary>How to pay with the phone's own menu; null where that is not possible.</summary>
    public PayBillInstructions? PayBill { get; init; }

    /// <summary>What the last try asks for; less may be owed since.</summary>
    public Money Asked { get; init; } = Due;
}

public sealed record OrderModel(
    OrderSnapshot Order, string Key, PaymentModel? Payment, IReadOnlyList<OrderStep> Timeline, IReadOnlyList<Receipt> Receipts)
{
    /// <summary>The files that may be fetched; nothing before it is paid.</summary>
    public IReadOnlyList<DownloadSnapshot> Downloads { get; init; } = [];

    /// <summary>How the parts of its price stand; null where nothing was ever owed.</summary>
    public PaymentTerms? Terms { get; init; }

    /// <summary>What of it was given back, oldest first.</summary>
    public IReadOnlyList<GivenBack> GivenBack { get; init; } = [];

    /// <summary>Whoever looks at it may take it back: it goes abroad and nobody has paid.</summary>
    public bool MayCancel { get; init; }

    /// <summary>What is on its way, oldest first.</summary>
    public IReadOnlyList<ShipmentSnapshot> Parcels { get; init; } = [];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<DepositPaper> DepositPapers { get; init; } = [];
}

/// <param name="CreditNotes">Their numbers; none while they are being written.</param>
public sealed record GivenBack(Money Total, string Reason, IReadOnlyList<string> CreditNotes);

/// <summary>A numbered receipt for money that came before all was paid.</summary>
/// <param name="Received">Which of the order's receipts it is for.</param>
public sealed record DepositPaper(string Number, Guid? Received, Money Amount);

public sealed record OrderStep(string Text, DateTimeOffset At, bool IsFulfilment);

/// <summary>How the order component reaches the shop. The caller has checked that the order may be seen.</summary>
public interface IOrderPort
{
    Task<OrderModel?> GetAsync(Guid order);

    /// <summary>Tries again; no phone means the same one, no method the same one. Answers with the address to go on at. Codes:
    /// <c>payment.too-soon</c>, <c>payment.already-paid</c>, <c>payment.closed</c>, <c>payment.method-not-offered</c>, <c>phone.*</c>.</summary>
    Task<Result> ResendAsync(Guid order, string? phone, string? method);

    /// <summary>Takes an order back that goes abroad and that nobody has paid. Codes: <c>order.not-found</c>, <c>order.not-possible</c>.</summary>
    Task<Result> CancelAsync(Guid order);

    /// <summary>Asks M-Pesa now whether the money came.</summary>
    Task<Result> CheckNowAsync(Guid order);

    /// <summary>Calls back whenever something happened to the order or its payment, until disposed.</summary>
    IDisposable Watch(Guid order, Func<Task> changed);
}
