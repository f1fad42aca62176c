using System.Text.Json;
using Hangazo.Core.Data;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Settings;

internal sealed class SettingsWriter(HangazoDb db) : ISettingsBook
{
    public void Write(PaymentRules rules, string by, DateTimeOffset from) => Write(SettingKeys.Payments, rules, by, from);

    public void Write(RefundRules rules, string by, DateTimeOffset from) => Write(SettingKeys.Refunds, rules, by, from);

    public void Write(PaymentPlans plans, string by, DateTimeOffset from) => Write(SettingKeys.Plans, plans, by, from);

    public void Write(ShopProfile shop, string by, DateTimeOffset from) => Write(SettingKeys.Shop, shop, by, from);

    public void Write(FiscalRules rules, string by, DateTimeOffset from) => Write(SettingKeys.Fiscal, rules, by, from);

    public void Write(ReviewRules rules, string by, DateTimeOffset from) => Write(SettingKeys.Reviews, rules, by, from);

    public void Write(InternationalRules rules, string by, DateTimeOffset from) => Write(SettingKeys.International, rules, by, from);

    private void Write<T>(string key, T value, string by, DateTimeOffset from) =>
        db.Add(new SettingEntry(key, from, JsonSerializer.Serialize(value, JsonSerializerOptions.Web), by));
}
