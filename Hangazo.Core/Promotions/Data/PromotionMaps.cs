using System.Text.Json;
using Hangazo.Core.Promotions.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Hangazo.Core.Promotions.Data;

internal sealed class PromotionMap : IEntityTypeConfiguration<Promotion>
{
    public const string Schema = "promotions";

    public void Configure(EntityTypeBuilder<Promotion> promotion)
    {
        promotion.ToTable("promotion", Schema);
        promotion.HasKey(p => p.Id);
        promotion.Property(p => p.Id).ValueGeneratedNever();
        promotion.Property(p => p.Name).HasMaxLength(Promotion.LongestName);
        promotion.Property(p => p.Rule).HasColumnType("jsonb").HasConversion(
            new ValueConverter<PromotionRule, string>(rule => Write(rule), json => Read(json)),
            new ValueComparer<PromotionRule>(
                (a, b) => Write(a!) == Write(b!), rule => Write(rule).GetHashCode(StringComparison.Ordinal), rule => rule));
    }

    private static string Write(PromotionRule rule) => JsonSerializer.Serialize(rule);

    private static PromotionRule Read(string json) => JsonSerializer.Deserialize<PromotionRule>(json)!;
}

internal sealed class CouponMap : IEntityTypeConfiguration<Coupon>
{
    public void Configure(EntityTypeBuilder<Coupon> coupon)
    {
        coupon.ToTable("coupon", PromotionMap.Schema);
        coupon.HasKey(c => c.Code);
        coupon.Property(c => c.Code).HasMaxLength(DiscountCode.Longest);
        coupon.HasIndex(c => c.PromotionId);
        coupon.HasOne<Promotion>().WithMany().HasForeignKey(c => c.PromotionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RedemptionMap : IEntityTypeConfiguration<Redemption>
{
    public void Configure(EntityTypeBuilder<Redemption> redemption)
    {
        redemption.ToTable("redemption", PromotionMap.Schema);
        redemption.HasKey(r => new { r.SubjectId, r.PromotionId });
        redemption.Property(r => r.Code).HasMaxLength(DiscountCode.Longest);
        redemption.HasIndex(r => new { r.PromotionId, r.Phone });
        redemption.HasIndex(r => new { r.PromotionId, r.CustomerId }).HasFilter("customer_id is not null");
    }
}

internal sealed class TallyMap : IEntityTypeConfiguration<Tally>
{
    public void Configure(EntityTypeBuilder<Tally> tally)
    {
        tally.ToTable("tally", PromotionMap.Schema);
        tally.HasKey(t => t.PromotionId);
        tally.Property(t => t.PromotionId).ValueGeneratedNever();
        tally.HasOne<Promotion>().WithOne().HasForeignKey<Tally>(t => t.PromotionId).OnDelete(DeleteBehavior.Restrict);
    }
}
