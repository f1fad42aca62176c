using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hangazo.Core.Tax.Data;

internal sealed class VatRateMap : IEntityTypeConfiguration<VatRate>
{
    public void Configure(EntityTypeBuilder<VatRate> rate)
    {
        rate.ToTable("rate", "tax");
        rate.HasKey(r => new { r.Category, r.From });
        rate.HasData(
            new VatRate(VatCategory.Exempt, new(2013, 9, 2), 0),
            new VatRate(VatCategory.Standard, new(2013, 9, 2), 16),
            new VatRate(VatCategory.Standard, new(2020, 4, 1), 14),
            new VatRate(VatCategory.Standard, new(2021, 1, 1), 16),
            new VatRate(VatCategory.ZeroRated, new(2013, 9, 2), 0),
            new VatRate(VatCategory.OutsideVat, new(2013, 9, 2), 0),
            new VatRate(VatCategory.Reduced, new(2018, 9, 21), 8));
    }
}
