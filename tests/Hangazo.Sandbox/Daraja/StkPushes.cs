using System.Collections.Concurrent;

namespace Hangazo.Sandbox.Daraja;

/// <summary>All pushes and all money since the start or the last reset. Look-ups by id and by phone; no scan on the way of a payment.</summary>
internal sealed class StkPushes : IDisposable
{
    private volatile Era _era = new();

    /// <summary>Cancelled by a reset: what was under way before must not speak afterwards.</summary>
    public CancellationToken EraEnds => _era.Token;

    public IEnumerable<StkPush> Newest => _era.All.Reverse();

    public IEnumerable<StkPush> Waiting => _era.Waiting.Values;

    public IEnumerable<StkPayment> Payments => _era.Payments;

    public int Count => _era.ById.Count;

    public StkPush? Find(string checkoutRequestId) => _era.ById.GetValueOrDefault(checkoutRequestId);

    /// <summary>The latest pushes to a phone, newest first.</summary>
    public IReadOnlyList<StkPush> OfPhone(string phone, int limit = 20)
    {
        if (!_era.ByPhone.TryGetValue(phone, out var pushes))
            return [];
        lock (pushes)
            return [.. pushes.TakeLast(limit).Reverse()];
    }

    public StkPush Add(StkRequest request, NumberScript? script, DateTimeOffset now)
    {
        var era = _era;
        for (var clashed = false; ; clashed = true)
        {
            var push = new StkPush(DarajaIds.CheckoutRequest(now, request.Phone, clashed), DarajaIds.MerchantRequest(), request, script, now);
            if (!era.ById.TryAdd(push.CheckoutRequestId, push))
                continue;
            era.All.Enqueue(push);
            era.Waiting[push.CheckoutRequestId] = push;
            var ofPhone = era.ByPhone.GetOrAdd(request.Phone, _ => []);
            lock (ofPhone)
                ofPhone.Add(push);
            return push;
        }
    }

    public void Settled(StkPush push, StkPayment? payment)
    {
        var era = _era;
        era.Waiting.TryRemove(push.CheckoutRequestId, out _);
        // A push from before a reset has no place in the new books.
        if (payment is not null && era.ById.ContainsKey(push.CheckoutRequestId))
            era.Payments.Enqueue(payment);
    }

    /// <summary>Money that came without a push.</summary>
    public void Received(StkPayment payment) => _era.Payments.Enqueue(payment);

    /// <summary>Notes a push of this amount to this phone and says whether another came less than <paramref name="window"/> before.</summary>
    public bool IsRepeat(string phone, long amount, DateTimeOffset now, TimeSpan window)
    {
        var repeat = false;
        _era.LastPush.AddOrUpdate((phone, amount), now, (_, last) =>
        {
            repeat = now - last < window;
            return now;
        });
        return repeat;
    }

    public bool HasPrompt(string phone) => OfPhone(phone, 5).Any(push => push.IsWaiting);

    public void Reset()
    {
        var old = _era;
        _era = new Era();
        old.Dispose();
    }

    public void Dispose() => _era.Dispose();

    private sealed class Era : IDisposable
    {
        private readonly CancellationTokenSource _ends = new();

        public Era() => Token = _ends.Token;

        public CancellationToken Token { get; }

        public ConcurrentQueue<StkPush> All { get; } = new();

        public ConcurrentDictionary<string, StkPush> ById { get; } = new();

        public ConcurrentDictionary<string, StkPush> Waiting { get; } = new();

        public ConcurrentDictionary<string, List<StkPush>> ByPhone { get; } = new();

        public ConcurrentDictionary<(string Phone, long Amount), DateTimeOffset> LastPush { get; } = new();

        public ConcurrentQueue<StkPayment> Payments { get; } = new();

        public void Dispose()
        {
            _ends.Cancel();
            _ends.Dispose();
        }
    }
}
