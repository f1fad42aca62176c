using Hangazo.Core.Payments.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hangazo.Core.Payments.StoreCredit;

internal sealed class StoreCreditAccountMap : IEntityTypeConfiguration<StoreCreditAccount>
{
    public void Configure(EntityTypeBuilder<StoreCreditAccount> account)
    {
        account.ToTable("store_credit_account", PaymentMap.Schema, table => table.HasCheckConstraint("ck_store_credit_balance", "balance_minor >= 0"));
        account.HasKey(a => a.Holder);
        account.Property(a => a.Holder).ValueGeneratedNever();
        account.HasMany(a => a.Entries).WithOne().HasForeignKey(e => e.Holder).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StoreCreditEntryMap : IEntityTypeConfiguration<StoreCreditEntry>
{
    public void Configure(EntityTypeBuilder<StoreCreditEntry> entry)
    {
        entry.ToTable("store_credit_entry", PaymentMap.Schema);
        entry.HasKey(e => e.Id);
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.Key).HasMaxLength(60);
        entry.Property(e => e.Reference).HasMaxLength(40);
        entry.Property(e => e.Reason).HasMaxLength(400);
        entry.Property(e => e.By).HasMaxLength(260);
        entry.HasIndex(e => e.Key).IsUnique().HasDatabaseName("ux_store_credit_key");
        entry.HasIndex(e => new { e.Holder, e.At });
    }
}

internal sealed class StoreCreditGrantMap : IEntityTypeConfiguration<StoreCreditGrant>
{
    public void Configure(EntityTypeBuilder<StoreCreditGrant> grant)
    {
        grant.ToTable("store_credit_grant", PaymentMap.Schema);
        grant.HasKey(g => g.Id);
        grant.Property(g => g.Id).ValueGeneratedNever();
        grant.Property(g => g.Reason).HasMaxLength(200);
        grant.Property(g => g.RequestedBy).HasMaxLength(120);
        grant.Property(g => g.DecidedBy).HasMaxLength(120);
        grant.HasIndex(g => new { g.Holder, g.RequestedAt });
        grant.HasIndex(g => g.RequestedAt).HasFilter("state = 'Requested'").HasDatabaseName("ix_store_credit_grant_waiting");
    }
}
