using System.Security.Cryptography;
using System.Text.Json;

namespace Hangazo.Core.Catalog.Contracts;

/// <summary>
/// What was chosen of a product's add-ons, as codes and values; empty for a thing sold as it is. Variant and <see cref="Hash"/> are the
/// identity of a line: the same choices are one line, others another.
/// </summary>
public sealed class Configuration
{
    public const int HashLength = 32;

    public static readonly Configuration None = new(new SortedDictionary<string, string>(StringComparer.Ordinal));

    private readonly SortedDictionary<string, string> _picks;

    private Configuration(SortedDictionary<string, string> picks)
    {
        _picks = picks;
        Hash = picks.Count == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(picks)))[..HashLength];
    }

    public IReadOnlyDictionary<string, string> Picks => _picks;

    public bool IsEmpty => _picks.Count == 0;

    /// <summary>128 bits of SHA-256 in hexadecimal; empty for <see cref="None"/>.</summary>
    public string Hash { get; }

    public static Configuration Of(IEnumerable<KeyValuePair<string, string>> picks)
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (code, value) in picks) sorted[code] = value;
        return sorted.Count == 0 ? None : new(sorted);
    }

    internal static Configuration FromJson(string json) =>
        json == "{}" ? None : Of(JsonSerializer.Deserialize<Dictionary<string, string>>(json)!);

    internal string ToJson() => JsonSerializer.Serialize(_picks);
}
