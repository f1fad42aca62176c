using Hangazo.Core.Kernel;

namespace Hangazo.Core.Payments;

/// <summary>Store credit that is spent on it: a receipt like any other, of a gateway of its own.</summary>
public sealed partial class Payment
{
    /// <summary>Captured money, without store credit.</summary>
    private Money CapturedMoney => Money.Sum(_receipts.Where(receipt => receipt.Gateway != Gateways.StoreCredit.Code).Select(StillCaptured), Due.Currency);

    /// <exception cref="ArgumentException">The amount is not above zero, or is more than what is owed.</exception>
    private void SpendStoreCredit(Money amount, PhoneNumber phone, DateTimeOffset now)
    {
        if (amount.Minor <= 0 || amount > Due - Captured) throw new ArgumentException($"{amount} of store credit cannot be spent on {Due - Captured}.", nameof(amount));
        var attempt = PaymentAttempt.Of(Id, _attempts.Count + 1, Gateways.StoreCredit.Code, phone, amount, null, now);
        _attempts.Add(attempt);
        Receive(attempt, new($"SC-{Reference}", amount, now), now);
    }
}
