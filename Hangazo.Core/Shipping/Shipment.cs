using Hangazo.Core.Kernel;
using Hangazo.Core.Shipping.Contracts;

namespace Hangazo.Core.Shipping;

/// <summary>
/// One parcel on its way. Where it stands is what its newest step says, by the clock of whoever reports it, so that news may come twice, late or in any order.
/// </summary>
public sealed class Shipment : AggregateRoot
{
    /// <summary>After as many tries without an answer staff are asked: about a day.</summary>
    public const int MostTries = 28;

    private const int LongestText = 200;
    private const int MostSteps = 100;

    private static readonly TimeSpan[] Again = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)];
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(30);

    /// <summary>Nobody looks for a parcel any longer.</summary>
    private static readonly TimeSpan GivenUp = TimeSpan.FromDays(30);

    private Shipment()
    {
    }

    public ShipmentId Id { get; private set; }

    public Guid SubjectId { get; private set; }

    public string Reference { get; private set; } = "";

    public string Method { get; private set; } = "";

    public string Carrier { get; private set; } = "";

    public ShipmentState State { get; private set; }

    public string ToName { get; private set; } = "";

    public string ToPhone { get; private set; } = "";

    public string ToPlace { get; private set; } = "";

    public string ToDirections { get; private set; } = "";

    public int Grams { get; private set; }

    public Money Worth { get; private set; }

    public Money Collect { get; private set; }

    public string? Waybill { get; private set; }

    public string? Link { get; private set; }

    /// <summary>What the carrier asks the shop for, in cents; null where it did not say.</summary>
    public long? FeeMinor { get; private set; }

    public string? Problem { get; private set; }

    public int Tries { get; private set; }

    /// <summary>When the carrier is asked next: to take it while it is requested, how far it is afterwards; null: never.</summary>
    public DateTimeOffset? NextStepAt { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<ShipmentStep> Steps { get; private set; } = [];

    internal static Shipment Ask(ShipmentId id, ShipmentAsk ask, string carrier, DateTimeOffset now)
    {
        var shipment = new Shipment
        {
            Id = id, SubjectId = ask.Subject, Reference = ask.Reference, Method = ask.Method, Carrier = carrier, ToName = ask.To.Name, ToPhone = ask.To.Phone,
            ToPlace = ask.To.Place, ToDirections = ask.To.Directions, Grams = ask.Parcel.Grams, Worth = ask.Parcel.Goods, Collect = ask.Collect, AskedAt = now, NextStepAt = now,
        };
        shipment.Become(ShipmentState.Requested, now);
        return shipment;
    }

    internal CarrierParcel ToParcel(string? waybill, string? linkTemplate) =>
        new(Id.Value.ToString("N"), Reference, new(ToName, ToPhone, ToPlace, ToDirections), new(Grams, Worth), Collect, waybill, linkTemplate);

    /// <summary>Somebody asks the carrier now, and has that long to hear.</summary>
    internal void Try(DateTimeOffset until) => (Tries, NextStepAt) = (Tries + 1, until);

    /// <summary>What the carrier says to the booking. Whoever cancelled meanwhile is told by the problem.</summary>
    internal void HearBooked(CarrierAnswer answer, bool follows, string? by, DateTimeOffset now)
    {
        if (State != ShipmentState.Requested) return;
        switch (answer.Result)
        {
            case CarrierResult.Done:
                (Waybill, Link, FeeMinor, Problem, NextStepAt) = (answer.Waybill, answer.Link, answer.Fee?.Minor, null, follows ? now + LookEvery : null);
                Add(new(ShipmentState.Booked, answer.Waybill is { } waybill ? $"Booked, waybill {waybill}" : "Booked", now, by));
                Become(ShipmentState.Booked, now);
                break;
            case CarrierResult.NoAnswer when Tries < MostTries:
                (Problem, NextStepAt) = (Short(answer.Text), now + (Tries <= Again.Length ? Again[Math.Max(Tries, 1) - 1] : TimeSpan.FromHours(1)));
                break;
            default:
                (Problem, NextStepAt) = (Short(answer.Text), null);
                Become(ShipmentState.Refused, now);
                break;
        }
    }

    /// <summary>What a carrier reports, whole or in part, however often.</summary>
    internal void Hear(IEnumerable<CarrierStep> steps, DateTimeOffset now)
    {
        if (State is ShipmentState.Requested or ShipmentState.Cancelled or ShipmentState.Refused) return;
        foreach (var step in steps.OrderBy(step => step.At)) Add(new(step.State, Short(step.Text)!, step.At, null));
        Settle(now);
    }

    /// <summary>When to look again.</summary>
    internal void LookAgain(DateTimeOffset now) => NextStepAt = IsOpen && now - AskedAt < GivenUp ? now + LookEvery : null;

    /// <summary>Staff say how far it is. Codes: <c>shipment.ended</c>.</summary>
    internal Result Mark(ShipmentState state, string text, string by, DateTimeOffset now)
    {
        if (!IsOpen || state is ShipmentState.Requested or ShipmentState.Booked or ShipmentState.Cancelled or ShipmentState.Refused) return ShippingErrors.ShipmentEnded;
        Add(new(state, text, now, by));
        Settle(now);
        return Result.Ok;
    }

    /// <summary>It is not sent. Codes: <c>shipment.ended</c>, <c>shipment.being-booked</c>.</summary>
    internal Result Cancel(string by, DateTimeOffset now)
    {
        if (State == ShipmentState.Requested && Tries > 0) return ShippingErrors.BeingBooked;
        if (State is not (ShipmentState.Requested or ShipmentState.Booked)) return ShippingErrors.ShipmentEnded;
        NextStepAt = null;
        Add(new(ShipmentState.Cancelled, "Cancelled", now, by));
        Become(ShipmentState.Cancelled, now);
        return Result.Ok;
    }

    internal bool IsOpen => State is ShipmentState.Booked or ShipmentState.OnItsWay or ShipmentState.Near or ShipmentState.NotDelivered;

    private void Add(ShipmentStep step)
    {
        if (Steps.Count >= MostSteps || Steps.Any(known => known.At == step.At && known.Text == step.Text)) return;
        Steps = [.. Steps.Append(step).OrderBy(known => known.At)];
    }

    private void Settle(DateTimeOffset now)
    {
        if (Steps.LastOrDefault(step => step.State is not null)?.State is not { } newest || newest == State) return;
        Become(newest, now);
        if (!IsOpen) NextStepAt = null;
    }

    private void Become(ShipmentState state, DateTimeOffset now)
    {
        State = state;
        Raise(new ShipmentChanged(Id, SubjectId, state, now));
    }

    private static string? Short(string? text) => text is { Length: > LongestText } ? text[..LongestText] : text;
}
