using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Catalog.Queries;

/// <summary>The beginning that a new product's SKUs may have: none in the shop begins with it yet.</summary>
public sealed class TakenSkus(HangazoDb db)
{
    private const int Most = 1_000;

    /// <summary><c>MTAKIT</c>, or <c>MTAKIT2</c> when the shop has SKUs with that already.</summary>
    public async Task<string> FreeStemAsync(string? name, CancellationToken cancellationToken)
    {
        var stem = Skus.Stem(name);
        var taken = await db.Set<Variant>().AsNoTracking().Where(variant => variant.Sku.StartsWith(stem)).Select(variant => variant.Sku).OrderBy(sku => sku).Take(Most).ToListAsync(cancellationToken);
        var stems = taken.Select(sku => sku.Split('-')[0]).ToHashSet(StringComparer.Ordinal);
        var number = 1;
        while (stems.Contains(Numbered())) number++;
        return Numbered();

        string Numbered() => number == 1 ? stem : $"{stem}{number}";
    }
}
