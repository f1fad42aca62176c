namespace Hangazo.Core.Payments.UseCases;

/// <summary>Stores a provider's signed message as it came, once it is known to be genuine; what it means is decided by <see cref="ProcessInbox"/> a moment later.</summary>
public sealed class RecordNotification(InboxWriter inbox, IEnumerable<IPaymentGateway> gateways, PaymentBell bell, TimeProvider clock)
{
    public enum Outcome
    {
        /// <summary>Stored, or stored before.</summary>
        Accepted,

        /// <summary>No gateway of that name is set up that posts signed messages.</summary>
        NoSuchGateway,

        /// <summary>Not from the provider, too old, or changed on its way. Nothing was stored.</summary>
        Forged,

        /// <summary>Genuine, but none of the messages we know: kept as it came, changes nothing.</summary>
        Unreadable,

        /// <summary>It cannot be checked now; the provider shall send it again. Nothing was stored.</summary>
        TryAgain,
    }

    public async Task<Outcome> ExecuteAsync(
        string gateway, Func<string, string?> header, ReadOnlyMemory<byte> body, string? remoteAddress, CancellationToken cancellationToken)
    {
        if (gateways.FirstOrDefault(known => known.Code == gateway) is not { IsConfigured: true } from || from is not ISignedNotifications signed)
            return Outcome.NoSuchGateway;
        switch (await signed.CheckAsync(header, body, cancellationToken))
        {
            case Genuineness.Forged: return Outcome.Forged;
            case Genuineness.Unknown: return Outcome.TryAgain;
        }

        var news = from.ParseNotification(body);
        await inbox.StoreAsync(Heard.Of(gateway, news?.Key, body, remoteAddress, clock.GetUtcNow()));
        if (news is null) return Outcome.Unreadable;
        bell.Inbox.Ring();
        return Outcome.Accepted;
    }
}
