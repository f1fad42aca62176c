namespace Hangazo.Tests.Support;

/// <summary>A database of one test class, made by <see cref="DatabaseTemplate.CloneAsync"/>.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    internal TestDatabase(string name, string connectionString)
    {
        Name = name;
        ConnectionString = connectionString;
    }

    public string Name { get; }

    public string ConnectionString { get; }

    /// <summary>Drops the database, whoever is still connected.</summary>
    public async ValueTask DisposeAsync() => await TestCluster.ExecuteAsync($"drop database if exists {Name} with (force)");
}
