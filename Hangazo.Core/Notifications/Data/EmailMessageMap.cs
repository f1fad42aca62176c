using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hangazo.Core.Notifications.Data;

internal sealed class EmailMessageMap : IEntityTypeConfiguration<EmailMessage>
{
    public void Configure(EntityTypeBuilder<EmailMessage> mail)
    {
        mail.ToTable("email", "notifications");
        mail.HasKey(m => m.Id);
        mail.Property(m => m.Id).UseIdentityAlwaysColumn();
        mail.Property(m => m.To).HasMaxLength(254);
        mail.Property(m => m.Subject).HasMaxLength(200);
        mail.Property(m => m.LastError).HasMaxLength(400);
        mail.HasIndex(m => new { m.SubjectId, m.Kind }).IsUnique();
        mail.HasIndex(m => m.NextAttemptAt).HasFilter("state = 'Queued'").HasDatabaseName("ix_email_due");
        mail.HasIndex(m => m.Id).HasFilter("state = 'Failed'").HasDatabaseName("ix_email_failed");
    }
}
