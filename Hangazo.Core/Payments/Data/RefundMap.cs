using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hangazo.Core.Payments.Data;

internal sealed class RefundMap : IEntityTypeConfiguration<Refund>
{
    public void Configure(EntityTypeBuilder<Refund> refund)
    {
        refund.ToTable("refund", PaymentMap.Schema, table =>
        {
            table.HasCheckConstraint("ck_refund_amount", "amount_minor > 0");
            table.HasCheckConstraint("ck_refund_credit", "credit_id is not null or state in ('Requested', 'Rejected')");
        });
        refund.HasKey(r => r.Id);
        refund.Property(r => r.Id).ValueGeneratedNever();
        refund.Property(r => r.Gateway).HasMaxLength(24);
        refund.Property(r => r.Reason).HasMaxLength(400);
        refund.Property(r => r.RequestedBy).HasMaxLength(120);
        refund.Property(r => r.DecidedBy).HasMaxLength(120);
        refund.Property(r => r.Reference).HasMaxLength(80);
        refund.Property(r => r.Problem).HasMaxLength(400);
        refund.Ignore(r => r.IsOpen);
        refund.Ignore(r => r.LastPost);
        refund.HasOne<Payment>().WithMany().HasForeignKey(r => r.PaymentId).OnDelete(DeleteBehavior.Restrict);
        refund.HasOne<ReceivedMoney>().WithMany().HasForeignKey(r => r.ReceiptId).OnDelete(DeleteBehavior.Restrict);
        refund.HasOne<Credit>().WithMany().HasForeignKey(r => r.CreditId).OnDelete(DeleteBehavior.Restrict);
        refund.HasMany(r => r.Posts).WithOne().HasForeignKey(p => p.RefundId).OnDelete(DeleteBehavior.Restrict);
        refund.HasIndex(r => r.CreditId).IsUnique().HasFilter("state <> 'Rejected' and credit_id is not null").HasDatabaseName("ux_refund_credit");
        refund.HasIndex(r => r.SubjectId);
        refund.HasIndex(r => r.Occasion);
        refund.HasIndex(r => r.NextStepAt).HasFilter("next_step_at is not null").HasDatabaseName("ix_refund_due");
        refund.HasIndex(r => r.RequestedAt).HasFilter("state in ('Requested', 'NeedsReview')").HasDatabaseName("ix_refund_waiting");
    }
}

internal sealed class RefundPostMap : IEntityTypeConfiguration<RefundPost>
{
    public void Configure(EntityTypeBuilder<RefundPost> post)
    {
        post.ToTable("refund_post", PaymentMap.Schema);
        post.HasKey(p => p.Id);
        post.Property(p => p.Id).ValueGeneratedNever();
        post.Property(p => p.TokenHash).HasColumnType("bytea");
        post.Property(p => p.ConversationId).HasMaxLength(100);
        post.Property(p => p.Outcome).HasMaxLength(200);
        post.HasIndex(p => p.TokenHash).IsUnique().HasDatabaseName("ux_refund_post_token");
    }
}
