using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Core.Shipping.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Shipping;

/// <summary>Answers from memory; the tables are small and read again every minute, or when they are said to have changed.</summary>
internal sealed class ShippingFacade(IDbContextFactory<HangazoDb> databases, ISettings settings, TimeProvider clock) : IShipping
{
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(1);

    private static readonly IReadOnlyList<Country> Abroad = [.. Countries.All.Where(country => country.Code != Countries.Home)];

    private readonly Remembered<Held> _remembered = new(token => ReadAsync(databases, token), Keep, clock);

    public async Task<IReadOnlyList<County>> CountiesAsync(CancellationToken cancellationToken) => (await _remembered.GetAsync(cancellationToken)).Counties;

    public async Task<IReadOnlyList<DeliveryOption>> OptionsAsync(int? county, Parcel parcel, CancellationToken cancellationToken)
    {
        var all = await _remembered.GetAsync(cancellationToken);
        var zone = county is { } code ? all.Zones.GetValueOrDefault(code) : null;
        return [.. all.Methods.Where(method => zone is not null || !method.NeedsAddress)
            .Select(method => Offer(method, all.Fees[method.Code].Where(fee => zone is null || fee.Zone == zone), parcel)).OfType<DeliveryOption>()
            .OrderBy(option => option.Fee.Minor).ThenBy(option => option.Code, StringComparer.Ordinal)];
    }

    public async Task<DeliveryAbroad?> AbroadAsync(CancellationToken cancellationToken)
    {
        if ((await _remembered.GetAsync(cancellationToken)).Methods.FirstOrDefault(method => method.IsByQuote) is not { } method) return null;
        var rules = await settings.InternationalAsync(cancellationToken);
        return new(
            new(method.Code, method.Name, method.Estimate, Money.Zero(), method.NeedsAddress) { ByQuote = true },
            rules.NotServed.Count == 0 ? Abroad : [.. Abroad.Where(country => !rules.NotServed.Contains(country.Code))], rules.QuoteDays, rules.PayDays);
    }

    public void Forget() => _remembered.Forget();

    /// <summary>By the lightest weight that carries it; null when none does.</summary>
    private DeliveryOption? Offer(DeliveryMethod method, IEnumerable<DeliveryFee> fees, Parcel parcel)
    {
        if (fees.Where(fee => fee.Carries(parcel.Grams)).MinBy(fee => fee.UpTo == DeliveryFee.AnyWeight ? int.MaxValue : fee.UpTo) is not { } fee) return null;
        var isFree = parcel.Goods.Minor >= (method.FreeFromMinor ?? long.MaxValue);
        return new(method.Code, method.Name, method.Estimate, new Money(isFree ? 0 : fee.Minor, Money.Kes), method.NeedsAddress)
        {
            FreeFrom = method.FreeFromMinor is { } from ? new Money(from, Money.Kes) : null,
            Days = DeliveryDates.Of(clock.GetUtcNow().ToEat().DateTime, method.LeastDays, method.MostDays, method.CutOff),
        };
    }

    private static async Task<Held> ReadAsync(IDbContextFactory<HangazoDb> databases, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var counties = await db.Set<CountyZone>().AsNoTracking().OrderBy(c => c.Name).ToListAsync(cancellationToken);
        var methods = await db.Set<DeliveryMethod>().AsNoTracking().Where(m => m.IsOffered).ToListAsync(cancellationToken);
        var fees = await db.Set<DeliveryFee>().AsNoTracking().ToListAsync(cancellationToken);
        return new(
            counties.ConvertAll(c => new County(c.Code, c.Name)), counties.ToDictionary(c => c.Code, c => c.Zone), methods,
            fees.ToLookup(fee => fee.Method));
    }

    private sealed record Held(
        IReadOnlyList<County> Counties, Dictionary<int, string> Zones, IReadOnlyList<DeliveryMethod> Methods, ILookup<string, DeliveryFee> Fees);
}
