namespace Hangazo.Core.Settings.Contracts;

/// <summary>Who the shop is, on pages, invoices and messages.</summary>
public sealed record ShopProfile(
    string Name,
    string LegalName,
    string KraPin,
    bool VatRegistered,
    string Address,
    string Phone,
    string Email,
    string OpeningHours);

/// <summary>How long things wait. Minutes.</summary>
public sealed record OrderingRules(int UnpaidOrderMinutes, int PendingPaymentGraceMinutes, int LowStockAt);

/// <summary>The owner's settings, each with its history; read often, changed seldom, held in memory for a short while.</summary>
public interface ISettings
{
    ValueTask<ShopProfile> ShopAsync(CancellationToken cancellationToken);

    ValueTask<OrderingRules> OrderingAsync(CancellationToken cancellationToken);
}
