using Npgsql;
using NpgsqlTypes;

namespace Hangazo.Web.Demo.Seeding;

internal static class Copying
{
    /// <summary>PostgreSQL's COPY of one table: a row for each of <paramref name="rows"/>.</summary>
    public static async Task CopyAsync<T>(
        this NpgsqlConnection connection, string into, IEnumerable<T> rows, Action<T, NpgsqlBinaryImporter> write, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"copy {into} from stdin (format binary)", cancellationToken);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellationToken);
            write(row, copy);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    public static void WriteText(this NpgsqlBinaryImporter copy, string? text)
    {
        if (text is null) copy.WriteNull();
        else copy.Write(text, NpgsqlDbType.Varchar);
    }

    public static void WriteNumbers(this NpgsqlBinaryImporter copy, params ReadOnlySpan<decimal> numbers)
    {
        foreach (var number in numbers) copy.Write(number, NpgsqlDbType.Numeric);
    }
}
