using System.Globalization;
using System.Text.Json;

namespace Hangazo.Sandbox.Couriers;

/// <summary>What the played courier is told to do wrong: each a count of the next bookings it does it to.</summary>
public sealed record CourierSwitches
{
    /// <summary>Nothing is booked.</summary>
    public int ServerErrors { get; init; }

    public int HtmlAnswers { get; init; }

    /// <summary>Booked, and answered with 500.</summary>
    public int BookedThenErrors { get; init; }

    /// <summary>Booked, but the connection is cut.</summary>
    public int LostAnswers { get; init; }

    public int Refusals { get; init; }
}

public sealed record CourierStep(string Code, string Text, DateTimeOffset At);

/// <param name="Booking">As it was posted.</param>
public sealed record CourierParcel(string Key, string Waybill, decimal Fee, JsonElement Booking, bool Cancelled, IReadOnlyList<CourierStep> Steps);

/// <summary>Everything the played courier holds: parcels by the key they were booked with.</summary>
internal sealed class CourierBooks
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, CourierParcel> _parcels = [];
    private CourierSwitches _switches = new();
    private int _calls;

    public CourierSwitches Switches
    {
        get => Locked(() => _switches);
        set => Locked(() => _switches = value);
    }

    public IReadOnlyList<CourierParcel> Parcels => Locked(() => _parcels.Values.OrderBy(parcel => parcel.Waybill, StringComparer.Ordinal).ToList());

    /// <summary>How often a booking was posted, repetitions and failures too.</summary>
    public int Calls => Locked(() => _calls);

    public void Called() => Locked(() => _calls++);

    /// <summary>The parcel of this key: the one that is there, or a new one.</summary>
    public CourierParcel Book(string key, decimal fee, JsonElement booking) => Locked(() => _parcels.TryGetValue(key, out var known) ? known : _parcels[key] = new(
        key, $"SC{(_parcels.Count + 1).ToString("000000", CultureInfo.InvariantCulture)}", fee, booking, false, []));

    public CourierParcel? Find(string waybill) => Locked(() => _parcels.Values.FirstOrDefault(parcel => parcel.Waybill == waybill));

    public CourierParcel? Change(string waybill, Func<CourierParcel, CourierParcel> change) => Locked(() =>
    {
        if (_parcels.Values.FirstOrDefault(parcel => parcel.Waybill == waybill) is not { } known) return null;
        return _parcels[known.Key] = change(known);
    });

    /// <summary>Takes one of a counted switch.</summary>
    public bool Take(Func<CourierSwitches, int> count, Func<CourierSwitches, CourierSwitches> less) => Locked(() =>
    {
        if (count(_switches) <= 0) return false;
        _switches = less(_switches);
        return true;
    });

    private T Locked<T>(Func<T> act)
    {
        lock (_gate)
        {
            return act();
        }
    }
}
