using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hangazo.Core.Invoicing.Data;

internal sealed class FiscalRecordMap : IEntityTypeConfiguration<FiscalRecord>
{
    public void Configure(EntityTypeBuilder<FiscalRecord> record)
    {
        record.ToTable("fiscal_record", InvoiceMap.Schema);
        record.HasKey(r => r.InvoiceId);
        record.Property(r => r.InvoiceId).ValueGeneratedNever();
        record.Property(r => r.Number).HasMaxLength(20);
        record.Property(r => r.OrderNumber).HasMaxLength(16);
        record.Property(r => r.Problem).HasMaxLength(300);
        record.Property(r => r.Answer).HasMaxLength(4_000);
        record.Property(r => r.ReceiptNumber).HasMaxLength(200);
        record.Property(r => r.Signature).HasMaxLength(200);
        record.Property(r => r.InternalData).HasMaxLength(200);
        record.Property(r => r.Link).HasMaxLength(1_000);
        record.Ignore(r => r.Receipt);
        record.HasIndex(r => r.Number).IsUnique();
        record.HasIndex(r => new { r.Device, r.Serial }).IsUnique().HasFilter("serial is not null").HasDatabaseName("ux_fiscal_record_serial");
        record.HasIndex(r => new { r.State, r.IssuedAt });
        record.HasOne<Invoice>().WithOne().HasForeignKey<FiscalRecord>(r => r.InvoiceId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FiscalQueueMap : IEntityTypeConfiguration<FiscalQueue>
{
    public void Configure(EntityTypeBuilder<FiscalQueue> queue)
    {
        queue.ToTable("fiscal_queue", InvoiceMap.Schema);
        queue.HasKey(q => q.Device);
    }
}

internal sealed class FiscalItemMap : IEntityTypeConfiguration<FiscalItem>
{
    public void Configure(EntityTypeBuilder<FiscalItem> item)
    {
        item.ToTable("fiscal_item", InvoiceMap.Schema);
        item.HasKey(i => i.Key);
        item.Property(i => i.Key).HasMaxLength(60);
        item.HasIndex(i => i.Number).IsUnique();
    }
}
