using System.Runtime.CompilerServices;
using Npgsql;

namespace Hangazo.Core.Catalog.Queries;

/// <summary>The published products' slugs, for the site map. In the order of their ids, so that a new product moves no older one.</summary>
public sealed class PublicAddresses(NpgsqlDataSource database)
{
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select count(*)::int from catalog.card");
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public async IAsyncEnumerable<string> TakeAsync(int skip, int count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select slug from catalog.card order by product_id limit $1 offset $2");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = skip });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) yield return reader.GetString(0);
    }
}
