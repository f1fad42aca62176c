using System.Diagnostics;
using Npgsql;

namespace Hangazo.Tests.Support;

/// <summary>
/// The PostgreSQL that the tests use. <c>./hangazo test</c> starts one and names it in HANGAZO_TEST_PG; without that, the first test that
/// asks starts a throw-away cluster which goes away with this process, so that a plain <c>dotnet test</c> works too.
/// </summary>
public static class TestCluster
{
    private static readonly Lazy<Task<string>> Shared = new(
        async () => Environment.GetEnvironmentVariable("HANGAZO_TEST_PG") is { Length: > 0 } given ? given : await StartOwnAsync());

    private static Process? _own;

    /// <summary>A connection as administrator, to the database <c>postgres</c>.</summary>
    public static Task<string> AdminConnectionAsync() => Shared.Value;

    /// <summary>Runs statements as administrator, outside a transaction.</summary>
    public static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(await AdminConnectionAsync());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    // The script keeps its cluster for as long as its standard input stays open: until this process ends, however it ends.
    private static async Task<string> StartOwnAsync()
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "build", "test-cluster.sh"))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        _own = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        return await _own.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"{start.FileName} gave no database; its error output says why.");
    }
}
