using Hangazo.Core.Catalog.Contracts;

namespace Hangazo.Core.Catalog;

/// <summary>Read model: what a list shows of a published product. Written by <see cref="Data.Shelves"/> only.</summary>
public sealed class Card
{
    public ProductId ProductId { get; private set; }

    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    public long PriceFromMinor { get; private set; }

    public long PriceToMinor { get; private set; }

    /// <summary>The former price of the cheapest variant on sale.</summary>
    public long? CompareAtMinor { get; private set; }

    public string Currency { get; private set; } = "";

    public string Unit { get; private set; } = "";

    public bool InStock { get; private set; }

    public DateTimeOffset PublishedAt { get; private set; }

    public string? PictureHash { get; private set; }

    public string? PictureAlt { get; private set; }

    public short PictureFocusX { get; private set; }

    public short PictureFocusY { get; private set; }

    /// <summary>Swatches, at most six.</summary>
    public string[] Colours { get; private set; } = [];

    /// <summary>The average of the stars in hundredths; 0 without reviews.</summary>
    public short Rating { get; private set; }

    public int Reviews { get; private set; }
}

/// <summary>Read model: a product's place on a category's shelf and on those of all categories above it, with what lists sort and filter by.
/// The shelf of all products has an empty id.</summary>
public sealed class ShelfPlace
{
    public static readonly CategoryId Everything = new(Guid.Empty);

    public CategoryId CategoryId { get; private set; }

    public ProductId ProductId { get; private set; }

    public bool Featured { get; private set; }

    public DateTimeOffset PublishedAt { get; private set; }

    public long PriceFromMinor { get; private set; }

    public bool OnSale { get; private set; }

    public bool InStock { get; private set; }
}

/// <summary>What buyers think of a product, as it was last noted; stays while the product is not public.</summary>
public sealed class NotedRating
{
    public ProductId ProductId { get; private set; }

    /// <summary>Of the stars, in hundredths; 0 without reviews.</summary>
    public short Average { get; private set; }

    public int Reviews { get; private set; }
}
