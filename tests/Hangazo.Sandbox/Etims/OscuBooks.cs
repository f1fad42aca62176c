using System.Security.Cryptography;
using System.Text.Json;

namespace Hangazo.Sandbox.Etims;

/// <summary>What the played control unit is told to do wrong: each a count of the next sales it does it to.</summary>
public sealed record OscuSwitches
{
    public int ServerErrors { get; init; }

    public int HtmlAnswers { get; init; }

    /// <summary>The connection is cut; nothing is stored.</summary>
    public int CutCalls { get; init; }

    /// <summary>Stored, but the answer is cut off.</summary>
    public int LostAnswers { get; init; }

    /// <summary>Refused with <see cref="RefusalCode"/>.</summary>
    public int Refusals { get; init; }

    public string RefusalCode { get; init; } = "910";
}

/// <param name="Sale">As it was posted.</param>
public sealed record OscuDocument(long Number, long Receipt, string Signature, string InternalData, DateTimeOffset At, JsonElement Sale)
{
    public string Type => Sale.GetProperty("rcptTyCd").GetString() ?? "";

    public string Trader => Sale.GetProperty("trdInvcNo").ToString();

    public decimal Total => Sale.GetProperty("totAmt").GetDecimal();

    public decimal Tax => Sale.GetProperty("totTaxAmt").GetDecimal();
}

/// <summary>Everything the played control unit holds: items, and documents by their running number, each with the receipt it was given.</summary>
internal sealed class OscuBooks
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, OscuDocument> _documents = [];
    private readonly List<long> _order = [];
    private readonly HashSet<string> _items = new(StringComparer.Ordinal);
    private OscuSwitches _switches = new();
    private long _receipts;
    private int _calls;

    public OscuSwitches Switches
    {
        get => Locked(() => _switches);
        set => Locked(() => _switches = value);
    }

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyList<OscuDocument> Documents => Locked(() => _order.ConvertAll(number => _documents[number]));

    /// <summary>How often a sale was posted, repetitions and failures too.</summary>
    public int Calls => Locked(() => _calls);

    public void Called() => Locked(() => _calls++);

    public bool Register(string item) => Locked(() => _items.Add(item));

    public bool Knows(string item) => Locked(() => _items.Contains(item));

    public OscuDocument? Find(long number) => Locked(() => _documents.GetValueOrDefault(number));

    /// <summary>The receipt of this number: the stored one, or a new one.</summary>
    public OscuDocument Store(long number, JsonElement sale, DateTimeOffset now) => Locked(() =>
    {
        if (_documents.TryGetValue(number, out var known)) return known;
        var made = new OscuDocument(number, ++_receipts, Code(16), Code(26), now, sale);
        _documents[number] = made;
        _order.Add(number);
        return made;
    });

    /// <summary>Takes one of a counted switch.</summary>
    public bool Take(Func<OscuSwitches, int> count, Func<OscuSwitches, OscuSwitches> less) => Locked(() =>
    {
        if (count(_switches) <= 0) return false;
        _switches = less(_switches);
        return true;
    });

    public void Reset() => Locked(() =>
    {
        _documents.Clear();
        _order.Clear();
        _items.Clear();
        (_switches, _receipts, _calls) = (new(), 0, 0);
        return true;
    });

    private static string Code(int length) => RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", length);

    private T Locked<T>(Func<T> act)
    {
        lock (_gate)
        {
            return act();
        }
    }
}
