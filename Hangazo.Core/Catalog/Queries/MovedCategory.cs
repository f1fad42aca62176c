using Npgsql;

namespace Hangazo.Core.Catalog.Queries;

/// <summary>Where a category is now whose address changed.</summary>
public sealed class MovedCategory(NpgsqlDataSource database)
{
    /// <summary>The slug now of the category that had this one before; null when there is none.</summary>
    public async Task<string?> FindAsync(string former, CancellationToken cancellationToken)
    {
        // Only what could have been a slug is asked for; PostgreSQL takes no NUL in a text.
        if (!Slugs.Check(former).Succeeded) return null;
        await using var command = database.CreateCommand(
            "select category.slug from catalog.former_category_slug join catalog.category on category.id = former_category_slug.category_id where former_category_slug.slug = $1");
        command.Parameters.AddWithValue(former);
        return (string?)await command.ExecuteScalarAsync(cancellationToken);
    }
}
