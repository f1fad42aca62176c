using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Core.Tax.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Tax;

/// <summary>Rates by date from the database, held in memory: they change by law, with notice.</summary>
internal sealed class TaxRates(IDbContextFactory<HangazoDb> databases, ISettings settings, TimeProvider clock) : ITax
{
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(5);

    private (List<VatRate> Rates, DateTimeOffset Until)? _held;

    public async Task<decimal> RateAsync(VatCategory category, DateOnly day, CancellationToken cancellationToken)
    {
        if (!(await settings.ShopAsync(cancellationToken)).VatRegistered) return 0;
        var rates = await AllAsync(cancellationToken);
        VatRate? holds = null;
        foreach (var rate in rates)
            if (rate.Category == category && rate.From <= day && (holds is null || rate.From > holds.From))
                holds = rate;
        return holds?.Percent ?? throw new InvalidOperationException($"No VAT rate of category {category} holds on {day:O}.");
    }

    private async Task<List<VatRate>> AllAsync(CancellationToken cancellationToken)
    {
        if (_held is { } held && held.Until > clock.GetUtcNow()) return held.Rates;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rates = await db.Set<VatRate>().AsNoTracking().ToListAsync(cancellationToken);
        _held = (rates, clock.GetUtcNow() + Keep);
        return rates;
    }
}
