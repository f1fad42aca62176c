using Hangazo.Core.Kernel;

namespace Hangazo.Core.Payments;

/// <summary>Store credit that is spent on it: a receipt like any other, of a gateway of its own.</summary>
public sealed partial class Payment
{
    /// <summary>After the checkout it has a lane of its own: what the buyer is being asked for stays as it is.</summary>
    private const string StoreCreditLane = "store-credit";

    /// <summary>Captured money, without store credit.</summary>
    private Money CapturedMoney => Money.Sum(_receipts.Where(receipt => receipt.Gateway != Gateways.StoreCredit.Code).Select(StillCaptured), Due.Currency);

    /// <summary>
    /// Store credit alone that is less than what must be paid at once is no news: who spends it knows, and without the rest it ends as unpaid.
    /// Where money came, or some was given back, it is a part like any other.
    /// </summary>
    private bool IsNews => HasBegun || !CapturedMoney.IsZero || _credits.Exists(credit => credit.Reason == CreditReason.Refund);

    /// <summary>Some of what is still owed, after the checkout. The account it comes from is locked.</summary>
    /// <exception cref="ArgumentException">The amount is not above zero, or is more than what is owed.</exception>
    internal ReceivedMoney UseStoreCredit(Money amount, DateTimeOffset now) => SpendStoreCredit(amount, _attempts.MinBy(attempt => attempt.Number)?.Phone ?? PayBillReceipt.NobodysPhone, StoreCreditLane, now);

    /// <exception cref="ArgumentException">The amount is not above zero, or is more than what is owed.</exception>
    private ReceivedMoney SpendStoreCredit(Money amount, PhoneNumber phone, string lane, DateTimeOffset now)
    {
        if (amount.Minor <= 0 || amount > Owed) throw new ArgumentException($"{amount} of store credit cannot be spent on {Owed}.", nameof(amount));
        var attempt = PaymentAttempt.Of(Id, _attempts.Count + 1, Gateways.StoreCredit.Code, phone, amount, null, now);
        attempt.In(lane, Money.Zero(Due.Currency));
        _attempts.Add(attempt);
        var earlier = _receipts.Count(receipt => receipt.Gateway == Gateways.StoreCredit.Code);
        Receive(attempt, new(earlier == 0 ? $"SC-{Reference}" : $"SC-{Reference}-{earlier + 1}", amount, now), now);
        return _receipts[^1];
    }
}
