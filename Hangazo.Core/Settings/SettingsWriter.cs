using System.Text.Json;
using Hangazo.Core.Data;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Settings;

internal sealed class SettingsWriter(HangazoDb db) : ISettingsBook
{
    public void Write(PaymentRules rules, string by, DateTimeOffset from) =>
        db.Add(new SettingEntry(SettingKeys.Payments, from, JsonSerializer.Serialize(rules, JsonSerializerOptions.Web), by));
}
