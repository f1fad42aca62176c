using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hangazo.Core.Payments.Data;

internal sealed class PayBillReceiptMap : IEntityTypeConfiguration<PayBillReceipt>
{
    public void Configure(EntityTypeBuilder<PayBillReceipt> receipt)
    {
        receipt.ToTable("paybill_receipt", PaymentMap.Schema, table => table.HasCheckConstraint(
            "ck_paybill_receipt_allocated", "amount_minor > 0 and allocated_minor between 0 and amount_minor"));
        receipt.HasKey(r => r.Id);
        receipt.Property(r => r.Id).ValueGeneratedNever();
        receipt.Property(r => r.TransactionId).HasMaxLength(32);
        receipt.Property(r => r.Account).HasMaxLength(60);
        receipt.Property(r => r.PayerMasked).HasMaxLength(20);
        receipt.Property(r => r.PayerName).HasMaxLength(60);
        receipt.Property(r => r.Note).HasMaxLength(400);
        receipt.Ignore(r => r.Left);
        receipt.HasIndex(r => r.TransactionId).IsUnique().HasDatabaseName("ux_paybill_receipt_transaction");
        receipt.HasIndex(r => r.PaidAt).HasDatabaseName("ix_paybill_receipt_paid");
        receipt.HasIndex(r => r.HeardAt).HasFilter("allocated_minor < amount_minor").HasDatabaseName("ix_paybill_receipt_open");
    }
}

internal sealed class PullRunMap : IEntityTypeConfiguration<PullRun>
{
    public void Configure(EntityTypeBuilder<PullRun> run)
    {
        run.ToTable("pull_run", PaymentMap.Schema);
        run.HasKey(r => r.Id);
        run.Property(r => r.Id).UseIdentityAlwaysColumn();
        run.HasIndex(r => r.StartedAt);
    }
}

internal sealed class StatementLineMap : IEntityTypeConfiguration<StatementLine>
{
    public void Configure(EntityTypeBuilder<StatementLine> line)
    {
        line.ToTable("statement_line", PaymentMap.Schema, table => table.HasCheckConstraint(
            "ck_statement_line_amounts", "paid_in_minor >= 0 and withdrawn_minor >= 0"));
        line.HasKey(l => l.Id);
        line.Property(l => l.Id).ValueGeneratedNever();
        line.Property(l => l.ReceiptNo).HasMaxLength(32);
        line.Property(l => l.Details).HasMaxLength(300);
        line.Property(l => l.Account).HasMaxLength(60);
        line.Property(l => l.Payer).HasMaxLength(80);
        line.Property(l => l.ImportedBy).HasMaxLength(200);
        // Charges bear the number of what they were charged for: amounts tell the lines of one number apart.
        line.HasIndex(l => new { l.ReceiptNo, l.PaidInMinor, l.WithdrawnMinor }).IsUnique().HasDatabaseName("ux_statement_line");
        line.HasIndex(l => l.CompletedAt);
    }
}
