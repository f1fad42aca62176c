using System.Collections.Concurrent;
using System.Text.Json;
using Hangazo.Core.Data;
using Hangazo.Core.Settings.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Settings;

/// <summary>Reads the entry that holds now, or the default a new shop starts with; keeps it for half a minute.</summary>
internal sealed class SettingsReader(IDbContextFactory<HangazoDb> databases, TimeProvider clock) : ISettings
{
    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (object Value, DateTimeOffset Until)> _held = new();

    public ValueTask<ShopProfile> ShopAsync(CancellationToken cancellationToken) => GetAsync(SettingKeys.Shop, SettingDefaults.Shop, cancellationToken);

    public ValueTask<OrderingRules> OrderingAsync(CancellationToken cancellationToken) =>
        GetAsync(SettingKeys.Ordering, SettingDefaults.Ordering, cancellationToken);

    public async ValueTask<PaymentRules> PaymentsAsync(CancellationToken cancellationToken)
    {
        var rules = await GetAsync(SettingKeys.Payments, SettingDefaults.Payments, cancellationToken);
        var missing = SettingDefaults.Payments.Methods.Where(rule => rules.Methods.All(known => known.Method != rule.Method)).ToList();
        return missing.Count == 0 ? rules : rules with { Methods = [.. rules.Methods, .. missing] };
    }

    public ValueTask<RefundRules> RefundsAsync(CancellationToken cancellationToken) => GetAsync(SettingKeys.Refunds, SettingDefaults.Refunds, cancellationToken);

    public ValueTask<FiscalRules> FiscalAsync(CancellationToken cancellationToken) => GetAsync(SettingKeys.Fiscal, SettingDefaults.Fiscal, cancellationToken);

    public ValueTask<PaymentPlans> PlansAsync(CancellationToken cancellationToken) => GetAsync(SettingKeys.Plans, SettingDefaults.Plans, cancellationToken);

    public ValueTask<ReviewRules> ReviewsAsync(CancellationToken cancellationToken) => GetAsync(SettingKeys.Reviews, SettingDefaults.Reviews, cancellationToken);

    public ValueTask<InternationalRules> InternationalAsync(CancellationToken cancellationToken) =>
        GetAsync(SettingKeys.International, SettingDefaults.International, cancellationToken);

    public void Forget() => _held.Clear();

    private async ValueTask<T> GetAsync<T>(string key, T fallback, CancellationToken cancellationToken)
        where T : class
    {
        var now = clock.GetUtcNow();
        if (_held.TryGetValue(key, out var held) && held.Until > now) return (T)held.Value;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var json = await db.Set<SettingEntry>().AsNoTracking().Where(e => e.Key == key && e.From <= now)
            .OrderByDescending(e => e.From).Select(e => e.Json).FirstOrDefaultAsync(cancellationToken);
        var value = json is null ? fallback : JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web) ?? fallback;
        _held[key] = (value, now + Keep);
        return value;
    }
}

internal static class SettingKeys
{
    public const string Shop = "shop";
    public const string Ordering = "ordering";
    public const string Payments = "payments";
    public const string Refunds = "refunds";
    public const string Fiscal = "fiscal";
    public const string Plans = "payment-plans";
    public const string Reviews = "reviews";
    public const string International = "international";
}

/// <summary>What a new shop starts with until its owner says otherwise.</summary>
internal static class SettingDefaults
{
    public static readonly ShopProfile Shop = new(
        "Hangazo", "Hangazo Fashion House Ltd", "P051234567X", VatRegistered: true,
        "2nd floor, Biashara Street, Nairobi", "+254 700 123 456", "hello@hangazo.test", "Mon-Sat 9:00-18:00");

    public static readonly OrderingRules Ordering = new(UnpaidOrderMinutes: 60, PendingPaymentGraceMinutes: 15, LowStockAt: 3);

    public static readonly RefundRules Refunds = new(SecondPersonFrom: 20_000);

    public static readonly FiscalRules Fiscal = new(FiscalDeviceKind.None);

    public static readonly ReviewRules Reviews = new(AskAfterDays: 7, PublishFromStars: null);

    public static readonly InternationalRules International = new(QuoteDays: 5, PayDays: 7, NotServed: []);

    public static readonly PaymentPlans Plans = new(
    [
        new("MadeToMeasure", [new(50, PlanDue.AtOrder), new(50, PlanDue.Milestone, "ready")]),
        new("SoftFurnishing", [new(60, PlanDue.AtOrder), new(40, PlanDue.Milestone, "ready")]),
        new("Bridal", [new(40, PlanDue.AtOrder), new(30, PlanDue.Milestone, "first-fitting"), new(30, PlanDue.DaysBeforeEvent, Days: 14)]),
        new("Service", [new(100, PlanDue.AtOrder)]),
    ],
    LeastPart: 500, ReminderDays: [-3, 0, 2]);

    public static readonly PaymentRules Payments = new(
    [
        new("mpesa", On: true, Least: null, Most: null, Counties: []),
        new("card", On: true, Least: null, Most: null, Counties: []),
        new("paypal", On: true, Least: null, Most: null, Counties: []),
        new("on-delivery", On: true, Least: null, Most: 20_000, Counties: [22, 47]),
        new("bank-transfer", On: false, Least: 1_000, Most: null, Counties: [], Instructions: null, Days: 3),
    ]);
}
