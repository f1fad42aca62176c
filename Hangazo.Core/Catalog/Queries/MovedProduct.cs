using Npgsql;

namespace Hangazo.Core.Catalog.Queries;

/// <summary>Where a product is now whose address changed.</summary>
public sealed class MovedProduct(NpgsqlDataSource database)
{
    /// <summary>The slug now of the published product that had this one before; null when there is none.</summary>
    public async Task<string?> FindAsync(string former, CancellationToken cancellationToken)
    {
        // Only what could have been a slug is asked for; PostgreSQL takes no NUL in a text.
        if (!Slugs.Check(former).Succeeded) return null;
        await using var command = database.CreateCommand("""
            select product.slug from catalog.former_slug join catalog.product on product.id = former_slug.product_id
            where former_slug.slug = $1 and product.state = 'Published'
            """);
        command.Parameters.AddWithValue(former);
        return (string?)await command.ExecuteScalarAsync(cancellationToken);
    }
}
