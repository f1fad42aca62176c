namespace Hangazo.Core.Search.Queries;

/// <summary>All that matches the words, in columns with an entry for each product: all that is counted of it. Packed in twos, as they come from the database.</summary>
/// <param name="Sets">The choice set's id above, the trait set's in the lower 32 bits.</param>
/// <param name="Prices">The lowest, in cents, above; the average of the stars in hundredths in nine bits; in stock 1, on sale 2.</param>
/// <param name="Sales">How many orders bought it above, the document's id in the lower 32 bits; empty where no words are ranked.</param>
public sealed record Matches(long[] Sets, long[] Prices, long[] Sales)
{
    /// <summary>How the first two columns are made of a document <c>d</c>.</summary>
    internal const string Columns = "array_agg(d.choice_set_id::bigint << 32 | d.trait_set_id), array_agg(d.price_from_minor << 11 | (d.rating * 4 + d.in_stock::int + 2 * d.on_sale::int))";

    /// <summary>And the third.</summary>
    internal const string SalesColumn = "array_agg(d.sold::bigint << 32 | d.id)";

    public static readonly Matches None = new([], [], []);

    /// <summary>What they count when nothing is chosen, which is what most lists ask for; worked out once.</summary>
    internal FacetCounts.Counted? Unfiltered { get; set; }

    public int Count => Sets.Length;

    public int ChoiceSet(int at) => (int)(Sets[at] >> 32);

    public int TraitSet(int at) => (int)Sets[at];

    public long Price(int at) => Prices[at] >> 11;

    public bool IsInStock(int at) => (Prices[at] & 1) != 0;

    public bool IsOnSale(int at) => (Prices[at] & 2) != 0;

    /// <summary>Hundredths of a star; 0 without reviews.</summary>
    public int Rating(int at) => (int)(Prices[at] >> 2) & 511;
}
