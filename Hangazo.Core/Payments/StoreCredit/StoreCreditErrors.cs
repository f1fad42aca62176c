using Hangazo.Core.Kernel;

namespace Hangazo.Core.Payments.StoreCredit;

/// <summary>Every way store credit says no.</summary>
internal static class StoreCreditErrors
{
    public static readonly Error Amount = new("store-credit.amount", "Enter the amount in shillings, such as 1,500.", Field: "amount");
    public static readonly Error Reason = new("store-credit.reason", "Say why, in a few words: the customer reads it too.", Field: "reason");
    public static readonly Error NotFound = new("store-credit.not-found", "This is not waiting any more: somebody was quicker.", ErrorKind.NotFound);
    public static readonly Error SamePerson = new("store-credit.same-person", "You asked for it, so somebody else must approve it.", ErrorKind.Forbidden);

    public static readonly Error Changed = new(
        "store-credit.changed", "What is owed, or your store credit, has changed meanwhile, so nothing was taken. This is how it stands now.", ErrorKind.Conflict);

    public static Error TooLittle(Money balance) =>
        new("store-credit.too-little", balance.IsZero ? "There is no store credit." : $"There are only {balance} of store credit.", ErrorKind.Conflict, "amount");
}
