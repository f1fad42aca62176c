using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Catalog.Queries;

/// <summary>All attributes, held in memory until <see cref="Forget"/> or a minute has passed.</summary>
public sealed class AttributeBook(IDbContextFactory<HangazoDb> databases, TimeProvider clock)
{
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(1);

    private View? _held;
    private DateTimeOffset _until;

    public sealed record Entry(
        AttributeId Id, uint Version, string Code, string Name, AttributeKind Kind, string Unit, bool IsFilter, IReadOnlyList<string> Options, IReadOnlyList<CategoryId> Categories)
    {
        /// <summary>How people read one of its values.</summary>
        public string Say(string value) => ProductAttribute.SayAs(Kind, Unit, value);

        /// <summary>Whether a product has it that stands in these categories, each given with all above it.</summary>
        public bool Reaches(IReadOnlySet<CategoryId> categories) => Categories.Count == 0 || Categories.Any(categories.Contains);
    }

    /// <summary>In their order.</summary>
    public sealed class View(IReadOnlyList<Entry> entries)
    {
        private readonly Dictionary<string, Entry> _byCode = entries.ToDictionary(entry => entry.Code, StringComparer.Ordinal);

        public IReadOnlyList<Entry> Entries => entries;

        public Entry? Find(string code) => _byCode.GetValueOrDefault(code);

        /// <summary>What a product's page says of it: name and values as people read them, in the attributes' order.</summary>
        public IEnumerable<(string Name, string Words)> Words(IEnumerable<AttributeValue> values)
        {
            var said = values.ToLookup(value => value.Code, value => value.Value);
            foreach (var entry in entries.Where(entry => said.Contains(entry.Code)))
            {
                var order = entry.Options.ToList();
                yield return (entry.Name, string.Join(", ", said[entry.Code].OrderBy(value => order.IndexOf(value)).Select(entry.Say)));
            }
        }
    }

    public void Forget() => _until = default;

    public async ValueTask<View> GetAsync(CancellationToken cancellationToken)
    {
        if (_held is { } held && _until > clock.GetUtcNow()) return held;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<ProductAttribute>().AsNoTracking().OrderBy(a => a.Position).ThenBy(a => a.Name).ToListAsync(cancellationToken);
        _held = new(rows.ConvertAll(a => new Entry(
            a.Id, a.Version, a.Code, a.Name, a.Kind, a.Unit, a.IsFilter, a.Options, [.. a.Categories.Select(id => new CategoryId(id))])));
        _until = clock.GetUtcNow() + Keep;
        return _held;
    }
}
