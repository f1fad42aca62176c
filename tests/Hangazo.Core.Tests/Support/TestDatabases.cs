using Hangazo.Tests.Support;
using Npgsql;
using Xunit;

namespace Hangazo.Core.Tests.Support;

public sealed class TestDatabases
{
    private int _prepared;

    [Fact]
    public async Task Clones_start_from_the_same_state_and_do_not_see_each_other()
    {
        var template = new DatabaseTemplate(async connection =>
        {
            _prepared++;
            await ExecuteAsync(connection, "create table dress (name text); insert into dress values ('kitenge wrap')");
        });

        await using var one = await template.CloneAsync();
        await using var other = await template.CloneAsync();
        await ExecuteAsync(one.ConnectionString, "delete from dress");

        Assert.Equal(1, _prepared);
        Assert.Equal(0L, await ExecuteAsync(one.ConnectionString, "select count(*) from dress"));
        Assert.Equal(1L, await ExecuteAsync(other.ConnectionString, "select count(*) from dress"));
    }

    [Fact]
    public async Task A_disposed_clone_is_dropped_even_while_somebody_is_connected()
    {
        var database = await new DatabaseTemplate(_ => Task.CompletedTask).CloneAsync();
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();

        await database.DisposeAsync();

        var count = $"select count(*) from pg_database where datname = '{database.Name}'";
        Assert.Equal(0L, await ExecuteAsync(await TestCluster.AdminConnectionAsync(), count));
    }

    private static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
