namespace Hangazo.Core.Search.Queries;

/// <summary>All that matches the words, in columns with an entry for each product: all that is counted of it.</summary>
/// <param name="Prices">The lowest, in cents.</param>
/// <param name="States">In stock 1, on sale 2.</param>
public sealed record Matches(int[] ChoiceSets, int[] TraitSets, long[] Prices, int[] States)
{
    public static readonly Matches None = new([], [], [], []);

    /// <summary>What they count when nothing is chosen, which is what most lists ask for; worked out once.</summary>
    internal FacetCounts.Counted? Unfiltered { get; set; }

    public int Count => ChoiceSets.Length;

    public bool IsInStock(int at) => (States[at] & 1) != 0;

    public bool IsOnSale(int at) => (States[at] & 2) != 0;
}
