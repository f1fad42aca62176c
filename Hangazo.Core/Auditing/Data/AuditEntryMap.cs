using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hangazo.Core.Auditing.Data;

internal sealed class AuditEntryMap : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("trail", "auditing");
        entry.HasKey(e => e.Id);
        entry.Property(e => e.Id).UseIdentityAlwaysColumn();
        entry.Property(e => e.SubjectKind).HasMaxLength(24);
        entry.Property(e => e.ByName).HasMaxLength(AuditEntry.LongestWhat);
        entry.Property(e => e.What).HasMaxLength(AuditEntry.LongestWhat);
        entry.Property(e => e.Before).HasMaxLength(AuditEntry.LongestWords);
        entry.Property(e => e.After).HasMaxLength(AuditEntry.LongestWords);
        entry.HasIndex(e => new { e.SubjectKind, e.SubjectId, e.Id });
    }
}
