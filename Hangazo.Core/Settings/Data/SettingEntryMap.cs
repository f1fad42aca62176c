using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hangazo.Core.Settings.Data;

internal sealed class SettingEntryMap : IEntityTypeConfiguration<SettingEntry>
{
    public void Configure(EntityTypeBuilder<SettingEntry> entry)
    {
        entry.ToTable("entry", "settings");
        entry.HasKey(e => new { e.Key, e.From });
        entry.Property(e => e.Key).HasMaxLength(60);
        entry.Property(e => e.Json).HasColumnName("value").HasColumnType("jsonb");
        entry.Property(e => e.ChangedBy).HasMaxLength(120);
    }
}
