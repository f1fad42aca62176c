using Hangazo.Core.Kernel;

namespace Hangazo.Core.Payments;

/// <summary>Captured money that is given back.</summary>
public sealed partial class Payment
{
    /// <summary>Everything captured becomes credits, one per receipt. Returns their sum.</summary>
    public Money TurnIntoCredit(string reason, DateTimeOffset now)
    {
        var total = Captured;
        foreach (var receipt in _receipts)
        {
            var left = StillCaptured(receipt);
            if (left.Minor > 0) AddCredit(receipt, left, CreditReason.Cancelled, reason, now);
        }

        Captured = Money.Zero(Due.Currency);
        if (State != PaymentState.Closed) Close(reason, now);
        return total;
    }

    /// <summary>What of a receipt is booked on the payment and was not taken out again.</summary>
    internal Money StillCaptured(ReceivedMoney receipt) => receipt.Accepted - Money.Sum(
        _credits.Where(credit => credit.Gateway == receipt.Gateway && credit.Receipt == receipt.Reference && credit.Reason is CreditReason.Refund or CreditReason.Cancelled)
            .Select(credit => credit.Amount),
        Due.Currency);

    /// <summary>Captured money of a receipt is owed to its payer again.</summary>
    internal Credit Release(ReceivedMoney receipt, Money amount, string reason, DateTimeOffset now)
    {
        if (amount.Minor <= 0 || amount > StillCaptured(receipt))
            throw new InvalidOperationException($"{amount} cannot be taken out of {receipt.Reference}: {StillCaptured(receipt)} is left.");
        Captured -= amount;
        AddCredit(receipt, amount, CreditReason.Refund, reason, now);
        return _credits[^1];
    }
}
