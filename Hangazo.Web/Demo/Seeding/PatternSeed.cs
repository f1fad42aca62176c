using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Data;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Media.Contracts;
using Hangazo.Web.Demo.Catalogue;
using Hangazo.Web.Demo.Drawings;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Web.Demo.Seeding;

/// <summary>Adds the sewing patterns that are sold as files, with the files. Those that are there already stay.</summary>
internal sealed class PatternSeed(HangazoDb db, Shelves shelves, StoredPictures pictures, IFileStore files)
{
    private static readonly TimeSpan Age = TimeSpan.FromDays(40);

    public async Task<int> ExecuteAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var slugs = DemoPattern.All.Select(pattern => pattern.Slug).ToArray();
        var known = await db.Set<Product>().Where(product => slugs.Contains(product.Slug)).Select(product => product.Slug).ToListAsync(cancellationToken);
        var added = new List<Guid>();
        foreach (var pattern in DemoPattern.All.Where(pattern => !known.Contains(pattern.Slug)))
        {
            var product = await MakeAsync(pattern, now - Age, cancellationToken);
            db.Add(product);
            added.Add(product.Id.Value);
        }

        if (added.Count == 0) return 0;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await shelves.RewriteAsync([.. added], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return added.Count;
    }

    private async Task<Product> MakeAsync(DemoPattern pattern, DateTimeOffset publishedAt, CancellationToken cancellationToken)
    {
        var shelf = await db.Set<Category>().Where(category => category.Slug == DemoPattern.CategorySlug).Select(category => category.Id).SingleAsync(cancellationToken);
        await pictures.DrawAsync([pattern.Picture], cancellationToken);
        using var pdf = new MemoryStream(PatternPdf.Draw(pattern.Name, pattern.Steps, pattern.Pieces));
        var file = (await files.TakeAsync(pdf, cancellationToken)).Value;
        var product = Product.Create(
            ProductId.New(), SellerId.Shop, pattern.Slug, pattern.Name, shelf, new(StockUnit.Piece, 1, 1, 1), VatCategory.Standard);
        product.Describe(pattern.Summary, pattern.Description, "", 0, featured: false);
        product.PlaceIn(shelf);
        product.AddVariant(Variant.Create(VariantId.New(), product.Id, pattern.Sku, null, null, null, Money.Shillings(pattern.PriceKes), null, 0));
        product.AddPicture(pictures[pattern.Picture], $"{pattern.Name}: what it becomes when it is sewn", null);
        product.Digitize([new DigitalFile(file.Hash, pattern.Slug + ".pdf", file.Bytes, file.ContentType)]);
        product.Publish(publishedAt);
        return product;
    }
}
