namespace Hangazo.Core.Payments.UseCases;

/// <summary>
/// Stores a callback as it came, and nothing else: what it means is decided by <see cref="ProcessInbox"/> a moment later. Its token says
/// whose attempt it is about.
/// </summary>
public sealed class RecordMpesaCallback(InboxWriter inbox, PaymentGateways gateways, PaymentBell bell, TimeProvider clock)
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

    public async Task<Outcome> ExecuteAsync(string? token, ReadOnlyMemory<byte> body, string? remoteAddress)
    {
        if (CallbackToken.HashOf(token) is not { } hash) return Outcome.UnknownToken;
        var news = gateways[Payment.MpesaStk].ParseNotification(body);
        var heard = Heard.Of(Payment.MpesaStk, news?.Key, body, remoteAddress, clock.GetUtcNow());
        if (!await inbox.StoreAsync(heard with { Token = hash })) return Outcome.UnknownToken;
        if (news is null) return Outcome.Unreadable;
        bell.Inbox.Ring();
        return Outcome.Accepted;
    }
}
