using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Catalog.Queries;

/// <summary>A product in whatever state, with all that its editor shows and the version that an edit must still meet.</summary>
public sealed class ProductForEditing(HangazoDb db)
{
    /// <summary>A product that was picked to be shown with it, in whatever state it is now.</summary>
    public sealed record Pick(ProductId Id, string Slug, string Name, ProductState State, string? PictureHash);

    public sealed record View(
        ProductId Id, uint Version, ProductState State, DateTimeOffset? ScheduledFor, bool WasEverPublic, ProductSheet Sheet,
        IReadOnlyList<VariantRow> Variants, IReadOnlyList<PictureRow> Pictures)
    {
        public IReadOnlyList<AddOn> AddOns { get; init; } = [];

        public DigitalSheet Digital { get; init; } = new(false, []);

        public IReadOnlyList<Pick> GoesWith { get; init; } = [];

        public IReadOnlyList<Pick> Related { get; init; } = [];
    }

    public async Task<View?> FindAsync(string slug, CancellationToken cancellationToken)
    {
        if (slug.Length > Slugs.Longest || slug.Contains('\0', StringComparison.Ordinal)) return null;
        var product = await db.Set<Product>().AsNoTracking().Include(p => p.Variants).Include(p => p.Pictures).Include(p => p.Categories).AsSplitQuery()
            .SingleOrDefaultAsync(p => p.Slug == slug, cancellationToken);
        if (product is null) return null;
        var picks = await PicksAsync([.. product.Picks.All], cancellationToken);
        return Show(product) with { GoesWith = Of(product.Picks.GoesWith), Related = Of(product.Picks.Related) };

        IReadOnlyList<Pick> Of(IReadOnlyList<ProductId> ids) => [.. ids.Where(picks.ContainsKey).Select(id => picks[id])];
    }

    /// <summary>The products among these that there are, as they are shown in lists of picks.</summary>
    public async Task<IReadOnlyDictionary<ProductId, Pick>> PicksAsync(ProductId[] ids, CancellationToken cancellationToken)
    {
        if (ids.Length == 0) return new Dictionary<ProductId, Pick>();
        return await db.Set<Product>().AsNoTracking().Where(product => ids.Contains(product.Id))
            .Select(product => new Pick(
                product.Id, product.Slug, product.Name, product.State,
                db.Set<ProductPicture>().Where(picture => picture.ProductId == product.Id && picture.Position == 0).Select(picture => picture.Hash).FirstOrDefault()))
            .ToDictionaryAsync(pick => pick.Id, cancellationToken);
    }

    internal static View Show(Product product)
    {
        var others = product.Categories.Select(place => place.CategoryId).Where(id => id != product.CanonicalCategoryId).ToList();
        return new(
            product.Id, product.Version, product.State, product.ScheduledFor, product.WasEverPublic,
            new(product.Name, product.Slug, product.Summary, product.Description, product.Care, product.Brand, product.WeightGrams, product.Vat, product.Quantity,
                product.CanonicalCategoryId, others, product.IsFeatured) { Attributes = [.. AttributeValue.Read(product.Attributes)], Tags = product.Tags, SizeChart = product.SizeChartId, LineType = product.LineType },
            [.. product.Variants.OrderBy(variant => variant.Position).Select(v => new VariantRow(
                v.Id, v.Sku, v.Size, v.Colour, v.ColourHex, v.Price, v.CompareAtMinor, v.Barcode, v.IsWithdrawn))],
            [.. product.Pictures.OrderBy(picture => picture.Position).Select(picture => new PictureRow(picture.Hash, picture.Alt, picture.Colour) { Focus = picture.Focus })])
        {
            AddOns = product.AddOns, Digital = new(product.IsDigital, product.Files),
        };
    }
}
