using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Promotions.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Hangazo.Core.Carts.Data;

internal sealed class CartMap : IEntityTypeConfiguration<Cart>
{
    public void Configure(EntityTypeBuilder<Cart> cart)
    {
        cart.ToTable("cart", "carts");
        cart.HasKey(c => c.Id);
        cart.Property(c => c.DiscountCode).HasMaxLength(DiscountCode.Longest);
        cart.HasIndex(c => c.CustomerId).IsUnique().HasFilter("customer_id is not null and ordered_at is null");
        cart.HasMany(c => c.Lines).WithOne().HasForeignKey(l => l.CartId);
    }
}

internal sealed class CartLineMap : IEntityTypeConfiguration<CartLine>
{
    public void Configure(EntityTypeBuilder<CartLine> line)
    {
        line.ToTable("line", "carts");
        line.HasKey(l => new { l.CartId, l.VariantId, l.ConfigurationHash });
        line.Property(l => l.ConfigurationHash).HasMaxLength(64);
        line.Property(l => l.Configuration).HasColumnType("jsonb").HasDefaultValueSql("'{}'::jsonb").HasConversion(
            new ValueConverter<Configuration, string>(configuration => configuration.ToJson(), json => Configuration.FromJson(json)),
            new ValueComparer<Configuration>((a, b) => a!.Hash == b!.Hash, configuration => configuration.Hash.GetHashCode(StringComparison.Ordinal), configuration => configuration));
        line.Ignore(l => l.Id);
    }
}
