using Hangazo.Core.Kernel;

namespace Hangazo.Core.Shipping.Contracts;

/// <summary>One of Kenya's 47 counties, by its official code.</summary>
public sealed record County(int Code, string Name);

/// <summary>What is to be brought.</summary>
/// <param name="Grams">0: not known.</param>
/// <param name="Goods">What the goods are worth before promotions, VAT included.</param>
public sealed record Parcel(int Grams, Money Goods)
{
    /// <summary>Nothing is known of it; light and cheap.</summary>
    public static readonly Parcel Unknown = new(0, Money.Zero());
}

/// <summary>A way to hand an order over, with its fee (VAT included) for the county and parcel asked about.</summary>
/// <param name="Code">Stable, such as <c>rider</c> or <c>showroom</c>.</param>
/// <param name="NeedsAddress">False when the buyer comes to the showroom.</param>
public sealed record DeliveryOption(string Code, string Name, string Estimate, Money Fee, bool NeedsAddress)
{
    /// <summary>Goods worth as much before promotions are brought for nothing; null: never.</summary>
    public Money? FreeFrom { get; init; }

    /// <summary>The shop says for each order what it costs; the fee stands at nothing until then.</summary>
    public bool ByQuote { get; init; }

    /// <summary>The first and the last day on which it arrives, if it is ordered now; null where nobody says.</summary>
    public (DateOnly From, DateOnly To)? Days { get; init; }

    /// <summary>The days in words, such as <c>Tue 24 Nov</c> or <c>Tue 24 Nov to Thu 26 Nov</c>; empty where nobody says.</summary>
    public string DaysText => Days is not { } days ? "" : days.From == days.To ? Text(days.From) : $"{Text(days.From)} to {Text(days.To)}";

    private static string Text(DateOnly day) => ShopTime.DayText(ShopTime.StartOf(day));
}

/// <summary>How things go to other countries.</summary>
/// <param name="Option">The one way there.</param>
/// <param name="Served">Where to, by their names.</param>
/// <param name="QuoteDays">Days in which staff say what it costs.</param>
/// <param name="PayDays">Days in which the buyer pays it.</param>
public sealed record DeliveryAbroad(DeliveryOption Option, IReadOnlyList<Country> Served, int QuoteDays, int PayDays)
{
    /// <summary>Null: things do not go there.</summary>
    public Country? Find(string? code) => Countries.Find(code) is { } country && Served.Contains(country) ? country : null;
}

public interface IShipping
{
    /// <summary>All counties by name.</summary>
    Task<IReadOnlyList<County>> CountiesAsync(CancellationToken cancellationToken);

    /// <summary>What is offered to a county (null: before one is chosen, only what needs no address) for such a parcel, cheapest first.</summary>
    Task<IReadOnlyList<DeliveryOption>> OptionsAsync(int? county, Parcel parcel, CancellationToken cancellationToken);

    /// <summary>How things go to other countries; null: they do not.</summary>
    Task<DeliveryAbroad?> AbroadAsync(CancellationToken cancellationToken);

    /// <summary>What is remembered on this node is read again.</summary>
    void Forget();
}

/// <summary>Methods, fees or zones are others now.</summary>
[EventName("shipping.delivery-changed.v1")]
public sealed record DeliveryChanged : IDomainEvent;
