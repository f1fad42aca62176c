using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hangazo.Core.Outbox;

internal sealed class OutboxMessageMap : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.ToTable("message", "outbox");
        message.HasKey(m => m.Id);
        message.Property(m => m.Id).UseIdentityAlwaysColumn();
        message.Property(m => m.Name).HasMaxLength(80);
        message.Property(m => m.Payload).HasColumnType("jsonb");
        message.HasIndex(m => m.Id).HasFilter("announced_at is null").HasDatabaseName("ix_message_unannounced");
        message.HasMany(m => m.Deliveries).WithOne().HasForeignKey(d => d.MessageId);
    }
}

internal sealed class OutboxDeliveryMap : IEntityTypeConfiguration<OutboxDelivery>
{
    public void Configure(EntityTypeBuilder<OutboxDelivery> delivery)
    {
        delivery.ToTable("delivery", "outbox");
        delivery.HasKey(d => new { d.MessageId, d.Reaction });
        delivery.Property(d => d.Reaction).HasMaxLength(80);
        delivery.HasIndex(d => d.NextAttemptAt).HasFilter("state = 'Pending'").HasDatabaseName("ix_delivery_due");
        delivery.HasIndex(d => d.MessageId).HasFilter("state = 'Dead'").HasDatabaseName("ix_delivery_dead");
    }
}
