using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hangazo.Core.Payments.Data;

internal sealed class PaymentMap : IEntityTypeConfiguration<Payment>
{
    public const string Schema = "payments";

    public void Configure(EntityTypeBuilder<Payment> payment)
    {
        payment.ToTable("payment", Schema, table => table.HasCheckConstraint(
            "ck_payment_captured", "captured_minor between 0 and due_minor and captured_currency = due_currency"));
        payment.HasKey(p => p.Id);
        payment.Property(p => p.Id).ValueGeneratedNever();
        payment.Property(p => p.Reference).HasMaxLength(12);
        payment.Property(p => p.Email).HasMaxLength(254);
        payment.Property(p => p.ClosedReason).HasMaxLength(200);
        payment.Property(p => p.PayKey).HasMaxLength(32).HasDefaultValueSql("replace(gen_random_uuid()::text, '-', '')");
        payment.Property(p => p.Schedule).HasJsonList();
        payment.HasIndex(p => p.PayKey).IsUnique().HasDatabaseName("ux_payment_pay_key");
        payment.HasIndex(p => p.NextReminderAt).HasFilter("next_reminder_at is not null").HasDatabaseName("ix_payment_reminder");
        payment.HasIndex(p => p.SubjectId).IsUnique();
        payment.HasIndex(p => p.Reference);
        payment.HasIndex(p => new { p.OpenedAt, p.Id });
        payment.HasMany(p => p.Attempts).WithOne().HasForeignKey(a => a.PaymentId).OnDelete(DeleteBehavior.Restrict);
        payment.HasMany(p => p.Receipts).WithOne().HasForeignKey(r => r.PaymentId).OnDelete(DeleteBehavior.Restrict);
        payment.HasMany(p => p.Credits).WithOne().HasForeignKey(c => c.PaymentId).OnDelete(DeleteBehavior.Restrict);
        payment.HasMany(p => p.Journal).WithOne().HasForeignKey(e => e.PaymentId).OnDelete(DeleteBehavior.Restrict);
        payment.Ignore(p => p.OpenAttempt);
        payment.Ignore(p => p.LastAsked);
        payment.Ignore(p => p.PayerPhone);
        payment.Ignore(p => p.Owed);
        payment.Ignore(p => p.HasBegun);
    }
}

internal sealed class PaymentAttemptMap : IEntityTypeConfiguration<PaymentAttempt>
{
    public void Configure(EntityTypeBuilder<PaymentAttempt> attempt)
    {
        attempt.ToTable("attempt", PaymentMap.Schema);
        attempt.HasKey(a => a.Id);
        attempt.Property(a => a.Id).ValueGeneratedNever();
        attempt.Property(a => a.Gateway).HasMaxLength(24);
        attempt.Property(a => a.Lane).HasMaxLength(32).HasDefaultValue("");
        attempt.Property(a => a.PayerName).HasMaxLength(60);
        attempt.Property(a => a.CallbackTokenHash).HasColumnType("bytea");
        attempt.Property(a => a.MerchantRequestId).HasMaxLength(100);
        attempt.Property(a => a.CheckoutRequestId).HasMaxLength(100);
        attempt.Property(a => a.ReturnToken).HasMaxLength(48);
        attempt.Property(a => a.PayPage).HasMaxLength(2_000);
        attempt.Property(a => a.Receipt).HasMaxLength(40);
        attempt.Property(a => a.ClaimedReceipt).HasMaxLength(40);
        attempt.Property(a => a.FailureCode).HasMaxLength(40);
        attempt.Property(a => a.FailureText).HasMaxLength(400);
        attempt.Property(a => a.ChargeCurrency).HasMaxLength(3);
        attempt.Property(a => a.FxRate).HasPrecision(18, 6);
        attempt.Ignore(a => a.Charge);
        attempt.Ignore(a => a.ChargeWords);
        attempt.Ignore(a => a.IsOpen);
        attempt.HasIndex(a => new { a.PaymentId, a.Number }).IsUnique();
        attempt.HasIndex(a => new { a.PaymentId, a.Lane }).IsUnique()
            .HasFilter("state in ('Created', 'Submitting', 'Pending', 'Unknown')").HasDatabaseName("ux_attempt_one_open");
        attempt.HasIndex(a => a.CallbackTokenHash).IsUnique().HasDatabaseName("ux_attempt_callback_token");
        attempt.HasIndex(a => a.CheckoutRequestId).IsUnique().HasDatabaseName("ux_attempt_checkout_request");
        attempt.HasIndex(a => a.MerchantRequestId).HasFilter("merchant_request_id is not null");
        attempt.HasIndex(a => a.ReturnToken).IsUnique().HasFilter("return_token is not null").HasDatabaseName("ux_attempt_return_token");
        attempt.HasIndex(a => a.CreatedAt).HasFilter("state = 'Created'").HasDatabaseName("ix_attempt_unsent");
        attempt.HasIndex(a => a.NextPollAt).HasFilter("next_poll_at is not null").HasDatabaseName("ix_attempt_due");
        attempt.HasIndex(a => a.FinishedAt).HasFilter("state = 'NeedsReview'").HasDatabaseName("ix_attempt_review");
    }
}

internal sealed class ReceivedMoneyMap : IEntityTypeConfiguration<ReceivedMoney>
{
    public void Configure(EntityTypeBuilder<ReceivedMoney> receipt)
    {
        receipt.ToTable("receipt", PaymentMap.Schema, table => table.HasCheckConstraint(
            "ck_receipt_booking", "accepted_minor between 0 and amount_minor and (booking = 'Captured') = (accepted_minor > 0)"));
        receipt.HasKey(r => r.Id);
        receipt.Property(r => r.Id).ValueGeneratedNever();
        receipt.Property(r => r.Gateway).HasMaxLength(24);
        receipt.Property(r => r.Reference).HasMaxLength(40);
        receipt.Property(r => r.PayerMasked).HasMaxLength(20);
        receipt.Property(r => r.PayerName).HasMaxLength(60);
        receipt.Ignore(r => r.Accepted);
        receipt.HasIndex(r => new { r.Gateway, r.Reference }).IsUnique().HasDatabaseName("ux_receipt_reference");
        receipt.HasIndex(r => r.Reference).HasDatabaseName("ix_receipt_number");
        receipt.HasIndex(r => r.PaidAt).HasDatabaseName("ix_receipt_paid");
        receipt.HasIndex(r => r.BookedAt).HasFilter("booking = 'Review'").HasDatabaseName("ix_receipt_review");
    }
}

internal sealed class CreditMap : IEntityTypeConfiguration<Credit>
{
    public void Configure(EntityTypeBuilder<Credit> credit)
    {
        credit.ToTable("credit", PaymentMap.Schema, table => table.HasCheckConstraint("ck_credit_amount", "amount_minor > 0"));
        credit.HasKey(c => c.Id);
        credit.Property(c => c.Id).ValueGeneratedNever();
        credit.Property(c => c.Gateway).HasMaxLength(24);
        credit.Property(c => c.Receipt).HasMaxLength(40);
        credit.Property(c => c.Note).HasMaxLength(400);
        credit.Property(c => c.RefundProblem).HasMaxLength(400);
        credit.HasIndex(c => c.RefundReference).HasFilter("refund_reference is not null");
        credit.Property(c => c.RefundReference).HasMaxLength(80);
        credit.HasIndex(c => c.CreatedAt).HasFilter("state = 'Open'").HasDatabaseName("ix_credit_open");
    }
}

internal sealed class PaymentEventMap : IEntityTypeConfiguration<PaymentEvent>
{
    public void Configure(EntityTypeBuilder<PaymentEvent> line)
    {
        line.ToTable("event", PaymentMap.Schema);
        line.HasKey(e => e.Id);
        line.Property(e => e.Id).UseIdentityAlwaysColumn();
        line.Property(e => e.Text).HasMaxLength(400);
    }
}

internal sealed class InboxMessageMap : IEntityTypeConfiguration<InboxMessage>
{
    public void Configure(EntityTypeBuilder<InboxMessage> message)
    {
        message.ToTable("inbox", PaymentMap.Schema);
        message.HasKey(m => m.Id);
        message.Property(m => m.Id).UseIdentityAlwaysColumn();
        message.Property(m => m.Gateway).HasMaxLength(24);
        message.Property(m => m.EventKey).HasMaxLength(300);
        message.Property(m => m.RemoteAddress).HasMaxLength(60);
        message.Property(m => m.Outcome).HasMaxLength(400);
        message.HasIndex(m => new { m.Gateway, m.EventKey }).IsUnique().HasDatabaseName("ux_inbox_event");
        message.HasIndex(m => m.AttemptId);
        message.HasIndex(m => m.NextTryAt).HasFilter("next_try_at is not null").HasDatabaseName("ix_inbox_due");
    }
}
