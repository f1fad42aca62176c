using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.StoreCredit;

/// <summary>The shop's own credit as a way to pay: spent at once, so nothing is ever started or asked about; what goes back goes back at once.</summary>
internal sealed class StoreCreditGateway(IDbContextFactory<HangazoDb> databases, TimeProvider clock) : IPaymentGateway
{
    public string Code => Gateways.StoreCredit.Code;

    public bool IsConfigured => true;

    /// <summary>Spent beside the chosen method, never chosen itself.</summary>
    public bool Takes(Money amount) => false;

    /// <summary>Of the spending that a receipt stands for.</summary>
    public static string KeyOf(string receipt) => $"spend {receipt}";

    public Task<StartAnswer> StartAsync(StartRequest request, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Store credit is spent at once.");

    public Task<StatusAnswer> GetStatusAsync(StatusRequest request, CancellationToken cancellationToken) => Task.FromResult(new StatusAnswer(null));

    /// <summary>The same refund is booked once, however often it is posted.</summary>
    public async Task<RefundAnswer> RefundAsync(RefundRequest request, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (spent, back) = (KeyOf(request.Receipt), $"refund {request.Key:N}");
        var holders = await db.Set<StoreCreditEntry>().AsNoTracking().Where(e => e.Key == spent).Select(e => e.Holder).ToListAsync(cancellationToken);
        if (holders.Count == 0) return new(RefundResult.Doubtful, Text: "Nothing was spent with this receipt.");
        var now = clock.GetUtcNow();
        var account = await db.LockStoreCreditAsync(holders[0], now, cancellationToken);
        if (!await db.Set<StoreCreditEntry>().AnyAsync(e => e.Key == back, cancellationToken))
            account.Add(StoreCreditKind.Returned, request.Amount, new(back, request.Reference, "Given back", Actor.Shop.Name), now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(RefundResult.Done, $"Store credit {request.Reference}");
    }

    public Notification? ParseNotification(ReadOnlyMemory<byte> body) => null;
}
