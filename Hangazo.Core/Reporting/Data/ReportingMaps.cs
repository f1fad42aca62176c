using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hangazo.Core.Reporting.Data;

internal sealed class SalesHourMap : IEntityTypeConfiguration<SalesHour>
{
    public void Configure(EntityTypeBuilder<SalesHour> hour)
    {
        hour.ToTable("sales_hour", "reporting");
        hour.HasKey(h => new { h.Day, h.Hour });
    }
}

internal sealed class ProductSalesMap : IEntityTypeConfiguration<ProductSales>
{
    public void Configure(EntityTypeBuilder<ProductSales> sales)
    {
        sales.ToTable("product_sales", "reporting");
        sales.HasKey(s => new { s.Day, s.Slug });
        sales.Property(s => s.Slug).HasMaxLength(160);
        sales.Property(s => s.Name).HasMaxLength(200);
    }
}

internal sealed class CountedEventMap : IEntityTypeConfiguration<CountedEvent>
{
    public void Configure(EntityTypeBuilder<CountedEvent> counted)
    {
        counted.ToTable("counted_event", "reporting");
        counted.HasKey(c => new { c.OrderId, c.Event });
    }
}
