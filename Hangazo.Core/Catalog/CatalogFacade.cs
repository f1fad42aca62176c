using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Data;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Catalog;

internal sealed class CatalogFacade(HangazoDb db, Shelves shelves, SizeCharts charts, CategoryTree shelved, OutboxWriter outbox) : ICatalog
{
    private static readonly Func<HangazoDb, VariantId[], IAsyncEnumerable<VariantRow>> FactsById = EF.CompileAsyncQuery(
        (HangazoDb db, VariantId[] ids) =>
            from variant in db.Set<Variant>().AsNoTracking()
            where ids.Contains(variant.Id)
            join product in db.Set<Product>() on variant.ProductId equals product.Id
            select new VariantRow(
                variant.Id, product.Id, product.SellerId, product.Slug, product.Name, variant.Size, variant.Colour, variant.Sku,
                variant.Price.Minor, variant.Price.Currency, product.Vat, product.Unit, product.QuantityIncrement, product.QuantityMinimum,
                product.QuantityMaximum, product.WeightGrams,
                db.Set<ProductPicture>().Where(p => p.ProductId == product.Id && (p.Colour == variant.Colour || p.Colour == null))
                    .OrderBy(p => p.Colour == null).ThenBy(p => p.Position).Select(p => p.Hash).FirstOrDefault(),
                !variant.IsWithdrawn && product.State == ProductState.Published, product.AddOns, product.IsDigital, variant.CompareAtMinor,
                product.LineType));

    private static readonly Func<HangazoDb, ProductId[], IAsyncEnumerable<Place>> PlacesById = EF.CompileAsyncQuery((HangazoDb db, ProductId[] ids) =>
        db.Set<ShelfPlace>().AsNoTracking().Where(place => ids.Contains(place.ProductId) && place.CategoryId != ShelfPlace.Everything)
            .Select(place => new Place(place.ProductId, place.CategoryId)));

    public async Task<IReadOnlyDictionary<VariantId, VariantFacts>> GetVariantsAsync(IReadOnlyCollection<VariantId> ids, CancellationToken cancellationToken)
    {
        var facts = new Dictionary<VariantId, VariantFacts>(ids.Count);
        if (ids.Count == 0) return facts;
        await foreach (var row in FactsById(db, [.. ids]).WithCancellation(cancellationToken)) facts[row.Id] = row.ToFacts();
        return facts;
    }

    public async Task<Result<VariantId>> FindVariantAsync(ProductId product, string? size, string? colour, CancellationToken cancellationToken)
    {
        var found = await db.Set<Variant>().AsNoTracking()
            .Where(v => v.ProductId == product && !v.IsWithdrawn && (v.Size == null || v.Size == size) && (v.Colour == null || v.Colour == colour))
            .Select(v => v.Id).Take(1).ToListAsync(cancellationToken);
        return found.Count == 1 ? found[0] : CatalogErrors.VariantNotFound;
    }

    public Task<string?> FindSlugAsync(ProductId product, CancellationToken cancellationToken) => db.Set<Product>().AsNoTracking()
        .Where(p => p.Id == product && p.State == ProductState.Published).Select(p => (string?)p.Slug).SingleOrDefaultAsync(cancellationToken);

    public async Task<IReadOnlyDictionary<ProductId, IReadOnlyCollection<Guid>>> CategoriesOfAsync(
        IReadOnlyCollection<ProductId> products, CancellationToken cancellationToken)
    {
        var categories = new Dictionary<ProductId, IReadOnlyCollection<Guid>>(products.Count);
        await foreach (var place in PlacesById(db, [.. products]).WithCancellation(cancellationToken))
        {
            if (!categories.TryGetValue(place.Product, out var known)) categories[place.Product] = known = new List<Guid>();
            ((List<Guid>)known).Add(place.Category.Value);
        }

        return categories;
    }

    public async Task<IReadOnlySet<ProductId>> WornAsync(IReadOnlyCollection<ProductId> products, CancellationToken cancellationToken)
    {
        var ids = products.ToArray();
        var sized = await db.Set<Product>().AsNoTracking().Where(product => ids.Contains(product.Id) && product.Variants.Any(variant => variant.Size != null))
            .Select(product => new { product.Id, product.SizeChartId, product.CanonicalCategoryId }).ToListAsync(cancellationToken);
        if (sized.Count == 0) return new HashSet<ProductId>();
        var (known, tree) = (await charts.GetAsync(cancellationToken), await shelved.GetAsync(cancellationToken));
        return sized.Where(product => known.For(product.SizeChartId, tree.Find(product.CanonicalCategoryId)?.Path ?? []) is not null).Select(product => product.Id).ToHashSet();
    }

    public async Task<IReadOnlyDictionary<VariantId, IReadOnlyList<DigitalFile>>> FilesAsync(
        IReadOnlyCollection<VariantId> variants, CancellationToken cancellationToken)
    {
        var ids = variants.ToArray();
        return (await db.Set<Variant>().AsNoTracking().Where(variant => ids.Contains(variant.Id))
            .Join(db.Set<Product>().Where(product => product.IsDigital), variant => variant.ProductId, product => product.Id, (variant, product) => new { variant.Id, product.Files })
            .ToListAsync(cancellationToken)).ToDictionary(row => row.Id, row => row.Files);
    }

    public Task<bool> IsInStockAsync(VariantId variant, CancellationToken cancellationToken) => db.Set<Variant>().AsNoTracking()
        .AnyAsync(v => v.Id == variant && v.InStock && !v.IsWithdrawn, cancellationToken);

    public async Task NoteAvailabilityAsync(IReadOnlyDictionary<VariantId, bool> inStock, CancellationToken cancellationToken)
    {
        var ids = inStock.Keys.Select(id => id.Value).ToArray();
        var now = inStock.Values.ToArray();
        var products = await db.Database.SqlQuery<ChangedProduct>($"""
            with noted as (
                select n.id, n.in_stock or p.is_digital as in_stock from unnest({ids}, {now}) as n(id, in_stock)
                join catalog.variant v on v.id = n.id join catalog.product p on p.id = v.product_id),
            changed as (
                update catalog.variant v set in_stock = noted.in_stock from noted
                where v.id = noted.id and v.in_stock <> noted.in_stock returning v.id, v.product_id, v.in_stock)
            select p.id, p.slug, exists (select from changed where changed.product_id = p.id) as "InLists",
                array(select changed.id from changed where changed.product_id = p.id and changed.in_stock) as "Back"
            from catalog.product p
            where p.id in (select v.product_id from catalog.variant v where v.id = any({ids}))
            """).ToListAsync(cancellationToken);
        var moved = products.Where(product => product.InLists).Select(product => product.Id).ToArray();
        if (moved.Length > 0) await shelves.RewriteAsync(moved, cancellationToken);
        foreach (var product in products) outbox.Stage(new ProductChanged(new(product.Id), product.Slug, product.InLists));
        var back = products.SelectMany(product => product.Back).Select(id => new VariantId(id)).ToArray();
        if (back.Length > 0) outbox.Stage(new VariantsInStock(back));
    }

    public async Task NoteRatingsAsync(IReadOnlyCollection<(ProductId Product, Rating Rating)> ratings, bool announce, CancellationToken cancellationToken)
    {
        var ids = ratings.Select(one => one.Product.Value).ToArray();
        var averages = ratings.Select(one => (short)one.Rating.Hundredths).ToArray();
        var reviews = ratings.Select(one => one.Rating.Reviews).ToArray();
        var shown = await db.Database.SqlQuery<RatedProduct>($"""
            with rated as (select * from unnest({ids}, {averages}, {reviews}) as r(product_id, average, reviews) where exists (select from catalog.product p where p.id = r.product_id)),
            noted as (
                insert into catalog.rating (product_id, average, reviews) select product_id, average, reviews from rated order by product_id
                on conflict (product_id) do update set average = excluded.average, reviews = excluded.reviews)
            update catalog.card c set rating = rated.average, reviews = rated.reviews from rated where c.product_id = rated.product_id returning c.product_id as "Id", c.slug as "Slug"
            """).ToListAsync(cancellationToken);
        if (!announce) return;
        foreach (var product in shown) outbox.Stage(new ProductRated(new(product.Id), product.Slug));
    }

    private sealed record RatedProduct(Guid Id, string Slug);

    private sealed record Place(ProductId Product, CategoryId Category);

    private sealed record ChangedProduct(Guid Id, string Slug, bool InLists, Guid[] Back);

    private sealed record VariantRow(
        VariantId Id, ProductId ProductId, SellerId SellerId, string Slug, string Name, string? Size, string? Colour, string Sku,
        long PriceMinor, string Currency, VatCategory Vat, StockUnit Unit, decimal Increment, decimal Minimum, decimal Maximum, int WeightGrams,
        string? PictureHash, bool IsSellable, IReadOnlyList<AddOn> AddOns, bool IsDigital, long? CompareAtMinor,
        LineType LineType)
    {
        public VariantFacts ToFacts() => new(
            Id, ProductId, SellerId, Slug, Name, OptionText.Of(Size, Colour), Sku, new Money(PriceMinor, Currency), Vat,
            new QuantityRule(Unit, Increment, Minimum, Maximum), WeightGrams, PictureHash, IsSellable)
        {
            AddOns = AddOns, IsDigital = IsDigital, CompareAt = CompareAtMinor is { } before ? new Money(before, Currency) : null,
            LineType = LineType,
        };
    }
}

internal static class OptionText
{
    public static string Of(string? size, string? colour) => (size, colour) switch
    {
        (null, null) => "",
        (null, _) => colour,
        (_, null) => size,
        _ => $"{size}, {colour}",
    };
}
