using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hangazo.Core.Notifications.Data;

internal sealed class SmsMessageMap : IEntityTypeConfiguration<SmsMessage>
{
    public void Configure(EntityTypeBuilder<SmsMessage> sms)
    {
        sms.ToTable("sms", "notifications");
        sms.HasKey(m => m.Id);
        sms.Property(m => m.Id).UseIdentityAlwaysColumn();
        sms.Property(m => m.Text).HasMaxLength(SmsMessage.Longest);
        sms.Property(m => m.Reference).HasMaxLength(80);
        sms.Property(m => m.LastError).HasMaxLength(400);
        sms.HasIndex(m => new { m.SubjectId, m.Kind }).IsUnique();
        sms.HasIndex(m => new { m.To, m.CreatedAt });
        sms.HasIndex(m => m.CreatedAt);
        sms.HasIndex(m => m.NextAttemptAt).HasFilter("state = 'Queued'").HasDatabaseName("ix_sms_due");
    }
}
