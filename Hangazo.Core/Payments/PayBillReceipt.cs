using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;

namespace Hangazo.Core.Payments;

/// <summary>How we heard of money.</summary>
public enum HeardBy
{
    /// <summary>M-Pesa told us at once.</summary>
    Confirmation,

    /// <summary>Found in the list of received payments that we pull.</summary>
    Pull,

    /// <summary>Found in the statement that staff brought in.</summary>
    Statement,
}

/// <summary>How money found its place.</summary>
public enum Matching
{
    /// <summary>It has none yet.</summary>
    None,

    /// <summary>The account number was the payment's reference.</summary>
    Reference,

    /// <summary>The account number was one slip away from a reference and its check character fits no other: staff may look once.</summary>
    NearReference,

    /// <summary>Staff decided.</summary>
    Staff,
}

/// <summary>
/// Money somebody sent to the PayBill number. What is left of it belongs to nobody yet and is owed to the sender; what was allocated is booked
/// in payments, whose receipts bear its number (with <c>-1</c>, <c>-2</c> when it was split).
/// </summary>
public sealed class PayBillReceipt : AggregateRoot
{
    /// <summary>Stands where M-Pesa masks who paid.</summary>
    internal static readonly PhoneNumber NobodysPhone = PhoneNumber.FromE164("+000");

    private PayBillReceipt()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>M-Pesa's receipt number; unique.</summary>
    public string TransactionId { get; private set; } = "";

    public Money Amount { get; private set; }

    /// <summary>In payments, or to be given back. Cents.</summary>
    public long AllocatedMinor { get; private set; }

    /// <summary>The account number as the payer typed it.</summary>
    public string Account { get; private set; } = "";

    public string PayerMasked { get; private set; } = "";

    /// <summary>Null where M-Pesa masks or hashes the number.</summary>
    public PhoneNumber? Payer { get; private set; }

    public string? PayerName { get; private set; }

    public DateTimeOffset PaidAt { get; private set; }

    public DateTimeOffset HeardAt { get; private set; }

    public HeardBy HeardBy { get; private set; }

    public Matching Matching { get; private set; }

    /// <summary>Whose it may be: an open payment of exactly this amount from this phone.</summary>
    public Guid? SuggestedSubject { get; private set; }

    /// <summary>What staff should know.</summary>
    public string? Note { get; private set; }

    /// <summary>How many pieces were allocated.</summary>
    public int Parts { get; private set; }

    public Money Left => Amount - new Money(AllocatedMinor, Amount.Currency);

    /// <summary>M-Pesa's number of a receipt that may be a part of one (<c>UKP0000001-2</c>).</summary>
    internal static string NumberOf(string reference) => reference.Split('-')[0];

    internal static PayBillReceipt Of(PayBillMoney money, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        TransactionId = money.TransactionId,
        Amount = money.Amount,
        Account = money.Account,
        PayerMasked = money.PayerMasked,
        Payer = money.Payer,
        PayerName = money.PayerName,
        PaidAt = money.PaidAt ?? now,
        HeardAt = now,
        HeardBy = money.HeardBy,
    };

    /// <summary>Takes a part of what is left out of it. Returns the proof under which the part is booked.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The part is not positive, or more than is left.</exception>
    internal PaymentProof Allocate(Money part, Matching how)
    {
        if (part.Minor <= 0 || part > Left) throw new ArgumentOutOfRangeException(nameof(part), part, $"Of {TransactionId}, {Left} is left.");
        Parts++;
        AllocatedMinor += part.Minor;
        Matching = how;
        Raise(new UnallocatedMoneyChanged(Id, TransactionId, Left));
        return new(part == Amount ? TransactionId : $"{TransactionId}-{Parts}", part, PaidAt);
    }

    /// <summary>It found no place: staff shall look.</summary>
    internal void Wait(string? note, Guid? suggestion)
    {
        (Note, SuggestedSubject) = (note, suggestion);
        Raise(new UnallocatedMoneyChanged(Id, TransactionId, Left));
    }
}
