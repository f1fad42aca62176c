using Hangazo.Core.Media.Contracts;
using Npgsql;

namespace Hangazo.Core.Catalog.Queries;

/// <summary>The picture that stands for a published product where its link is shown: its first.</summary>
public sealed class SharedPicture(NpgsqlDataSource database)
{
    public sealed record View(string Hash, FocalPoint Focus);

    public async Task<View?> FindAsync(string slug, CancellationToken cancellationToken)
    {
        if (slug.Length > Slugs.Longest || slug.Contains('\0', StringComparison.Ordinal)) return null;
        await using var command = database.CreateCommand("""
            select hash, focus_x, focus_y from catalog.product join catalog.picture on picture.product_id = product.id and picture.position = 0
            where product.slug = $1 and product.state = 'Published'
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = slug });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken) ? new(rows.GetString(0), new(rows.GetInt16(1), rows.GetInt16(2))) : null;
    }
}
