using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hangazo.Core.Catalog.Data;

internal sealed class ProductMap : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> product)
    {
        product.ToTable("product", "catalog");
        product.HasKey(p => p.Id);
        product.Property(p => p.Slug).HasMaxLength(120);
        product.Property(p => p.Name).HasMaxLength(160);
        product.Property(p => p.Summary).HasMaxLength(400);
        product.Property(p => p.Care).HasMaxLength(400);
        product.Property(p => p.Brand).HasMaxLength(80).HasDefaultValue("");
        product.Property(p => p.LineType).HasDefaultValue(LineType.ReadyToWear);
        product.Property(p => p.AddOns).HasJsonList();
        product.Property(p => p.Files).HasJsonList();
        product.Property(p => p.Attributes).HasDefaultValueSql("'{}'::text[]");
        product.Property(p => p.Tags).HasDefaultValueSql("'{}'::text[]");
        product.Property(p => p.GoesWith).HasDefaultValueSql("'{}'::uuid[]");
        product.Property(p => p.Related).HasDefaultValueSql("'{}'::uuid[]");
        product.HasIndex(p => p.Slug).IsUnique();
        product.HasOne<SizeChart>().WithMany().HasForeignKey(p => p.SizeChartId).OnDelete(DeleteBehavior.Restrict);
        // What the staff's list counts and sorts, so that it reads no product it does not show.
        product.HasIndex(p => new { p.State, p.Id });
        product.HasIndex(p => new { p.Name, p.Id }).IncludeProperties(p => p.State);
        product.HasIndex(p => p.ScheduledFor).HasFilter("state = 'Scheduled'");
        product.Ignore(p => p.Quantity);
        product.Ignore(p => p.Picks);
        product.HasMany(p => p.Variants).WithOne().HasForeignKey(v => v.ProductId);
        product.HasMany(p => p.Pictures).WithOne().HasForeignKey(p => p.ProductId);
        product.HasMany(p => p.Categories).WithOne().HasForeignKey(c => c.ProductId);
    }
}

internal sealed class FormerSlugMap : IEntityTypeConfiguration<FormerSlug>
{
    public void Configure(EntityTypeBuilder<FormerSlug> former)
    {
        former.ToTable("former_slug", "catalog");
        former.HasKey(f => f.Slug);
        former.Property(f => f.Slug).HasMaxLength(Slugs.Longest);
        former.HasIndex(f => f.ProductId);
        former.HasOne<Product>().WithMany().HasForeignKey(f => f.ProductId);
    }
}

internal sealed class SizeChartMap : IEntityTypeConfiguration<SizeChart>
{
    public void Configure(EntityTypeBuilder<SizeChart> chart)
    {
        chart.ToTable("size_chart", "catalog");
        chart.HasKey(c => c.Id);
        chart.Property(c => c.Id).ValueGeneratedNever();
        chart.Property(c => c.Name).HasMaxLength(SizeChart.LongestName);
        chart.Property(c => c.Rows).HasJsonList();
    }
}

internal sealed class FormerCategorySlugMap : IEntityTypeConfiguration<FormerCategorySlug>
{
    public void Configure(EntityTypeBuilder<FormerCategorySlug> former)
    {
        former.ToTable("former_category_slug", "catalog");
        former.HasKey(f => f.Slug);
        former.Property(f => f.Slug).HasMaxLength(Slugs.Longest);
        former.HasIndex(f => f.CategoryId);
        former.HasOne<Category>().WithMany().HasForeignKey(f => f.CategoryId);
    }
}

internal sealed class VariantMap : IEntityTypeConfiguration<Variant>
{
    public void Configure(EntityTypeBuilder<Variant> variant)
    {
        variant.ToTable("variant", "catalog");
        variant.HasKey(v => v.Id);
        // A new variant of a known product brings its id with it.
        variant.Property(v => v.Id).ValueGeneratedNever();
        variant.Property(v => v.Sku).HasMaxLength(40);
        variant.Property(v => v.Size).HasMaxLength(40);
        variant.Property(v => v.Colour).HasMaxLength(40);
        variant.Property(v => v.ColourHex).HasMaxLength(7);
        variant.Property(v => v.Barcode).HasMaxLength(32);
        variant.HasIndex(v => v.Sku).IsUnique();
        variant.HasIndex(v => v.Sku, "ix_variant_sku_prefix").HasOperators("varchar_pattern_ops");
        variant.HasIndex(v => new { v.ProductId, v.Position });
    }
}

internal sealed class ProductPictureMap : IEntityTypeConfiguration<ProductPicture>
{
    public void Configure(EntityTypeBuilder<ProductPicture> picture)
    {
        picture.ToTable("picture", "catalog");
        picture.HasKey(p => new { p.ProductId, p.Position });
        picture.Property(p => p.Hash).HasMaxLength(32);
        picture.Property(p => p.Alt).HasMaxLength(200);
        picture.Property(p => p.Colour).HasMaxLength(40);
        picture.Ignore(p => p.Focus);
        picture.Property(p => p.FocusX).HasDefaultValue((short)5).HasSentinel((short)-1);
        picture.Property(p => p.FocusY).HasDefaultValue((short)5).HasSentinel((short)-1);
    }
}

internal sealed class ProductCategoryMap : IEntityTypeConfiguration<ProductCategory>
{
    public void Configure(EntityTypeBuilder<ProductCategory> place)
    {
        place.ToTable("product_category", "catalog");
        place.HasKey(p => new { p.ProductId, p.CategoryId });
        place.HasIndex(p => p.CategoryId);
        place.HasOne<Category>().WithMany().HasForeignKey(p => p.CategoryId);
    }
}

internal sealed class CategoryMap : IEntityTypeConfiguration<Category>
{
    public void Configure(EntityTypeBuilder<Category> category)
    {
        category.ToTable("category", "catalog");
        category.HasKey(c => c.Id);
        category.Property(c => c.Slug).HasMaxLength(120);
        category.Property(c => c.Name).HasMaxLength(80);
        category.Property(c => c.Text).HasMaxLength(400);
        category.Property(c => c.PictureHash).HasMaxLength(32);
        category.HasIndex(c => c.Slug).IsUnique();
        category.HasOne<Category>().WithMany().HasForeignKey(c => c.ParentId);
    }
}

internal sealed class ProductAttributeMap : IEntityTypeConfiguration<ProductAttribute>
{
    public void Configure(EntityTypeBuilder<ProductAttribute> attribute)
    {
        attribute.ToTable("attribute", "catalog");
        attribute.HasKey(a => a.Id);
        attribute.Property(a => a.Id).ValueGeneratedNever();
        attribute.Property(a => a.Code).HasMaxLength(ProductAttribute.LongestCode);
        attribute.Property(a => a.Name).HasMaxLength(ProductAttribute.LongestName);
        attribute.Property(a => a.Unit).HasMaxLength(ProductAttribute.LongestUnit);
        attribute.HasIndex(a => a.Code).IsUnique();
    }
}

internal sealed class CardMap : IEntityTypeConfiguration<Card>
{
    public void Configure(EntityTypeBuilder<Card> card)
    {
        card.ToTable("card", "catalog");
        card.HasKey(c => c.ProductId);
        card.HasIndex(c => c.ProductId, "ix_card_sold_out").HasFilter("not in_stock");
        card.Property(c => c.Rating).HasDefaultValue((short)0);
        card.Property(c => c.Reviews).HasDefaultValue(0);
        card.Property(c => c.Currency).HasMaxLength(3);
        card.Property(c => c.Unit).HasMaxLength(24);
        card.Property(c => c.PictureFocusX).HasDefaultValue((short)5).HasSentinel((short)-1);
        card.Property(c => c.PictureFocusY).HasDefaultValue((short)5).HasSentinel((short)-1);
        card.HasOne<Product>().WithOne().HasForeignKey<Card>(c => c.ProductId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ShelfPlaceMap : IEntityTypeConfiguration<ShelfPlace>
{
    public void Configure(EntityTypeBuilder<ShelfPlace> place)
    {
        place.ToTable("shelf", "catalog");
        place.HasKey(p => new { p.CategoryId, p.ProductId });
        place.HasIndex(p => p.ProductId);
        place.HasIndex(p => new { p.CategoryId, p.Featured, p.PublishedAt, p.ProductId }).IsDescending(false, true, true, true).HasDatabaseName("ix_shelf_featured");
        place.HasIndex(p => new { p.CategoryId, p.PublishedAt, p.ProductId }).IsDescending(false, true, true).HasDatabaseName("ix_shelf_newest");
        place.HasIndex(p => new { p.CategoryId, p.PriceFromMinor, p.ProductId }).HasDatabaseName("ix_shelf_price");
        place.HasIndex(p => new { p.CategoryId, p.PublishedAt }).IsDescending(false, true).HasFilter("on_sale").HasDatabaseName("ix_shelf_sale");
    }
}

internal sealed class NotedRatingMap : IEntityTypeConfiguration<NotedRating>
{
    public void Configure(EntityTypeBuilder<NotedRating> rating)
    {
        rating.ToTable("rating", "catalog");
        rating.HasKey(r => r.ProductId);
        rating.HasOne<Product>().WithOne().HasForeignKey<NotedRating>(r => r.ProductId).OnDelete(DeleteBehavior.Cascade);
    }
}
