using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hangazo.Core.Ordering.Data;

internal sealed class OrderRefundMap : IEntityTypeConfiguration<OrderRefund>
{
    public void Configure(EntityTypeBuilder<OrderRefund> refund)
    {
        refund.ToTable("refund", "ordering");
        refund.HasKey(r => r.Id);
        refund.Property(r => r.Id).ValueGeneratedNever();
        refund.Property(r => r.OrderNumber).HasMaxLength(16);
        refund.Property(r => r.Reason).HasMaxLength(200);
        refund.Property(r => r.By).HasMaxLength(120);
        refund.HasOne<Order>().WithMany().HasForeignKey(r => r.OrderId).OnDelete(DeleteBehavior.Restrict);
        refund.HasMany(r => r.Lines).WithOne().HasForeignKey(l => l.RefundId);
        refund.HasIndex(r => r.OrderId);
    }
}

internal sealed class OrderRefundLineMap : IEntityTypeConfiguration<OrderRefundLine>
{
    public void Configure(EntityTypeBuilder<OrderRefundLine> line)
    {
        line.ToTable("refund_line", "ordering");
        line.HasKey(l => new { l.RefundId, l.Position });
        line.Property(l => l.Name).HasMaxLength(160);
        line.Ignore(l => l.Part);
    }
}
