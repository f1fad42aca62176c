using Hangazo.Core.Data;
using Hangazo.Tests.Support;
using Hangazo.Web.Accounts;
using Hangazo.Web.Composition;
using Hangazo.Web.Demo.Seeding;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Xunit;

namespace Hangazo.Web.Tests.Demo;

/// <summary>The shop on an empty database of its own, with the seed run once.</summary>
public sealed class SeededShop : IAsyncLifetime
{
    private readonly DirectoryInfo _media = Directory.CreateTempSubdirectory("hangazo-media-");

    private TestDatabase? _database;

    public DirectoryInfo Media => _media;

    public async Task InitializeAsync()
    {
        _database = await EmptyShop.CloneAsync();
        var (code, said) = await SeedAsync();
        Assert.True(code == 0, said);
    }

    public async Task DisposeAsync()
    {
        _media.Delete(recursive: true);
        if (_database is not null) await _database.DisposeAsync();
    }

    /// <summary>Runs the seed as the executable does. Returns its exit code and its words.</summary>
    public Task<(int Code, string Said)> SeedAsync(params string[] args) => SeedInAsync("Demo", args);

    public async Task<(int Code, string Said)> SeedInAsync(string environment, params string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Hangazo"] = _database!.ConnectionString,
            ["Media:Root"] = _media.FullName,
            ["Files:Root"] = Path.Combine(_media.FullName, "files"),
            ["Logging:LogLevel:Default"] = "Warning",
        });
        builder.AddShop();
        // Built but not started, as the command does it: nothing is served and no worker runs.
        await using var app = builder.Build();
        await using var says = new StringWriter();
        var code = await new DemoSeed(app.Services, says).ExecuteAsync(args, CancellationToken.None);
        return (code, says.ToString());
    }

    public async Task<T> AskAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(_database!.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
