using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hangazo.Core.Wishlists.Data;

internal sealed class StockWatchMap : IEntityTypeConfiguration<StockWatch>
{
    public void Configure(EntityTypeBuilder<StockWatch> watch)
    {
        watch.ToTable("stock_watch", "wishlists");
        watch.HasKey(w => w.Id);
        watch.Property(w => w.Id).ValueGeneratedNever();
        watch.Property(w => w.Email).HasMaxLength(EmailAddress.Longest);
        watch.Property(w => w.Key).HasMaxLength(32);
        watch.HasIndex(w => new { w.VariantId, w.Email }).IsUnique();
        watch.HasIndex(w => new { w.Email, w.State });
        watch.HasIndex(w => new { w.State, w.Since });
    }
}
