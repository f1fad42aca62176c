using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hangazo.Core.Wishlists.Data;

internal sealed class SmsWatchMap : IEntityTypeConfiguration<SmsWatch>
{
    public void Configure(EntityTypeBuilder<SmsWatch> watch)
    {
        watch.ToTable("sms_watch", "wishlists");
        watch.HasKey(w => w.Id);
        watch.Property(w => w.Id).ValueGeneratedNever();
        watch.Property(w => w.Key).HasMaxLength(32);
        watch.Property(w => w.Code).HasMaxLength(6);
        watch.HasIndex(w => new { w.VariantId, w.Phone }).IsUnique();
        watch.HasIndex(w => new { w.State, w.Since });
    }
}
