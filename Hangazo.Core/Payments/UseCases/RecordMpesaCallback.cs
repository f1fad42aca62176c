using System.Security.Cryptography;
using Hangazo.Core.Data;
using Hangazo.Core.Payments.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>Stores a callback as it came, and nothing else: what it means is decided by <see cref="ProcessInbox"/> a moment later.</summary>
public sealed class RecordMpesaCallback(HangazoDb db, PaymentGateways gateways, PaymentBell bell, TimeProvider clock)
{
    public enum Outcome
    {
        /// <summary>Stored, or stored before.</summary>
        Accepted,

        /// <summary>Nobody we asked sent this. Nothing was stored.</summary>
        UnknownToken,

        /// <summary>The right token with a body that is no result of a push: kept as it came, changes nothing.</summary>
        Unreadable,
    }

    public async Task<Outcome> ExecuteAsync(string? token, ReadOnlyMemory<byte> body, string? remoteAddress, CancellationToken cancellationToken)
    {
        if (CallbackToken.HashOf(token) is not { } hash) return Outcome.UnknownToken;
        var attempt = await db.Set<PaymentAttempt>().AsNoTracking().Where(a => a.CallbackTokenHash == hash)
            .Select(a => new { a.Id, a.Gateway, a.CallbackTokenHash }).SingleOrDefaultAsync(cancellationToken);
        if (attempt is null || !CryptographicOperations.FixedTimeEquals(attempt.CallbackTokenHash, hash)) return Outcome.UnknownToken;

        var news = gateways[attempt.Gateway].ParseNotification(body);
        // The attempt is part of the key: what comes in with one token can never stand in the way of another attempt's news.
        var key = news is null
            ? $"stk:{attempt.Id.Value:N}:unreadable:{Convert.ToHexStringLower(SHA256.HashData(body.Span))}"
            : $"stk:{attempt.Id.Value:N}:{news.Key}";
        var now = clock.GetUtcNow();
        await db.StoreAsync(
            attempt.Gateway, key, attempt.Id, body.ToArray(), remoteAddress, now,
            due: news is null ? null : now, news is null ? "Unreadable" : null, cancellationToken);
        if (news is null) return Outcome.Unreadable;
        bell.Inbox.Ring();
        return Outcome.Accepted;
    }
}
