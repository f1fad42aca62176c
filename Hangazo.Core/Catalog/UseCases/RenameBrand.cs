using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Catalog.UseCases;

/// <summary>
/// Calls a brand otherwise on all its products, which also joins two spellings of one; an empty name takes it off them. Each product's trail says so.
/// Codes: <c>brand.missing</c>, <c>brand.not-found</c>.
/// </summary>
public sealed class RenameBrand(HangazoDb db, IAuditTrail trail, OutboxWriter outbox)
{
    /// <summary>Returns how many products were changed.</summary>
    public Task<Result<int>> ExecuteAsync(string brand, string name, Actor by, CancellationToken cancellationToken) => db.InTransactionAsync<int>(async token =>
    {
        name = name.Trim();
        if (name.Length > ProductSheet.LongestBrand || name.Any(char.IsControl)) return AttributeErrors.BrandMissing;
        if (brand.Length is 0 or > ProductSheet.LongestBrand || brand.Contains('\0', StringComparison.Ordinal)) return AttributeErrors.BrandNotFound;
        if (name == brand) return 0;
        var products = await db.Database.SqlQuery<Named>($"""
            with named as (update catalog.product set brand = {name} where brand = {brand} returning id, slug) select id, slug from named
            """).ToListAsync(token);
        if (products.Count == 0) return AttributeErrors.BrandNotFound;
        foreach (var product in products) trail.Note(ProductDesk.Subject(new(product.Id)), by, [new("Brand", brand, name.Length > 0 ? name : null)]);
        if (name.Length > 0) outbox.Stage(new AttributesChanged(FacetCodes.Brand, name));
        // Nothing says the name any more, so each product is news.
        else foreach (var product in products) outbox.Stage(new ProductChanged(new(product.Id), product.Slug, InLists: true));
        await db.SaveChangesAsync(token);
        return products.Count;
    }, cancellationToken);

    private sealed record Named(Guid Id, string Slug);
}
