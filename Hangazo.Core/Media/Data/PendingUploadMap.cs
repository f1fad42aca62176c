using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hangazo.Core.Media.Data;

internal sealed class PendingUploadMap : IEntityTypeConfiguration<PendingUpload>
{
    public void Configure(EntityTypeBuilder<PendingUpload> upload)
    {
        upload.ToTable("pending_upload", "media");
        upload.HasKey(u => u.Hash);
        upload.Property(u => u.Hash).HasMaxLength(32);
        upload.HasIndex(u => u.TakenAt);
    }
}
