using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.StoreCredit;
using Hangazo.Core.Settings.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>Staff give a customer store credit or take some back. From the refunds' limit on, counting what was given to the customer in a day, two people agree.</summary>
public sealed class ChangeStoreCredit(HangazoDb db, ISettings settings, IAuditTrail trail, TimeProvider clock)
{
    private const int LongestReason = 200;
    private static readonly TimeSpan Together = TimeSpan.FromDays(1);

    /// <param name="Holder">The customer's id.</param>
    /// <param name="Amount">Shillings as typed.</param>
    public sealed record Command(Guid Holder, bool TakeBack, string? Amount, string? Reason);

    public static AuditSubject SubjectOf(Guid holder) => new("store-credit", holder);

    /// <summary>How it stands: <see cref="GrantState.Requested"/> when a second person must approve it first.</summary>
    /// <remarks>Codes: <c>store-credit.amount</c>, <c>store-credit.reason</c>, <c>store-credit.too-little</c>.</remarks>
    public async Task<Result<GrantState>> ExecuteAsync(Command command, Actor by, CancellationToken cancellationToken)
    {
        if (TypedShillings.Read(command.Amount) is not { } amount) return StoreCreditErrors.Amount;
        if (command.Reason?.Trim() is not { Length: > 0 and <= LongestReason } reason || reason.Any(char.IsControl)) return StoreCreditErrors.Reason;
        var rules = await settings.RefundsAsync(cancellationToken);
        return await db.InTransactionAsync<GrantState>(
            async token =>
            {
                var now = clock.GetUtcNow();
                var account = await db.LockStoreCreditAsync(command.Holder, now, token);
                if (command.TakeBack && amount > account.Balance) return StoreCreditErrors.TooLittle(account.Balance);
                var grant = StoreCreditGrant.Request(command.Holder, command.TakeBack ? -amount : amount, reason, by, now);
                db.Add(grant);
                if (!command.TakeBack && rules.NeedsSecondPerson(amount + await GivenLatelyAsync(command.Holder, now, token)))
                    trail.Note(SubjectOf(command.Holder), by, [new("Store credit asked for", null, $"{amount}: {reason}")]);
                else
                {
                    if (grant.Do(account, by.Name, now) is { Succeeded: false } refused) return refused.Error!;
                    trail.Note(SubjectOf(command.Holder), by, [new(command.TakeBack ? "Store credit taken back" : "Store credit given", null, $"{amount}: {reason}")]);
                }

                await db.SaveChangesAsync(token);
                return grant.State;
            },
            cancellationToken);
    }

    private async Task<Money> GivenLatelyAsync(Guid holder, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - Together;
        return new(
            await db.Set<StoreCreditGrant>().Where(g => g.Holder == holder && g.State == GrantState.Done && g.Amount.Minor > 0 && g.RequestedAt > since)
                .SumAsync(g => g.Amount.Minor, cancellationToken),
            Money.Kes);
    }
}
