using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hangazo.Core.Downloads.Data;

internal sealed class DownloadMap : IEntityTypeConfiguration<Download>
{
    public void Configure(EntityTypeBuilder<Download> download)
    {
        download.ToTable("download", "downloads");
        download.HasKey(d => d.Id);
        download.Property(d => d.Key).HasMaxLength(32);
        download.Property(d => d.Product).HasMaxLength(160);
        download.Property(d => d.FileName).HasMaxLength(120);
        download.Property(d => d.FileHash).HasMaxLength(32);
        download.Property(d => d.ContentType).HasMaxLength(40);
        download.Property(d => d.RenewedBy).HasMaxLength(120);
        download.HasIndex(d => new { d.LineId, d.FileHash }).IsUnique();
        download.HasIndex(d => d.OrderId);
    }
}
