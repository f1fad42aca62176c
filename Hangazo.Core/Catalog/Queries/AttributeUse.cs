using Npgsql;

namespace Hangazo.Core.Catalog.Queries;

/// <summary>How many products say what of attributes, brands and tags; for those who tidy up, so it may read every product.</summary>
public sealed class AttributeUse(NpgsqlDataSource database)
{
    /// <summary>Products by <c>code=value</c>.</summary>
    public Task<IReadOnlyDictionary<string, int>> OfAttributesAsync(CancellationToken cancellationToken) =>
        CountAsync("select pair, count(*)::int from catalog.product cross join unnest(attributes) pair group by pair", cancellationToken);

    /// <summary>Products by brand.</summary>
    public Task<IReadOnlyDictionary<string, int>> OfBrandsAsync(CancellationToken cancellationToken) =>
        CountAsync("select brand, count(*)::int from catalog.product where brand <> '' group by brand order by lower(brand), brand", cancellationToken);

    /// <summary>Products by tag.</summary>
    public Task<IReadOnlyDictionary<string, int>> OfTagsAsync(CancellationToken cancellationToken) =>
        CountAsync("select tag, count(*)::int from catalog.product cross join unnest(tags) tag group by tag order by tag", cancellationToken);

    private async Task<IReadOnlyDictionary<string, int>> CountAsync(string question, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(question);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        // Keeps the order in which they were read.
        var counts = new OrderedDictionary<string, int>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellationToken)) counts[rows.GetString(0)] = rows.GetInt32(1);
        return counts;
    }
}
