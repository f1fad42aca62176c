using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;

namespace Hangazo.Core.Payments.StoreCredit;

/// <summary>Why a balance changed.</summary>
public enum StoreCreditKind
{
    /// <summary>Staff gave it.</summary>
    Issued,

    /// <summary>Staff took some of it back.</summary>
    TakenBack,

    /// <summary>Money that was to be given back, given as credit instead.</summary>
    Refunded,

    /// <summary>An order was paid with it.</summary>
    Spent,

    /// <summary>What it paid for was given back, cancelled, or never paid in full.</summary>
    Returned,
}

/// <summary>
/// What the shop owes one customer in goods. Changed only under its row's lock, by entries that say why; the balance is their sum and is never below zero.
/// </summary>
public sealed class StoreCreditAccount : AggregateRoot
{
    private readonly List<StoreCreditEntry> _entries = [];

    private StoreCreditAccount()
    {
    }

    /// <summary>Whose it is; Payments knows no customers, only this id.</summary>
    public Guid Holder { get; private set; }

    public Money Balance { get; private set; }

    public DateTimeOffset Since { get; private set; }

    /// <summary>Only appended to; never loaded by commands.</summary>
    public IReadOnlyList<StoreCreditEntry> Entries => _entries;

    internal static StoreCreditAccount Open(Guid holder, DateTimeOffset now) => new() { Holder = holder, Balance = Money.Zero(), Since = now };

    /// <param name="amount">Above zero.</param>
    internal StoreCreditEntry Add(StoreCreditKind kind, Money amount, StoreCreditCause cause, DateTimeOffset now) => Change(kind, amount, cause, now);

    /// <summary>Codes: <c>store-credit.too-little</c>.</summary>
    /// <param name="amount">Above zero.</param>
    internal Result<StoreCreditEntry> Take(StoreCreditKind kind, Money amount, StoreCreditCause cause, DateTimeOffset now) =>
        amount > Balance ? StoreCreditErrors.TooLittle(Balance) : Change(kind, -amount, cause, now);

    /// <summary>Takes out what a receipt says was spent.</summary>
    /// <param name="reference">Of what was paid with it.</param>
    /// <exception cref="InvalidOperationException">There is not so much.</exception>
    internal void Spend(ReceivedMoney receipt, string reference, DateTimeOffset now)
    {
        var cause = new StoreCreditCause(StoreCreditGateway.KeyOf(receipt.Reference), reference, "Used for an order", Actor.Shop.Name);
        if (!Take(StoreCreditKind.Spent, receipt.Amount, cause, now).Succeeded)
            throw new InvalidOperationException($"{receipt.Amount} of store credit cannot be spent: {Balance} is there.");
    }

    private StoreCreditEntry Change(StoreCreditKind kind, Money change, StoreCreditCause cause, DateTimeOffset now)
    {
        var adds = kind is not (StoreCreditKind.Spent or StoreCreditKind.TakenBack);
        if (change.IsZero || change.Minor > 0 != adds) throw new ArgumentException($"{kind} of {change} makes no sense.", nameof(change));
        Balance += change;
        var entry = StoreCreditEntry.Of(Holder, kind, change, Balance, cause, now);
        _entries.Add(entry);
        Raise(new StoreCreditChanged(Holder, kind.ToString(), change, Balance));
        return entry;
    }
}

/// <param name="Key">The same for the same cause, so that it counts once.</param>
/// <param name="Reference">What it was for, in words people know, such as an order's reference.</param>
/// <param name="By">Who did it, in words.</param>
public sealed record StoreCreditCause(string Key, string Reference, string Reason, string By);

/// <summary>One change of a balance. Never changed itself.</summary>
public sealed class StoreCreditEntry
{
    private StoreCreditEntry()
    {
    }

    public Guid Id { get; private set; }

    public Guid Holder { get; private set; }

    public StoreCreditKind Kind { get; private set; }

    /// <summary>Below zero for what was spent or taken back.</summary>
    public Money Amount { get; private set; }

    /// <summary>After it.</summary>
    public Money Balance { get; private set; }

    public string Key { get; private set; } = "";

    public string Reference { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public string By { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    internal static StoreCreditEntry Of(Guid holder, StoreCreditKind kind, Money amount, Money balance, StoreCreditCause cause, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        Holder = holder,
        Kind = kind,
        Amount = amount,
        Balance = balance,
        Key = cause.Key,
        Reference = cause.Reference,
        Reason = cause.Reason,
        By = cause.By,
        At = now,
    };
}
