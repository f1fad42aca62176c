using System.Collections.Concurrent;

namespace Hangazo.Sandbox.Phone;

/// <summary>A text message on a phone.</summary>
internal sealed record Sms(string Id, string From, string Text, DateTimeOffset At);

/// <summary>The newest messages of every phone.</summary>
internal sealed class SmsInboxes
{
    private const int KeptPerPhone = 100;

    private readonly ConcurrentDictionary<string, Queue<Sms>> _phones = new();

    public Sms Add(string phone, string from, string text, DateTimeOffset at)
    {
        var sms = new Sms(Guid.CreateVersion7(at).ToString("N"), from, text, at);
        var inbox = _phones.GetOrAdd(phone, _ => new Queue<Sms>());
        lock (inbox)
        {
            inbox.Enqueue(sms);
            if (inbox.Count > KeptPerPhone)
                inbox.Dequeue();
        }
        return sms;
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Sms> Of(string phone)
    {
        if (!_phones.TryGetValue(phone, out var inbox))
            return [];
        lock (inbox)
            return [.. inbox.Reverse()];
    }

    public void Clear() => _phones.Clear();
}
