using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Catalog.Queries;

/// <summary>All that a product's page says of it but how many are left, which only Inventory knows.</summary>
public sealed class ProductDetails(HangazoDb db)
{
    private static readonly Func<HangazoDb, string, Task<Row?>> BySlug = EF.CompileAsyncQuery(
        (HangazoDb db, string slug) => db.Set<Product>().AsNoTracking()
            .Where(p => p.Slug == slug && p.State == ProductState.Published)
            .Select(p => new Row(
                p.Id, p.Slug, p.Name, p.Summary, p.Description, p.Care, p.CanonicalCategoryId, p.Vat, p.Unit, p.QuantityIncrement, p.QuantityMinimum,
                p.QuantityMaximum, p.PublishedAt))
            .SingleOrDefault());

    private static readonly Func<HangazoDb, ProductId, IAsyncEnumerable<VariantRow>> VariantsOf = EF.CompileAsyncQuery(
        (HangazoDb db, ProductId product) => db.Set<Variant>().AsNoTracking()
            .Where(v => v.ProductId == product && !v.IsWithdrawn).OrderBy(v => v.Position)
            .Select(v => new VariantRow(
                v.Id, v.Sku, v.Size, v.Colour, v.ColourHex, v.Price.Minor, v.Price.Currency, v.CompareAtMinor, v.InStock)));

    private static readonly Func<HangazoDb, ProductId, IAsyncEnumerable<Picture>> PicturesOf = EF.CompileAsyncQuery(
        (HangazoDb db, ProductId product) => db.Set<ProductPicture>().AsNoTracking()
            .Where(p => p.ProductId == product).OrderBy(p => p.Position).Select(p => new Picture(p.Hash, p.Alt, p.Colour)));

    public sealed record Option(
        VariantId Id, string Sku, string? Size, string? Colour, string? ColourHex, Money Price, Money? CompareAt, bool InStock);

    public sealed record Picture(string Hash, string Alt, string? Colour);

    public sealed record View(
        ProductId Id, string Slug, string Name, string Summary, string Description, string Care, CategoryId Category, VatCategory Vat,
        QuantityRule Quantity, DateTimeOffset PublishedAt, IReadOnlyList<Option> Variants, IReadOnlyList<Picture> Pictures);

    public async Task<View?> ExecuteAsync(string slug, CancellationToken cancellationToken)
    {
        if (slug.Length > 120 || await BySlug(db, slug) is not { } row) return null;
        var variants = new List<Option>();
        await foreach (var v in VariantsOf(db, row.Id).WithCancellation(cancellationToken))
            variants.Add(new(
                v.Id, v.Sku, v.Size, v.Colour, v.ColourHex, new(v.PriceMinor, v.Currency),
                v.CompareAtMinor is { } before ? new Money(before, v.Currency) : null, v.InStock));
        var pictures = new List<Picture>();
        await foreach (var picture in PicturesOf(db, row.Id).WithCancellation(cancellationToken)) pictures.Add(picture);
        return new(
            row.Id, row.Slug, row.Name, row.Summary, row.Description, row.Care, row.Category, row.Vat,
            new(row.Unit, row.Increment, row.Minimum, row.Maximum), row.PublishedAt ?? default, variants, pictures);
    }

    private sealed record Row(
        ProductId Id, string Slug, string Name, string Summary, string Description, string Care, CategoryId Category, VatCategory Vat, StockUnit Unit,
        decimal Increment, decimal Minimum, decimal Maximum, DateTimeOffset? PublishedAt);

    private sealed record VariantRow(
        VariantId Id, string Sku, string? Size, string? Colour, string? ColourHex, long PriceMinor, string Currency, long? CompareAtMinor, bool InStock);
}
