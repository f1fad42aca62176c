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

    /// <summary>Has a rule for every method the shop knows, also for those that came after the owner last chose.</summary>
    ValueTask<PaymentRules> PaymentsAsync(CancellationToken cancellationToken);

    ValueTask<RefundRules> RefundsAsync(CancellationToken cancellationToken);

    ValueTask<FiscalRules> FiscalAsync(CancellationToken cancellationToken);

    /// <summary>Has a plan for every line type the owner has said something of.</summary>
    ValueTask<PaymentPlans> PlansAsync(CancellationToken cancellationToken);

    ValueTask<ReviewRules> ReviewsAsync(CancellationToken cancellationToken);

    ValueTask<InternationalRules> InternationalAsync(CancellationToken cancellationToken);

    /// <summary>Reads anew what was held in memory; other nodes do so within half a minute.</summary>
    void Forget();
}

/// <summary>Writes settings down. Stages an entry; the caller's save stores it with whatever else it did.</summary>
public interface ISettingsBook
{
    void Write(PaymentRules rules, string by, DateTimeOffset from);

    void Write(RefundRules rules, string by, DateTimeOffset from);

    void Write(PaymentPlans plans, string by, DateTimeOffset from);

    void Write(ShopProfile shop, string by, DateTimeOffset from);

    void Write(FiscalRules rules, string by, DateTimeOffset from);

    void Write(ReviewRules rules, string by, DateTimeOffset from);

    void Write(InternationalRules rules, string by, DateTimeOffset from);
}
