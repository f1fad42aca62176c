using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hangazo.Core.Ordering.Data;

internal sealed class OrderMap : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> order)
    {
        order.ToTable("order", "ordering");
        order.HasKey(o => o.Id);
        order.Property(o => o.Number).HasMaxLength(16);
        order.Property(o => o.AccessKey).HasMaxLength(32);
        order.Property(o => o.ContactName).HasMaxLength(120);
        order.Property(o => o.ContactEmail).HasMaxLength(254);
        order.Property(o => o.BuyerKraPin).HasMaxLength(11);
        order.Property(o => o.DeliveryCode).HasMaxLength(20);
        order.Property(o => o.DeliveryName).HasMaxLength(60);
        order.Property(o => o.County).HasMaxLength(40);
        order.Property(o => o.Town).HasMaxLength(80);
        order.Property(o => o.Directions).HasMaxLength(400);
        order.Property(o => o.Country).HasMaxLength(2);
        order.Property(o => o.Region).HasMaxLength(80);
        order.Property(o => o.Postcode).HasMaxLength(20);
        order.Property(o => o.Quote).HasJson();
        order.Property(o => o.PaymentMethod).HasMaxLength(20);
        order.Property(o => o.Note).HasMaxLength(500);
        order.Property(o => o.ReleaseReason).HasMaxLength(200);
        order.Property(o => o.Discounts).HasJsonList();
        order.Ignore(o => o.Address);
        order.HasIndex(o => o.Number).IsUnique();
        order.HasIndex(o => o.CartId).IsUnique();
        order.HasIndex(o => new { o.PlacedAt, o.Id }).IsDescending();
        order.HasIndex(o => new { o.Status, o.PlacedAt }).IsDescending(false, true);
        order.HasIndex(o => new { o.CustomerId, o.PlacedAt }).IsDescending(false, true).HasFilter("customer_id is not null");
        order.HasIndex(o => o.ContactPhone);
        order.HasIndex(o => o.PaymentDueAt).HasFilter("payment_due_at is not null").HasDatabaseName("ix_order_payment_due");
        order.HasMany(o => o.Lines).WithOne().HasForeignKey(l => l.OrderId);
        order.HasMany(o => o.Entries).WithOne().HasForeignKey(e => e.OrderId);
    }
}

internal sealed class OrderLineMap : IEntityTypeConfiguration<OrderLine>
{
    public void Configure(EntityTypeBuilder<OrderLine> line)
    {
        line.ToTable("line", "ordering");
        line.HasKey(l => l.Id);
        line.Property(l => l.Slug).HasMaxLength(120);
        line.Property(l => l.Name).HasMaxLength(160);
        line.Property(l => l.OptionText).HasMaxLength(90);
        line.Property(l => l.Choices).HasJsonList();
        line.Property(l => l.Sku).HasMaxLength(40);
        line.Property(l => l.PictureHash).HasMaxLength(32);
        line.HasIndex(l => l.Sku);
    }
}

internal sealed class OrderEntryMap : IEntityTypeConfiguration<OrderEntry>
{
    public void Configure(EntityTypeBuilder<OrderEntry> entry)
    {
        entry.ToTable("entry", "ordering");
        entry.HasKey(e => e.Id);
        entry.Property(e => e.Id).UseIdentityAlwaysColumn();
        entry.Property(e => e.Text).HasMaxLength(300);
        entry.Property(e => e.By).HasMaxLength(120);
    }
}
