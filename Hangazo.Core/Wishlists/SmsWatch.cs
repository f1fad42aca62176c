using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Wishlists.Contracts;

namespace Hangazo.Core.Wishlists;

/// <summary>One phone waits for one variant: sent a code, confirmed by entering it (double opt-in), told once.</summary>
public sealed class SmsWatch : AggregateRoot
{
    /// <summary>How long a code is good, and how long the same phone gets no other for the same thing.</summary>
    public static readonly TimeSpan CodeKeeps = TimeSpan.FromMinutes(15);

    private const int MostTries = 5;
    private const int CodeEnd = 1_000_000;

    private SmsWatch()
    {
    }

    public SmsWatchId Id { get; private set; }

    public VariantId VariantId { get; private set; }

    public PhoneNumber Phone { get; private set; }

    public string Key { get; private set; } = "";

    /// <summary>Six digits; empty once they were entered.</summary>
    public string Code { get; private set; } = "";

    public int Tries { get; private set; }

    public StockWatchState State { get; private set; }

    /// <summary>When it came into its state.</summary>
    public DateTimeOffset Since { get; private set; }

    public static SmsWatch Ask(VariantId variant, PhoneNumber phone, DateTimeOffset now)
    {
        var watch = new SmsWatch
        {
            Id = SmsWatchId.New(), VariantId = variant, Phone = phone, Since = now, Key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
            Code = RandomNumberGenerator.GetInt32(CodeEnd).ToString("000000", CultureInfo.InvariantCulture),
        };
        watch.Raise(new SmsWatchAsked(watch.Id));
        return watch;
    }

    /// <summary>Whether another asking changes nothing: the code is awaited, or was entered.</summary>
    public bool Stands(DateTimeOffset now) => State == StockWatchState.Waiting || (State == StockWatchState.Unconfirmed && now - Since < CodeKeeps);

    public bool IsOpenedBy(string? key) => StockWatch.Opens(key, Key);

    /// <summary>Codes: <c>watch.code-wrong</c>, <c>watch.code-over</c>. A wrong try is counted.</summary>
    public Result Enter(string? code, DateTimeOffset now)
    {
        if (State != StockWatchState.Unconfirmed || Tries >= MostTries || now - Since >= CodeKeeps) return WishlistsErrors.CodeOver;
        Tries++;
        if (!StockWatch.Opens(code?.Replace(" ", "", StringComparison.Ordinal), Code)) return Tries < MostTries ? WishlistsErrors.CodeWrong : WishlistsErrors.CodeOver;
        (State, Since, Code) = (StockWatchState.Waiting, now, "");
        return Result.Ok;
    }

    public void Stop(DateTimeOffset now)
    {
        if (State is StockWatchState.Unconfirmed or StockWatchState.Waiting) (State, Since, Code) = (StockWatchState.Stopped, now, "");
    }

    /// <summary>It can be bought again: whoever waits is told, once.</summary>
    public void Meet(DateTimeOffset now)
    {
        if (State != StockWatchState.Waiting) return;
        (State, Since) = (StockWatchState.Met, now);
        Raise(new SmsWatchMet(Id));
    }
}
