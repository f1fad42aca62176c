using Hangazo.Core.Catalog.Contracts;

namespace Hangazo.Core.Search;

/// <summary>Read model: what search knows of a published product. Written by <see cref="Data.Documents"/> only.</summary>
public sealed class Document
{
    /// <summary>Given when it is first written; small, because lists of matches hold very many.</summary>
    public int Id { get; private set; }

    public ProductId ProductId { get; private set; }

    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string? PictureHash { get; private set; }

    /// <summary>In lower case.</summary>
    public string[] Skus { get; private set; } = [];

    public int ChoiceSetId { get; private set; }

    public int TraitSetId { get; private set; }

    public long PriceFromMinor { get; private set; }

    public bool InStock { get; private set; }

    /// <summary>First on its shelves.</summary>
    public bool Featured { get; private set; }

    public bool OnSale { get; private set; }

    public DateTimeOffset PublishedAt { get; private set; }

    /// <summary>How many orders bought it; a copy of <see cref="Popularity"/>.</summary>
    public int Sold { get; private set; }

    public int Clicks { get; private set; }

    /// <summary>The average of the stars in hundredths; 0 without reviews.</summary>
    public short Rating { get; private set; }

    public int Reviews { get; private set; }

    /// <summary>The damped average in thousandths of a star, by which the best rated are sorted; 0 without reviews.</summary>
    public short BestRated { get; private set; }
}

/// <summary>
/// The categories, sizes and colours that a product offers; products that offer the same share a row, so that facets are counted over some hundred
/// rows instead of all products. A row never changes.
/// </summary>
public sealed class ChoiceSet
{
    public int Id { get; private set; }

    public string Digest { get; private set; } = "";

    /// <summary>With all above them.</summary>
    public Guid[] Categories { get; private set; } = [];

    public string[] Sizes { get; private set; } = [];

    public string[] Colours { get; private set; } = [];

    /// <summary>The swatch of each colour; empty where there is none.</summary>
    public string[] Hexes { get; private set; } = [];
}

/// <summary>
/// The brand, tags and attributes that a product says, each as <c>code=value</c>, in order; products that say the same share a row. A row never changes.
/// Apart from the choice sets, because every combination of both would be a set of its own.
/// </summary>
public sealed class TraitSet
{
    public int Id { get; private set; }

    public string Digest { get; private set; } = "";

    public string[] Traits { get; private set; } = [];
}

/// <summary>Read model: a category with the words of all above it.</summary>
public sealed class SearchCategory
{
    public CategoryId CategoryId { get; private set; }

    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Trail { get; private set; } = "";

    /// <summary>Itself and all above it.</summary>
    public Guid[] Above { get; private set; } = [];

    public string? PictureHash { get; private set; }
}

/// <summary>What people bought and clicked: the part of the ranking that no catalogue can give back.</summary>
public sealed class Popularity
{
    public ProductId ProductId { get; private set; }

    public int Sold { get; private set; }

    public int Clicks { get; private set; }
}

/// <summary>A word of the shop's texts: what a misspelt word may have been meant to be.</summary>
public sealed class VocabularyWord
{
    public string Word { get; private set; } = "";

    /// <summary>Its English stem; empty for words that say nothing.</summary>
    public string Stem { get; private set; } = "";

    /// <summary>Its letters in order, which swapped letters do not change.</summary>
    public string Letters { get; private set; } = "";

    public int Documents { get; private set; }
}
