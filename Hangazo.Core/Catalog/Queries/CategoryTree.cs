using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Catalog.Queries;

/// <summary>All categories, held in memory until <see cref="Forget"/> or a minute has passed.</summary>
public sealed class CategoryTree(IDbContextFactory<HangazoDb> databases, TimeProvider clock)
{
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(1);

    private View? _held;
    private DateTimeOffset _until;

    public sealed record Node(
        CategoryId Id, CategoryId? ParentId, string Slug, string Name, string Text, string? PictureHash, IReadOnlyList<Node> Children)
    {
        /// <summary>From the house down to this category.</summary>
        public IReadOnlyList<Node> Path { get; internal set; } = [];
    }

    public sealed class View(IReadOnlyList<Node> houses, IReadOnlyDictionary<string, Node> bySlug, IReadOnlyDictionary<CategoryId, Node> byId)
    {
        public IReadOnlyList<Node> Houses => houses;

        public Node? Find(string slug) => bySlug.GetValueOrDefault(slug);

        public Node? Find(CategoryId id) => byId.GetValueOrDefault(id);
    }

    public void Forget() => _until = default;

    public async ValueTask<View> GetAsync(CancellationToken cancellationToken)
    {
        if (_held is { } held && _until > clock.GetUtcNow()) return held;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<Category>().AsNoTracking().OrderBy(c => c.Position).ThenBy(c => c.Name).ToListAsync(cancellationToken);
        var children = rows.ToLookup(c => c.ParentId);
        var byId = new Dictionary<CategoryId, Node>();
        var houses = Grow(null, []);
        _held = new(houses, byId.Values.ToDictionary(node => node.Slug), byId);
        _until = clock.GetUtcNow() + Keep;
        return _held;

        List<Node> Grow(CategoryId? parent, Node[] above) => children[parent].Select(row =>
        {
            var below = new List<Node>();
            var node = new Node(row.Id, row.ParentId, row.Slug, row.Name, row.Text, row.PictureHash, below);
            node.Path = [.. above, node];
            byId[row.Id] = node;
            below.AddRange(Grow(row.Id, [.. above, node]));
            return node;
        }).ToList();
    }
}
