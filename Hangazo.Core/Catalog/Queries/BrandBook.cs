using Npgsql;

namespace Hangazo.Core.Catalog.Queries;

/// <summary>The brands of what is published, by the slug of their page; held in memory until <see cref="Forget"/> or a minute has passed.</summary>
public sealed class BrandBook(NpgsqlDataSource database, TimeProvider clock)
{
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(1);

    private IReadOnlyDictionary<string, Brand>? _held;
    private DateTimeOffset _until;

    /// <param name="Names">As products spell it; several, where they differ only in what a slug leaves out.</param>
    public sealed record Brand(string Slug, IReadOnlyList<string> Names)
    {
        public string Name => Names[0];
    }

    /// <summary>The page of a brand; null where its name has no letter or digit that an address may hold.</summary>
    public static string? PathOf(string name) => Slugs.From(name) is { Length: > 0 } slug ? "/brands/" + slug : null;

    public void Forget() => _until = default;

    public async ValueTask<IReadOnlyDictionary<string, Brand>> GetAsync(CancellationToken cancellationToken)
    {
        if (_held is { } held && _until > clock.GetUtcNow()) return held;
        await using var command = database.CreateCommand("select brand from catalog.product where state = 'Published' and brand <> '' group by brand order by brand");
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var names = new List<string>();
        while (await rows.ReadAsync(cancellationToken)) names.Add(rows.GetString(0));
        _held = names.GroupBy(Slugs.From).Where(same => same.Key.Length > 0).ToDictionary(same => same.Key, same => new Brand(same.Key, [.. same]), StringComparer.Ordinal);
        _until = clock.GetUtcNow() + Keep;
        return _held;
    }
}
