using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Shipping.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Shipping;

/// <summary>Answers from memory; the tables are small and read again every minute.</summary>
internal sealed class ShippingFacade(IDbContextFactory<HangazoDb> databases, TimeProvider clock) : IShipping
{
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(1);

    private Held? _held;

    public async Task<IReadOnlyList<County>> CountiesAsync(CancellationToken cancellationToken) => (await AllAsync(cancellationToken)).Counties;

    public async Task<IReadOnlyList<DeliveryOption>> OptionsAsync(int? county, CancellationToken cancellationToken)
    {
        var all = await AllAsync(cancellationToken);
        return county is { } code && all.ByCounty.TryGetValue(code, out var options) ? options : all.Anywhere;
    }

    private async Task<Held> AllAsync(CancellationToken cancellationToken)
    {
        if (_held is { } held && held.Until > clock.GetUtcNow()) return held;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var counties = await db.Set<CountyZone>().AsNoTracking().OrderBy(c => c.Name).ToListAsync(cancellationToken);
        var methods = await db.Set<DeliveryMethod>().AsNoTracking().Where(m => m.IsOffered).ToListAsync(cancellationToken);
        var fees = await db.Set<DeliveryFee>().AsNoTracking().ToListAsync(cancellationToken);
        var options = fees.Join(methods, fee => fee.Method, method => method.Code, (fee, method) => (
            fee.Zone,
            Option: new DeliveryOption(method.Code, method.Name, method.Estimate, new Money(fee.Minor, Money.Kes), method.NeedsAddress)))
            .OrderBy(entry => entry.Option.Fee.Minor).ToLookup(entry => entry.Zone, entry => entry.Option);
        return _held = new(
            counties.ConvertAll(c => new County(c.Code, c.Name)),
            counties.ToDictionary(c => c.Code, IReadOnlyList<DeliveryOption> (c) => options[c.Zone].ToList()),
            options.SelectMany(zone => zone).Where(option => !option.NeedsAddress).DistinctBy(option => option.Code).ToList(),
            clock.GetUtcNow() + Keep);
    }

    private sealed record Held(
        IReadOnlyList<County> Counties,
        Dictionary<int, IReadOnlyList<DeliveryOption>> ByCounty,
        IReadOnlyList<DeliveryOption> Anywhere,
        DateTimeOffset Until);
}
