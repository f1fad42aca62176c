using System.Globalization;
using System.Text;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Kernel;

namespace Hangazo.Web.Storefront;

/// <summary>The address of a list that can be filtered, and those of its neighbours: one choice less, another page.</summary>
public abstract record FilterAddress
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoTraits = [];

    /// <summary>The page without any question.</summary>
    public abstract string Base { get; }

    public IReadOnlyList<string> Sizes { get; init; } = [];

    public IReadOnlyList<string> Colours { get; init; } = [];

    /// <summary>Chosen values of brand, tag and attributes, by their codes.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Traits { get; init; } = NoTraits;

    /// <summary>Lowest price in whole shillings.</summary>
    public long? Min { get; init; }

    public long? Max { get; init; }

    public bool InStock { get; init; }

    public bool OnSale { get; init; }

    /// <summary>So many stars and up; null: any.</summary>
    public int? Stars { get; init; }

    public int Page { get; init; } = 1;

    /// <summary>How many filters are set, as people count them.</summary>
    public virtual int Chosen => Facets + (Min is null && Max is null ? 0 : 1) + (InStock ? 1 : 0) + (OnSale ? 1 : 0) + (Stars is null ? 0 : 1);

    /// <summary>Choices of sizes, colours and traits.</summary>
    public int Facets => Sizes.Count + Colours.Count + Traits.Values.Sum(values => values.Count);

    /// <summary>What is asked beside the filters; the form says it again.</summary>
    public virtual IEnumerable<(string Key, string Value)> Asked => [];

    /// <summary>The same question without any filter.</summary>
    public abstract FilterAddress Cleared { get; }

    public IReadOnlyList<string> Of(string code) => Traits.GetValueOrDefault(code) ?? [];

    public sealed override string ToString() => Write();

    public static string StarsWords(int stars) => string.Create(CultureInfo.InvariantCulture, $"{stars} stars & up");

    public static string PriceWords(long? from, long? to) => (from, to) switch
    {
        ({ } low, { } high) => $"{Money.Shillings(low)} to {Money.Shillings(high)}",
        ({ } low, null) => $"From {Money.Shillings(low)}",
        (null, { } high) => $"Up to {Money.Shillings(high)}",
        _ => "Any price",
    };

    /// <summary>What is chosen, in words, each with the address that no longer chooses it.</summary>
    public virtual IEnumerable<(string Words, FilterAddress Without)> Chips(AttributeBook.View book)
    {
        var first = this with { Page = 1 };
        foreach (var size in Sizes) yield return ($"Size {size}", first with { Sizes = Without(Sizes, size) });
        foreach (var colour in Colours) yield return (colour, first with { Colours = Without(Colours, colour) });
        foreach (var (code, values) in Traits)
        {
            foreach (var value in values)
            {
                var words = book.Find(code) is not { } attribute ? value
                    : attribute.Kind is Core.Catalog.AttributeKind.Choice or Core.Catalog.AttributeKind.Choices ? attribute.Say(value) : $"{attribute.Name}: {attribute.Say(value)}";
                yield return (words, first with { Traits = Without(Traits, code, value) });
            }
        }

        if (Min is not null || Max is not null) yield return (PriceWords(Min, Max), first with { Min = null, Max = null });
        if (InStock) yield return ("In stock", first with { InStock = false });
        if (OnSale) yield return ("On sale", first with { OnSale = false });
        if (Stars is { } stars) yield return (StarsWords(stars), first with { Stars = null });
    }

    protected static IReadOnlyList<string> Without(IReadOnlyList<string> values, string gone) => [.. values.Where(value => value != gone)];

    /// <summary>The one spelling of this address; what is usual is left out.</summary>
    protected abstract string Write();

    protected void WriteFacets(StringBuilder address)
    {
        foreach (var size in Sizes) Add(address, "size", size);
        foreach (var colour in Colours) Add(address, "colour", colour);
        foreach (var (code, values) in Traits)
            foreach (var value in values) Add(address, code, value);
    }

    protected void WriteRest(StringBuilder address)
    {
        if (Min is { } min) Add(address, "min", min.ToString(CultureInfo.InvariantCulture));
        if (Max is { } max) Add(address, "max", max.ToString(CultureInfo.InvariantCulture));
        if (InStock) Add(address, "stock", "1");
        if (OnSale) Add(address, "sale", "1");
        if (Stars is { } stars) Add(address, "rating", stars.ToString(CultureInfo.InvariantCulture));
    }

    protected void Add(StringBuilder address, string key, string value) =>
        address.Append(address.Length == Base.Length ? '?' : '&').Append(key).Append('=').Append(Uri.EscapeDataString(value));

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> Without(IReadOnlyDictionary<string, IReadOnlyList<string>> traits, string code, string gone)
    {
        var left = new OrderedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (other, values) in traits)
            if ((other == code ? Without(values, gone) : values) is { Count: > 0 } kept) left[other] = kept;
        return left;
    }
}
