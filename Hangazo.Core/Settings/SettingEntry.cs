namespace Hangazo.Core.Settings;

/// <summary>One value a setting had from a moment on. Entries are added, never changed: the newest one holds.</summary>
public sealed class SettingEntry
{
    private SettingEntry()
    {
    }

    public SettingEntry(string key, DateTimeOffset from, string json, string changedBy) => (Key, From, Json, ChangedBy) = (key, from, json, changedBy);

    public string Key { get; private set; } = "";

    public DateTimeOffset From { get; private set; }

    public string Json { get; private set; } = "";

    public string ChangedBy { get; private set; } = "";
}
