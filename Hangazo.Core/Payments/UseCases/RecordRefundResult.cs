using System.Security.Cryptography;
using Hangazo.Core.Data;
using Hangazo.Core.Payments.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>Stores what is posted to a refund's own address as it came, and nothing else: what it means is decided by <see cref="ProcessInbox"/> a moment later.</summary>
public sealed class RecordRefundResult(HangazoDb db, InboxWriter inbox, PaymentGateways gateways, PaymentBell bell, TimeProvider clock)
{
    public enum Outcome
    {
        /// <summary>Stored, or stored before.</summary>
        Accepted,

        /// <summary>Nobody we asked sent this. Nothing was stored.</summary>
        UnknownToken,

        /// <summary>The right token with a body that is no result: kept as it came, changes nothing.</summary>
        Unreadable,
    }

    /// <param name="gaveUp">It came to the address for "nobody took it in time": whatever it says, the end is not known.</param>
    public async Task<Outcome> ExecuteAsync(string? token, bool gaveUp, ReadOnlyMemory<byte> body, string? remoteAddress, CancellationToken cancellationToken)
    {
        if (CallbackToken.HashOf(token) is not { } hash) return Outcome.UnknownToken;
        var found = await (
            from post in db.Set<RefundPost>().AsNoTracking()
            where post.TokenHash == hash
            join refund in db.Set<Refund>() on post.RefundId equals refund.Id
            join receipt in db.Set<ReceivedMoney>() on refund.ReceiptId equals receipt.Id
            select new { Post = post, refund.Gateway, refund.Amount, receipt.Reference }).SingleOrDefaultAsync(cancellationToken);
        if (found is null || !CryptographicOperations.FixedTimeEquals(found.Post.TokenHash, hash)) return Outcome.UnknownToken;

        var about = new RefundPostView(found.Post.Id, found.Post.Way, found.Post.IsQuestion, found.Post.ConversationId, found.Reference, found.Amount);
        var news = gaveUp ? HearRefundResult.GaveUp(found.Post.Id) : gateways[found.Gateway].ReadRefundResult(about, body);
        var heard = Heard.Of(found.Gateway, news?.Key, body, remoteAddress, clock.GetUtcNow());
        await inbox.StoreAsync(heard with { Key = news?.Key ?? $"refund:{found.Post.Id:N}:{heard.Key}", RefundPost = found.Post.Id });
        if (news is null) return Outcome.Unreadable;
        bell.Inbox.Ring();
        return Outcome.Accepted;
    }
}
