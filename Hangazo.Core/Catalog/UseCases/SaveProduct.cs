using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Media.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Catalog.UseCases;

/// <summary>
/// Creates a product or saves all of it: sheet, variants, pictures, add-ons, picks. Refuses with the form's refusals, or with <c>slug.taken</c>, <c>sku.taken</c>,
/// <c>category.not-found</c>, <c>picture.unknown</c>, <c>file.unknown</c>, <c>product.not-found</c>, <c>product.changed-meanwhile</c>.
/// </summary>
public sealed class SaveProduct(HangazoDb db, ProductDesk desk, IPictures pictures, IFileStore files)
{
    /// <param name="Id">Null: a new product.</param>
    /// <param name="Version">What the person looked at.</param>
    /// <param name="Publish">Publishes it in the same step; when it cannot be published, nothing is saved either.</param>
    public sealed record Command(
        ProductId? Id, uint Version, ProductSheet Sheet, IReadOnlyList<VariantRow> Variants, IReadOnlyList<PictureRow> Pictures, Actor By, bool Publish = false)
    {
        /// <summary>Null: as they are.</summary>
        public IReadOnlyList<AddOn>? AddOns { get; init; }

        /// <summary>Null: as it is.</summary>
        public DigitalSheet? Digital { get; init; }

        /// <summary>What is shown with it; null: as it is.</summary>
        public ProductPicks? Picks { get; init; }
    }

    /// <param name="Variants">Ids by SKU.</param>
    public sealed record Saved(ProductId Id, string Slug, IReadOnlyDictionary<string, VariantId> Variants);

    public async Task<Result<Saved>> ExecuteAsync(Command command, CancellationToken cancellationToken)
    {
        var saved = command.Id is { } id
            ? await desk.ChangeAsync(id, command.Version, command.By, WriteAsync, cancellationToken)
            : await desk.AddAsync(command.By, WriteAsync, cancellationToken);
        return saved.Succeeded
            ? new Saved(saved.Value.Id, saved.Value.Slug, saved.Value.Variants.ToDictionary(variant => variant.Sku, variant => variant.Id))
            : saved.Error;

        async Task<Result<IReadOnlyList<AuditChange>>> WriteAsync(Product product, DateTimeOffset now, CancellationToken token)
        {
            var former = (product.Slug, product.WasEverPublic);
            var refusals = new List<Error>();
            var sheet = command.Sheet with { Attributes = await CheckAttributesAsync(product, command.Sheet, refusals, token) };
            var picks = command.Picks?.Tidy() ?? product.Picks;
            var picked = await PickedAsync(product.Picks, picks, token);
            if (command.Picks is not null) picks.Check(product, picked, refusals);
            var changes = product.Revise(sheet, command.Variants, command.Pictures, now, command.AddOns, command.Digital, refusals);
            if (!changes.Succeeded) return changes;
            IReadOnlyList<AuditChange> all = [.. changes.Value, .. product.Pick(picks, picked)];
            var outside = await CheckOutsideAsync(product, command, token);
            if (!outside.Succeeded) return outside.Error;
            if (product.Slug != former.Slug) await KeepFormerAsync(product, former.Slug, former.WasEverPublic, now, token);
            if (!command.Publish) return Result.Of(all);
            var published = product.PublishNow(now);
            return published.Succeeded ? Result.Of<IReadOnlyList<AuditChange>>([.. all, new("State", null, "published")]) : published.Error;
        }
    }

    /// <summary>What there is of the picks before and after; nothing is asked when they stay.</summary>
    private async Task<IReadOnlyDictionary<ProductId, PickedProduct>> PickedAsync(ProductPicks before, ProductPicks after, CancellationToken cancellationToken)
    {
        if (before.IsSameAs(after)) return new Dictionary<ProductId, PickedProduct>();
        var ids = before.All.Concat(after.All).Distinct().ToArray();
        return await db.Set<Product>().AsNoTracking().Where(product => ids.Contains(product.Id))
            .Select(product => new PickedProduct(product.Id, product.Name, product.State)).ToDictionaryAsync(product => product.Id, cancellationToken);
    }

    private async Task<IReadOnlyList<AttributeValue>> CheckAttributesAsync(Product product, ProductSheet sheet, List<Error> refusals, CancellationToken cancellationToken)
    {
        if (sheet.Attributes.Count == 0) return [];
        var places = sheet.Places.Select(place => place.Value).ToArray();
        var above = await db.Database.SqlQuery<Guid>($"""
            with recursive up as (
                select id, parent_id from catalog.category where id = any({places})
                union select c.id, c.parent_id from catalog.category c join up on up.parent_id = c.id) select id as "Value" from up
            """).ToListAsync(cancellationToken);
        var known = await db.Set<ProductAttribute>().AsNoTracking().ToDictionaryAsync(attribute => attribute.Code, cancellationToken);
        return AttributeRules.Check(sheet.Attributes, known, above.ToHashSet(), product.Attributes, refusals);
    }

    /// <summary>What the product itself cannot know: other products, categories and the pictures there are.</summary>
    private async Task<Result> CheckOutsideAsync(Product product, Command command, CancellationToken cancellationToken)
    {
        var slugHolder = await db.Set<Product>().AsNoTracking().Where(p => p.Slug == product.Slug && p.Id != product.Id).Select(p => p.Name).FirstOrDefaultAsync(cancellationToken)
            ?? await db.Set<FormerSlug>().AsNoTracking().Where(f => f.Slug == product.Slug && f.ProductId != product.Id)
                .Join(db.Set<Product>(), f => f.ProductId, p => p.Id, (_, p) => p.Name).FirstOrDefaultAsync(cancellationToken);
        if (slugHolder is not null) return CatalogErrors.SlugTaken(product.Slug, slugHolder);
        var skus = product.Variants.Select(variant => variant.Sku).ToArray();
        var skuHolder = await db.Set<Variant>().AsNoTracking().Where(v => skus.Contains(v.Sku) && v.ProductId != product.Id)
            .Join(db.Set<Product>(), v => v.ProductId, p => p.Id, (v, p) => new { v.Sku, p.Name }).FirstOrDefaultAsync(cancellationToken);
        if (skuHolder is not null) return CatalogErrors.SkuTaken(skuHolder.Sku, skuHolder.Name);
        var places = product.Categories.Select(place => place.CategoryId).ToArray();
        if (product.SizeChartId is { } chart && !await db.Set<SizeChart>().AnyAsync(known => known.Id == chart, cancellationToken)) return SizeErrors.Unknown;
        if (await db.Set<Category>().CountAsync(category => places.Contains(category.Id), cancellationToken) != places.Length) return CatalogErrors.CategoryUnknown;
        if (product.Files.Any(file => files.PathOf(file.Hash) is null)) return CatalogErrors.FileUnknown;
        return await pictures.AttachAsync([.. command.Pictures.Select(picture => picture.Hash)], cancellationToken) ? Result.Ok : CatalogErrors.PictureUnknown;
    }

    /// <summary>Remembers an address that shoppers may know; one that the product takes up again is no longer a former one.</summary>
    private async Task KeepFormerAsync(Product product, string former, bool wasEverPublic, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.Set<FormerSlug>().FindAsync([product.Slug], cancellationToken) is { } own) db.Remove(own);
        if (wasEverPublic && former.Length > 0) db.Add(FormerSlug.Of(former, product.Id, now));
    }
}
