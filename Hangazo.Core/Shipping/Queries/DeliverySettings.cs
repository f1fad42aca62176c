using Hangazo.Core.Data;
using Hangazo.Core.Settings.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Shipping.Queries;

/// <summary>Everything that the owner sets about delivery, offered or not.</summary>
public sealed class DeliverySettings(HangazoDb db, ISettings settings)
{
    /// <param name="Zones">Their names, in the order of their first county.</param>
    public sealed record View(
        IReadOnlyList<DeliveryMethod> Methods, IReadOnlyList<DeliveryFee> Fees, IReadOnlyList<CountyZone> Counties, IReadOnlyList<string> Zones,
        InternationalRules International);

    public async Task<View> ExecuteAsync(CancellationToken cancellationToken)
    {
        var counties = await db.Set<CountyZone>().AsNoTracking().OrderBy(county => county.Name).ToListAsync(cancellationToken);
        var fees = await db.Set<DeliveryFee>().AsNoTracking().OrderBy(fee => fee.UpTo).ToListAsync(cancellationToken);
        return new(
            await db.Set<DeliveryMethod>().AsNoTracking().OrderByDescending(method => method.IsOffered).ThenBy(method => method.Name).ToListAsync(cancellationToken),
            fees, counties, [.. counties.Select(county => county.Zone).Concat(fees.Select(fee => fee.Zone)).Distinct().Order(StringComparer.Ordinal)],
            await settings.InternationalAsync(cancellationToken));
    }
}
