using System.Text.Json;
using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Data;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Settings;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Web.Demo.Catalogue;
using Hangazo.Web.Demo.Drawings;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Hangazo.Web.Demo.Seeding;

/// <summary>Fills an empty shop: houses, shelves, products with their pictures, and what is on hand. One transaction.</summary>
internal sealed class CatalogueSeed(HangazoDb db, Shelves shelves, StoredPictures pictures, TimeProvider clock)
{
    private static readonly string[] CareWords =
        ["Wash ", "Machine wash ", "Hand wash", "Dry clean", "Sponge clean", "Wipe clean", "Steam ", "Brush ", "Air it", "Take the pad out", "Professional cleaning"];

    /// <summary>Returns the pictures of the home page, the most visible first; none when the products are there already.</summary>
    public async Task<IReadOnlyList<string>> ExecuteAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var slug = DemoCatalogue.Products[0].Slug;
        if (await db.Set<Product>().AnyAsync(product => product.Slug == slug, cancellationToken)) return [];
        await pictures.DrawAsync(
            DemoCatalogue.Products.SelectMany(product => product.Pictures).Select(picture => picture.Spec)
                .Concat(DemoCatalogue.Houses.SelectMany(house => house.Categories).Select(category => category.Picture)),
            cancellationToken);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var categories = await CategoriesAsync(cancellationToken);
        await AttributeSeed.EnsureAsync(db, categories, cancellationToken);
        await SizeChartSeed.EnsureAsync(db, categories, cancellationToken);
        var made = DemoCatalogue.Products.Select((product, i) => Make(product, categories, now.AddDays(-product.AddedDaysAgo).AddMinutes(-i))).ToDictionary(product => product.Slug);
        foreach (var (product, picks) in DemoPicks.All) made[product].ShowWith(new(Ids(picks.GoesWith), Ids(picks.Related)));
        db.AddRange(made.Values);
        await db.SaveChangesAsync(cancellationToken);
        await CountStockAsync(clock.GetUtcNow(), cancellationToken);
        await shelves.RewriteAsync(null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return await OnTheHomePageAsync(cancellationToken);

        List<ProductId> Ids(string[] slugs) => [.. slugs.Select(other => made[other].Id)];
    }

    private async Task<Dictionary<string, CategoryId>> CategoriesAsync(CancellationToken cancellationToken)
    {
        var ids = await db.Set<Category>().ToDictionaryAsync(category => category.Slug, category => category.Id, cancellationToken);
        var position = 0;
        foreach (var house in DemoCatalogue.Houses)
        {
            var door = await pictures.DrawAsync(house.Door, cancellationToken);
            Ensure(house.Slug, id => Category.Create(id, null, house.Slug, house.Name, house.Text, door, position++));
            foreach (var shelf in house.Categories)
                Ensure(shelf.Slug, id => Category.Create(id, ids[house.Slug], shelf.Slug, shelf.Name, shelf.Text, pictures[shelf.Picture], position++));
        }

        return ids;

        void Ensure(string slug, Func<CategoryId, Category> make)
        {
            if (ids.ContainsKey(slug)) return;
            ids[slug] = CategoryId.New();
            db.Add(make(ids[slug]));
        }
    }

    private Product Make(DemoProduct demo, Dictionary<string, CategoryId> categories, DateTimeOffset publishedAt)
    {
        var shelf = categories[demo.CategorySlug];
        var product = Product.Create(
            ProductId.New(), SellerId.Shop, demo.Slug, demo.Name, shelf, DemoQuantities.RuleOf(demo.Unit, demo.Increment), VatCategory.Standard);
        var (description, care) = SplitCare(demo.Description);
        product.Describe(demo.Summary, description, care, demo.WeightGrams, demo.Featured);
        product.Offer(DemoAddOns.Of(demo));
        product.Say(demo.Facts.Brand, demo.Facts.Values, demo.Facts.Tags);
        product.PlaceIn(shelf);
        for (var i = 0; i < demo.Variants.Count; i++)
        {
            var variant = demo.Variants[i];
            product.AddVariant(Variant.Create(
                VariantId.New(), product.Id, variant.Sku, variant.Size, variant.Colour, variant.Colour is { } colour ? Colours.Hex(colour) : null,
                Money.Shillings(variant.PriceKes), variant.CompareAtKes is { } before ? Money.Shillings(before) : null, i));
        }

        foreach (var picture in demo.Pictures)
            product.AddPicture(new PictureRow(pictures[picture.Spec], picture.Alt, picture.Colour) { Focus = picture.Spec.Focus });
        product.Publish(publishedAt);
        return product;
    }

    /// <summary>The catalogue's texts end with how to look after the thing, where there is something to say.</summary>
    private static (string Description, string Care) SplitCare(string text)
    {
        var at = text.LastIndexOf(". ", StringComparison.Ordinal);
        return at >= 0 && Array.Exists(CareWords, word => text.AsSpan(at + 2).StartsWith(word, StringComparison.Ordinal))
            ? (text[..(at + 1)], text[(at + 2)..])
            : (text, "");
    }

    private async Task CountStockAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var counted = DemoCatalogue.Products.SelectMany(product => product.Variants).ToDictionary(variant => variant.Sku, variant => variant.OnHand);
        await OpeningStock.CopyAsync(
            (NpgsqlConnection)db.Database.GetDbConnection(),
            db.ChangeTracker.Entries<Variant>().Select(entry => (entry.Entity.Id, counted[entry.Entity.Sku])).ToList(), now, cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"update catalog.variant v set in_stock = true from inventory.stock s where s.variant_id = v.id and s.on_hand > 0 and not v.in_stock", cancellationToken);
    }

    private async Task<List<string>> OnTheHomePageAsync(CancellationToken cancellationToken)
    {
        var all = db.Set<ShelfPlace>().AsNoTracking().Where(place => place.CategoryId == ShelfPlace.Everything);
        var hashes = await PicturesOf(all.Where(place => place.InStock).OrderByDescending(place => place.Featured).ThenByDescending(place => place.PublishedAt).Take(2));
        hashes.AddRange(await db.Set<Category>().Where(category => category.ParentId == null).Select(category => category.PictureHash!).ToListAsync(cancellationToken));
        hashes.AddRange(await PicturesOf(all.OrderByDescending(place => place.PublishedAt).Take(8)));
        hashes.AddRange(await PicturesOf(all.Where(place => place.InStock && place.OnSale).OrderByDescending(place => place.PublishedAt).Take(4)));
        return hashes;

        Task<List<string>> PicturesOf(IQueryable<ShelfPlace> places) => places
            .Join(db.Set<Card>(), place => place.ProductId, card => card.ProductId, (_, card) => card.PictureHash!).ToListAsync(cancellationToken);
    }
}
