using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Data;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Reviews.Data;
using Hangazo.Web.Demo.Catalogue;
using Hangazo.Web.Demo.Drawings;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Hangazo.Web.Demo.Seeding;

/// <summary>
/// Fills a large catalogue for measuring, by COPY: products, variants, pictures and stock with its ledger, some thousands in one transaction,
/// each of them with its lists. What is there already (by slug) is left as it is, so an interrupted run is taken up again.
/// </summary>
internal sealed class BulkSeed(HangazoDb db, Shelves shelves, Ratings ratings, StoredPictures pictures)
{
    private const int Batch = 5_000;

    private static readonly TimeSpan BatchMayTake = TimeSpan.FromMinutes(5);

    /// <summary>Returns how many products were added.</summary>
    public async Task<int> ExecuteAsync(int count, DateTimeOffset now, CancellationToken cancellationToken)
    {
        db.Database.SetCommandTimeout(BatchMayTake);
        await pictures.DrawAsync(BulkCatalogue.Pictures, cancellationToken);
        var categories = await db.Set<Category>().ToDictionaryAsync(category => category.Slug, category => category.Id, cancellationToken);
        await AttributeSeed.EnsureAsync(db, categories, cancellationToken);
        var added = 0;
        foreach (var chunk in BulkCatalogue.Products(count).Chunk(Batch))
        {
            var slugs = chunk.Select(product => product.Slug).ToArray();
            var known = await db.Set<Product>().Where(product => slugs.Contains(product.Slug)).Select(product => product.Slug).ToHashSetAsync(cancellationToken);
            var missing = chunk.Where(product => !known.Contains(product.Slug)).Select(product => new Row(ProductId.New(), product)).ToList();
            if (missing.Count == 0) continue;
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await CopyAsync(missing, categories, now, cancellationToken);
            var ids = missing.ConvertAll(row => row.Id.Value).ToArray();
            await ReviewAsync(ids, cancellationToken);
            await shelves.RewriteAsync(ids, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            added += missing.Count;
        }

        if (added > 0) await AnalyzeAsync(cancellationToken);
        return added;
    }

    private async Task CopyAsync(List<Row> rows, Dictionary<string, CategoryId> categories, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await connection.CopyAsync("""
            catalog.product (id, seller_id, slug, name, summary, description, care, state, is_featured, published_at, canonical_category_id, vat, unit,
                quantity_increment, quantity_minimum, quantity_maximum, weight_grams, brand, tags, attributes)
            """, rows, (row, copy) => WriteProduct(copy, row, categories[row.Product.CategorySlug], now), cancellationToken);
        await connection.CopyAsync("catalog.product_category (product_id, category_id)", rows, (row, copy) =>
        {
            copy.Write(row.Id.Value, NpgsqlDbType.Uuid);
            copy.Write(categories[row.Product.CategorySlug].Value, NpgsqlDbType.Uuid);
        }, cancellationToken);
        await connection.CopyAsync("catalog.picture (product_id, position, hash, alt, colour)", rows, (row, copy) =>
        {
            copy.Write(row.Id.Value, NpgsqlDbType.Uuid);
            copy.Write(0, NpgsqlDbType.Integer);
            copy.Write(pictures[BulkCatalogue.Pictures[row.Product.Picture]], NpgsqlDbType.Varchar);
            copy.Write(row.Product.Name, NpgsqlDbType.Varchar);
            copy.WriteNull();
        }, cancellationToken);
        var variants = rows.SelectMany(row => row.Product.Variants, (row, variant) => (Id: VariantId.New(), row.Id, variant)).ToList();
        var position = 0;
        var product = default(ProductId);
        await connection.CopyAsync("""
            catalog.variant (id, product_id, sku, size, colour, colour_hex, price_minor, price_currency, compare_at_minor, position, is_withdrawn, in_stock)
            """, variants, (entry, copy) =>
        {
            position = entry.Item2 == product ? position + 1 : 0;
            product = entry.Item2;
            WriteVariant(copy, entry.Id, product, entry.variant, position);
        }, cancellationToken);
        await OpeningStock.CopyAsync(connection, variants.ConvertAll(entry => (entry.Id, entry.variant.OnHand)), now, cancellationToken);
    }

    /// <summary>Stars without words for every third product, so that filters and sorting have something to do.</summary>
    private async Task ReviewAsync(Guid[] products, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"""
            insert into reviews.review (id, product_id, product_name, product_slug, option_text, author, order_number, stars, title, text, name, state, written_at, published_at)
            select gen_random_uuid(), p.id, p.name, p.slug, '', gen_random_uuid(), '',
                greatest(1, least(5, 5 - abs(hashtext(p.slug)) / 7 % 3 + abs(hashtext(p.slug || i)) % 3 - 1)), '', '', 'Amina H.', 'Published',
                p.published_at + i * interval '1 hour', p.published_at + i * interval '1 hour'
            from catalog.product p cross join generate_series(1, 1 + abs(hashtext(p.slug)) % 7) i
            where p.id = any({products}) and abs(hashtext(p.slug)) / 97 % 3 = 0
            """, cancellationToken);
        await ratings.CountAsync(products, announce: false, cancellationToken);
    }

    private static void WriteProduct(NpgsqlBinaryImporter copy, Row row, CategoryId category, DateTimeOffset now)
    {
        var product = row.Product;
        var rule = DemoQuantities.RuleOf(product.Unit, product.Increment);
        copy.Write(row.Id.Value, NpgsqlDbType.Uuid);
        copy.Write(SellerId.Shop.Value, NpgsqlDbType.Uuid);
        copy.Write(product.Slug, NpgsqlDbType.Varchar);
        copy.Write(product.Name, NpgsqlDbType.Varchar);
        copy.Write(product.Summary, NpgsqlDbType.Varchar);
        copy.Write(product.Summary, NpgsqlDbType.Text);
        copy.Write("", NpgsqlDbType.Varchar);
        copy.Write(nameof(ProductState.Published), NpgsqlDbType.Varchar);
        copy.Write(product.Featured, NpgsqlDbType.Boolean);
        copy.Write(now.AddDays(-product.AddedDaysAgo).UtcDateTime, NpgsqlDbType.TimestampTz);
        copy.Write(category.Value, NpgsqlDbType.Uuid);
        copy.Write(nameof(VatCategory.Standard), NpgsqlDbType.Varchar);
        copy.Write(rule.Unit.ToString(), NpgsqlDbType.Varchar);
        copy.WriteNumbers(rule.Increment, rule.Minimum, rule.Maximum);
        copy.Write(product.WeightGrams, NpgsqlDbType.Integer);
        copy.Write(product.Facts.Brand, NpgsqlDbType.Varchar);
        copy.Write(product.Facts.Tags.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
        copy.Write(AttributeValue.Pairs(product.Facts.Values), NpgsqlDbType.Array | NpgsqlDbType.Text);
    }

    private static void WriteVariant(NpgsqlBinaryImporter copy, VariantId id, ProductId product, DemoVariant variant, int position)
    {
        copy.Write(id.Value, NpgsqlDbType.Uuid);
        copy.Write(product.Value, NpgsqlDbType.Uuid);
        copy.Write(variant.Sku, NpgsqlDbType.Varchar);
        copy.WriteText(variant.Size);
        copy.WriteText(variant.Colour);
        copy.WriteText(variant.Colour is { } colour ? Colours.Hex(colour) : null);
        copy.Write(Money.Shillings(variant.PriceKes).Minor, NpgsqlDbType.Bigint);
        copy.Write(Money.Kes, NpgsqlDbType.Text);
        if (variant.CompareAtKes is { } before) copy.Write(Money.Shillings(before).Minor, NpgsqlDbType.Bigint);
        else copy.WriteNull();
        copy.Write(position, NpgsqlDbType.Integer);
        copy.Write(false, NpgsqlDbType.Boolean);
        copy.Write(variant.OnHand > 0, NpgsqlDbType.Boolean);
    }

    private Task<int> AnalyzeAsync(CancellationToken cancellationToken) => db.Database.ExecuteSqlRawAsync(
        "analyze catalog.product, catalog.variant, catalog.picture, catalog.product_category, catalog.card, catalog.shelf, inventory.stock, inventory.movement, reviews.review, reviews.rating, catalog.rating",
        cancellationToken);

    private sealed record Row(ProductId Id, BulkProduct Product);
}
