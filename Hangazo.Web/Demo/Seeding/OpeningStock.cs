using Hangazo.Core.Catalog.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace Hangazo.Web.Demo.Seeding;

/// <summary>The first count of variants that have no stock row yet: the rows and their ledger, by COPY, in the connection's transaction.</summary>
internal static class OpeningStock
{
    public static async Task CopyAsync(
        NpgsqlConnection connection, IReadOnlyCollection<(VariantId Variant, decimal OnHand)> counted, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await connection.CopyAsync("inventory.stock (variant_id, on_hand, allocated, reserved)", counted, (entry, copy) =>
        {
            copy.Write(entry.Variant.Value, NpgsqlDbType.Uuid);
            copy.WriteNumbers(entry.OnHand, 0, 0);
        }, cancellationToken);
        await connection.CopyAsync("inventory.movement (variant_id, at, on_hand_delta, allocated_delta, reserved_delta, reason)", counted, (entry, copy) =>
        {
            copy.Write(entry.Variant.Value, NpgsqlDbType.Uuid);
            copy.Write(at.UtcDateTime, NpgsqlDbType.TimestampTz);
            copy.WriteNumbers(entry.OnHand, 0, 0);
            copy.Write("opening count (demo)", NpgsqlDbType.Varchar);
        }, cancellationToken);
    }
}
