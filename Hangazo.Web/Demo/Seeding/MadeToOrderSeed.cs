using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Web.Demo.Seeding;

/// <summary>A few pieces that are made to order from today on, so that paying in parts can be tried. The shop's past sold them as they were.</summary>
internal static class MadeToOrderSeed
{
    private static readonly (string Slug, LineType Type)[] Pieces =
    [
        ("malkia-ball-gown", LineType.Bridal), ("tumaini-lace-gown", LineType.Bridal), ("uhuru-three-piece-suit", LineType.MadeToMeasure),
        ("dhow-herringbone-curtains", LineType.SoftFurnishing),
    ];

    public static async Task<int> ExecuteAsync(HangazoDb db, CancellationToken cancellationToken)
    {
        var slugs = Array.ConvertAll(Pieces, piece => piece.Slug);
        foreach (var product in await db.Set<Product>().Where(product => slugs.Contains(product.Slug)).ToListAsync(cancellationToken))
            product.MakeToOrder(Array.Find(Pieces, piece => piece.Slug == product.Slug).Type);
        return await db.SaveChangesAsync(cancellationToken);
    }
}
