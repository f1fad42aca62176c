using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Catalog;

/// <summary>What a manager picked by hand to be shown with a product, each list in the order shown.</summary>
/// <param name="GoesWith">What is worn, hung or given with it.</param>
/// <param name="Related">What may be bought instead of it.</param>
public sealed record ProductPicks(IReadOnlyList<ProductId> GoesWith, IReadOnlyList<ProductId> Related)
{
    public const int Most = 12;

    public IEnumerable<ProductId> All => GoesWith.Concat(Related);

    internal bool IsSameAs(ProductPicks other) => GoesWith.SequenceEqual(other.GoesWith) && Related.SequenceEqual(other.Related);

    /// <summary>Each once, and what goes with it not again as related.</summary>
    internal ProductPicks Tidy()
    {
        var goesWith = GoesWith.Distinct().ToList();
        return new(goesWith, [.. Related.Distinct().Except(goesWith)]);
    }

    /// <summary>Whether tidy picks can be those of a product. What it had before may be archived meanwhile: it comes back when it is restored.</summary>
    /// <param name="product">The product that picks.</param>
    /// <param name="known">What there is of what was and is picked.</param>
    internal void Check(Product product, IReadOnlyDictionary<ProductId, PickedProduct> known, List<Error> refusals)
    {
        var before = product.Picks.All.ToHashSet();
        foreach (var (field, picked) in new[] { ("goesWith", GoesWith), ("related", Related) })
        {
            if (picked.Count > Most) refusals.Add(PickErrors.TooMany(field));
            if (picked.Contains(product.Id)) refusals.Add(PickErrors.Itself(field));
            foreach (var id in picked.Where(id => id != product.Id && !before.Contains(id)))
            {
                if (!known.TryGetValue(id, out var other)) refusals.Add(PickErrors.Unknown(field));
                else if (other.State == ProductState.Archived) refusals.Add(PickErrors.Archived(field, other.Name));
            }
        }
    }
}

/// <summary>A product that was picked, as those who pick see it.</summary>
internal sealed record PickedProduct(ProductId Id, string Name, ProductState State);

public static class PickErrors
{
    public static Error TooMany(string field) => new("product.too-many-picks", $"Pick at most {ProductPicks.Most} products for each list.", Field: field);

    public static Error Itself(string field) => new("pick.itself", "A product cannot be picked for itself.", Field: field);

    public static Error Unknown(string field) => new(
        "pick.unknown", "One of the products you picked is not in the shop any more; remove it from the list.", ErrorKind.Conflict, field);

    public static Error Archived(string field, string name) => new(
        "pick.archived", $"{name} is in the archive. Restore it first, or remove it from the list.", ErrorKind.Conflict, field);
}
