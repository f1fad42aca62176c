using Hangazo.Core.Shipping.Carriers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hangazo.Core.Shipping.Data;

internal sealed class CountyZoneMap : IEntityTypeConfiguration<CountyZone>
{
    public void Configure(EntityTypeBuilder<CountyZone> county)
    {
        county.ToTable("county", "shipping");
        county.HasKey(c => c.Code);
        county.Property(c => c.Code).ValueGeneratedNever();
        county.Property(c => c.Name).HasMaxLength(40);
        county.Property(c => c.Zone).HasMaxLength(20);
        county.HasData(StartingFees.Counties);
    }
}

internal sealed class DeliveryMethodMap : IEntityTypeConfiguration<DeliveryMethod>
{
    public void Configure(EntityTypeBuilder<DeliveryMethod> method)
    {
        method.ToTable("method", "shipping");
        method.HasKey(m => m.Code);
        method.Property(m => m.Code).HasMaxLength(20);
        method.Property(m => m.Name).HasMaxLength(60);
        method.Property(m => m.Estimate).HasMaxLength(80);
        method.Property(m => m.Carrier).HasMaxLength(12).HasDefaultValue(OwnCarrier.Known);
        method.Property(m => m.TrackingLink).HasMaxLength(300);
        method.HasData(StartingFees.Methods);
    }
}

internal sealed class DeliveryFeeMap : IEntityTypeConfiguration<DeliveryFee>
{
    public void Configure(EntityTypeBuilder<DeliveryFee> fee)
    {
        fee.ToTable("fee", "shipping");
        fee.HasKey(f => new { f.Method, f.Zone, f.UpTo });
        fee.Property(f => f.Method).HasMaxLength(20);
        fee.Property(f => f.Zone).HasMaxLength(20);
        fee.HasData(StartingFees.Fees);
    }
}
