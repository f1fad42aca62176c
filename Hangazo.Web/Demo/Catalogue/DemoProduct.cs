using Hangazo.Web.Demo.Drawings;

namespace Hangazo.Web.Demo.Catalogue;

/// <summary>What one of a product is counted in.</summary>
public enum DemoUnit { Piece, Metre, Pair, Set }

/// <summary>One of the four houses of the brand.</summary>
public sealed record DemoHouse
{
    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string Text { get; init; }

    public required Scene Door { get; init; }

    public required IReadOnlyList<DemoCategory> Categories { get; init; }
}

/// <summary>A shelf within a house.</summary>
public sealed record DemoCategory
{
    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string Text { get; init; }

    public required PictureSpec Picture { get; init; }
}

public sealed record DemoProduct
{
    public required string Slug { get; init; }

    public required string Name { get; init; }

    /// <summary>One sentence for cards and search.</summary>
    public required string Summary { get; init; }

    /// <summary>Two to four plain sentences: cloth, cut, care.</summary>
    public required string Description { get; init; }

    public required string HouseSlug { get; init; }

    public required string CategorySlug { get; init; }

    /// <summary>Which of "Size" and "Colour" the shopper chooses, in the order shown.</summary>
    public required IReadOnlyList<string> Options { get; init; }

    public required DemoUnit Unit { get; init; }

    /// <summary>The step a quantity moves in: 1, or 0.5 for cloth by the metre.</summary>
    public required decimal Increment { get; init; }

    public required bool Featured { get; init; }

    /// <summary>Days since the product came in; under 30 is "new in".</summary>
    public required int AddedDaysAgo { get; init; }

    /// <summary>Everything the houses sell is standard-rated.</summary>
    public string VatClass { get; init; } = "standard";

    /// <summary>Shipping weight of one unit.</summary>
    public required int WeightGrams { get; init; }

    /// <summary>Brand, attributes and tags.</summary>
    public required DemoAttributes.Facts Facts { get; init; }

    public required IReadOnlyList<DemoVariant> Variants { get; init; }

    /// <summary>Three views of the first colour, then one front view of each other colour.</summary>
    public required IReadOnlyList<DemoPicture> Pictures { get; init; }
}

public sealed record DemoVariant
{
    public required string Sku { get; init; }

    public string? Size { get; init; }

    /// <summary>A name from <see cref="Colours"/>.</summary>
    public string? Colour { get; init; }

    /// <summary>Whole shillings, VAT included.</summary>
    public required long PriceKes { get; init; }

    /// <summary>The earlier price when on sale.</summary>
    public long? CompareAtKes { get; init; }

    public required decimal OnHand { get; init; }
}

/// <param name="Spec">What is drawn.</param>
/// <param name="Alt">What a person who cannot see it should know.</param>
/// <param name="Colour">The variant colour it shows.</param>
public sealed record DemoPicture(PictureSpec Spec, string Alt, string Colour);
