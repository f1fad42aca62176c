using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hangazo.Core.Invoicing.Data;

internal sealed class InvoiceMap : IEntityTypeConfiguration<Invoice>
{
    public const string Schema = "invoicing";

    public void Configure(EntityTypeBuilder<Invoice> invoice)
    {
        invoice.ToTable("invoice", Schema);
        invoice.HasKey(i => i.Id);
        invoice.Property(i => i.Id).ValueGeneratedNever();
        invoice.Property(i => i.Number).HasMaxLength(20);
        invoice.Property(i => i.OrderNumber).HasMaxLength(16);
        invoice.Property(i => i.OrderKey).HasMaxLength(32);
        invoice.Property(i => i.SellerName).HasMaxLength(120);
        invoice.Property(i => i.SellerLegalName).HasMaxLength(160);
        invoice.Property(i => i.SellerKraPin).HasMaxLength(11);
        invoice.Property(i => i.SellerAddress).HasMaxLength(400);
        invoice.Property(i => i.SellerPhone).HasMaxLength(40);
        invoice.Property(i => i.SellerEmail).HasMaxLength(254);
        invoice.Property(i => i.BuyerName).HasMaxLength(120);
        invoice.Property(i => i.BuyerKraPin).HasMaxLength(11);
        invoice.HasIndex(i => new { i.Type, i.Year, i.Sequence }).IsUnique();
        invoice.HasIndex(i => i.Number).IsUnique();
        invoice.Property(i => i.OfNumber).HasMaxLength(20);
        invoice.Property(i => i.Reason).HasMaxLength(200);
        invoice.HasIndex(i => i.OrderId).IsUnique().HasFilter("type = 'Invoice'").HasDatabaseName("ux_invoice_one_per_order");
        invoice.HasIndex(i => new { i.RefundId, i.OfInvoiceId }).IsUnique().HasFilter("refund_id is not null").HasDatabaseName("ux_invoice_refund");
        invoice.HasIndex(i => i.ReceivedId).IsUnique().HasFilter("received_id is not null").HasDatabaseName("ux_invoice_received");
        invoice.HasIndex(i => i.TaxPoint).HasFilter("tax_point is not null").HasDatabaseName("ix_invoice_tax_point");
        invoice.Property(i => i.PartWords).HasMaxLength(300);
        invoice.Ignore(i => i.HoldsVat);
        invoice.Ignore(i => i.FiscalLines);
        invoice.HasIndex(i => i.OrderNumber);
        invoice.HasIndex(i => i.IssuedAt);
        invoice.HasMany(i => i.Lines).WithOne().HasForeignKey(l => l.InvoiceId).OnDelete(DeleteBehavior.Restrict);
        invoice.HasMany(i => i.VatByRate).WithOne().HasForeignKey(v => v.InvoiceId).OnDelete(DeleteBehavior.Restrict);
        invoice.HasMany(i => i.Receipts).WithOne().HasForeignKey(r => r.InvoiceId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class InvoiceLineMap : IEntityTypeConfiguration<InvoiceLine>
{
    public void Configure(EntityTypeBuilder<InvoiceLine> line)
    {
        line.ToTable("line", InvoiceMap.Schema);
        line.HasKey(l => new { l.InvoiceId, l.Position });
        line.Property(l => l.Name).HasMaxLength(160);
        line.Property(l => l.Detail).HasMaxLength(3_000);
        line.Property(l => l.Sku).HasMaxLength(40);
        line.Ignore(l => l.Discount);
    }
}

internal sealed class InvoiceVatMap : IEntityTypeConfiguration<InvoiceVat>
{
    public void Configure(EntityTypeBuilder<InvoiceVat> vat)
    {
        vat.ToTable("vat", InvoiceMap.Schema);
        vat.HasKey(v => new { v.InvoiceId, v.Category, v.Rate });
        vat.Ignore(v => v.Net);
    }
}

internal sealed class InvoiceReceiptMap : IEntityTypeConfiguration<InvoiceReceipt>
{
    public void Configure(EntityTypeBuilder<InvoiceReceipt> receipt)
    {
        receipt.ToTable("receipt", InvoiceMap.Schema);
        receipt.HasKey(r => new { r.InvoiceId, r.Position });
        receipt.Property(r => r.Method).HasMaxLength(24);
        receipt.Property(r => r.Reference).HasMaxLength(40);
        receipt.Property(r => r.Payer).HasMaxLength(60);
    }
}

internal sealed class NumberSeriesMap : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<NumberSeries> series)
    {
        series.ToTable("series", InvoiceMap.Schema);
        series.HasKey(s => new { s.Type, s.Year });
        series.Property(s => s.Year).ValueGeneratedNever();
    }
}
