using Hangazo.Core.Data;
using Hangazo.Core.Shipping.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hangazo.Core.Shipping.Data;

internal sealed class ShipmentMap : IEntityTypeConfiguration<Shipment>
{
    public void Configure(EntityTypeBuilder<Shipment> shipment)
    {
        shipment.ToTable("shipment", "shipping");
        shipment.HasKey(s => s.Id);
        shipment.Property(s => s.Id).ValueGeneratedNever();
        shipment.Property(s => s.Reference).HasMaxLength(20);
        shipment.Property(s => s.Method).HasMaxLength(20);
        shipment.Property(s => s.Carrier).HasMaxLength(12);
        shipment.Property(s => s.ToName).HasMaxLength(120);
        shipment.Property(s => s.ToPhone).HasMaxLength(20);
        shipment.Property(s => s.ToPlace).HasMaxLength(130);
        shipment.Property(s => s.ToDirections).HasMaxLength(400);
        shipment.Property(s => s.Waybill).HasMaxLength(40);
        shipment.Property(s => s.Link).HasMaxLength(400);
        shipment.Property(s => s.Problem).HasMaxLength(200);
        shipment.Property(s => s.Steps).HasJsonList();
        shipment.Ignore(s => s.IsOpen);
        shipment.HasIndex(s => new { s.SubjectId, s.AskedAt }).HasDatabaseName("ix_shipment_subject");
        shipment.HasIndex(s => s.SubjectId).IsUnique().HasFilter("state in ('Requested', 'Booked', 'OnItsWay', 'Near', 'NotDelivered')").HasDatabaseName("ux_shipment_under_way");
        shipment.HasIndex(s => new { s.Carrier, s.Waybill }).HasFilter("waybill is not null").HasDatabaseName("ix_shipment_waybill");
        shipment.HasIndex(s => s.NextStepAt).HasFilter("next_step_at is not null").HasDatabaseName("ix_shipment_due");
    }
}

/// <summary>Loads parcels for change, locked until the transaction ends.</summary>
internal static class ShipmentRows
{
    public static async Task<Shipment?> LockShipmentAsync(this HangazoDb db, ShipmentId id, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from shipping.shipment where id = {id.Value} for update", cancellationToken);
        return await db.Set<Shipment>().SingleOrDefaultAsync(s => s.Id == id, cancellationToken);
    }

    /// <summary>One parcel of a subject is booked after the other.</summary>
    public static Task<int> LockShipmentsAsync(this HangazoDb db, Guid subject, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({$"shipping:{subject:N}"}, 0))", cancellationToken);
}
