using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hangazo.Core.Inventory.Data;

internal sealed class StockItemMap : IEntityTypeConfiguration<StockItem>
{
    public void Configure(EntityTypeBuilder<StockItem> item)
    {
        item.ToTable("stock", "inventory", table =>
        {
            table.HasCheckConstraint("stock_never_oversold", "on_hand - allocated - reserved >= 0");
            table.HasCheckConstraint("stock_not_negative", "allocated >= 0 and reserved >= 0");
        });
        item.HasKey(i => i.VariantId);
    }
}

internal sealed class StockHoldMap : IEntityTypeConfiguration<StockHold>
{
    public void Configure(EntityTypeBuilder<StockHold> hold)
    {
        hold.ToTable("hold", "inventory");
        hold.HasKey(h => new { h.Holder, h.VariantId });
    }
}

internal sealed class StockMovementMap : IEntityTypeConfiguration<StockMovement>
{
    public void Configure(EntityTypeBuilder<StockMovement> movement)
    {
        movement.ToTable("movement", "inventory");
        movement.HasKey(m => m.Id);
        movement.Property(m => m.Id).UseIdentityAlwaysColumn();
        movement.Property(m => m.Reason).HasMaxLength(200);
        movement.HasIndex(m => new { m.VariantId, m.Id });
    }
}
