using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Catalog;

public enum ProductState
{
    Draft,
    Published,
    Archived,

    /// <summary>Becomes public by itself at its time.</summary>
    Scheduled,
}

/// <summary>Something the shop sells, with its variants, pictures and the categories it stands in.</summary>
public sealed partial class Product : AggregateRoot
{
    private readonly List<Variant> _variants = [];
    private readonly List<ProductPicture> _pictures = [];
    private readonly List<ProductCategory> _categories = [];

    private Product()
    {
    }

    public ProductId Id { get; private set; }

    public SellerId SellerId { get; private set; }

    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>One or two sentences for lists and search engines.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>Markdown; raw HTML in it means nothing.</summary>
    public string Description { get; private set; } = "";

    /// <summary>How to look after it, in a sentence or two.</summary>
    public string Care { get; private set; } = "";

    /// <summary>The maker's name, where it is worth saying; else empty.</summary>
    public string Brand { get; private set; } = "";

    /// <summary>What it says of its attributes, each as <c>code=value</c>, in order; see <see cref="AttributeValue"/>.</summary>
    public string[] Attributes { get; private set; } = [];

    /// <summary>The shop's own words for what it is good for, in lower case and in order.</summary>
    public string[] Tags { get; private set; } = [];

    /// <summary>The products that were picked to go with it, in the order shown.</summary>
    public Guid[] GoesWith { get; private set; } = [];

    /// <summary>The products that were picked as related, in the order shown.</summary>
    public Guid[] Related { get; private set; } = [];

    /// <summary>Its own size chart; null: that of its category.</summary>
    public SizeChartId? SizeChartId { get; private set; }

    public ProductState State { get; private set; }

    /// <summary>When a scheduled product becomes public.</summary>
    public DateTimeOffset? ScheduledFor { get; private set; }

    /// <summary>What an archived product was before, and is again when it is restored.</summary>
    public ProductState? ArchivedFrom { get; private set; }

    /// <summary>When somebody last edited it. Written with every edit, so that every edit is an edit of this row, whatever else it touches.</summary>
    public DateTimeOffset? EditedAt { get; private set; }

    public bool IsFeatured { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>The category its address and breadcrumbs belong to.</summary>
    public CategoryId CanonicalCategoryId { get; private set; }

    public VatCategory Vat { get; private set; }

    public StockUnit Unit { get; private set; }

    public decimal QuantityIncrement { get; private set; }

    public decimal QuantityMinimum { get; private set; }

    public decimal QuantityMaximum { get; private set; }

    public int WeightGrams { get; private set; }

    /// <summary>What may be done to it on order, in the order shown.</summary>
    public IReadOnlyList<AddOn> AddOns { get; private set; } = [];

    /// <summary>What kind of line it makes in an order.</summary>
    public LineType LineType { get; private set; }

    /// <summary>Downloaded instead of delivered; fixed once it was public.</summary>
    public bool IsDigital { get; private set; }

    /// <summary>What buyers of a digital product get, in the order shown.</summary>
    public IReadOnlyList<DigitalFile> Files { get; private set; } = [];

    public IReadOnlyList<Variant> Variants => _variants;

    public IReadOnlyList<ProductPicture> Pictures => _pictures;

    public IReadOnlyList<ProductCategory> Categories => _categories;

    public ProductPicks Picks => new([.. GoesWith.Select(ProductId.From)], [.. Related.Select(ProductId.From)]);

    public QuantityRule Quantity => new(Unit, QuantityIncrement, QuantityMinimum, QuantityMaximum);

    public static Product Create(ProductId id, SellerId seller, string slug, string name, CategoryId canonical, QuantityRule quantity, VatCategory vat) => new()
    {
        Id = id,
        SellerId = seller,
        Slug = slug,
        Name = name,
        CanonicalCategoryId = canonical,
        Vat = vat,
        Unit = quantity.Unit,
        QuantityIncrement = quantity.Increment,
        QuantityMinimum = quantity.Minimum,
        QuantityMaximum = quantity.Maximum,
    };

    public void Describe(string summary, string description, string care, int weightGrams, bool featured) =>
        (Summary, Description, Care, WeightGrams, IsFeatured) = (summary, description, care, weightGrams, featured);

    public void Offer(IReadOnlyList<AddOn> addOns) => AddOns = addOns;

    /// <summary>For a seed: it is made to order, and paid for as such.</summary>
    public void MakeToOrder(LineType type) => LineType = type;

    /// <summary>Makes it a product that is downloaded.</summary>
    public void Digitize(IReadOnlyList<DigitalFile> files)
    {
        (IsDigital, Files) = (true, files);
        foreach (var variant in _variants) variant.NeverRunOut();
    }

    public void ShowWith(ProductPicks picks) =>
        (GoesWith, Related) = ([.. picks.GoesWith.Select(id => id.Value)], [.. picks.Related.Select(id => id.Value)]);

    /// <summary>For a seed: what it is known to be, as it stands in the catalogue.</summary>
    public void Say(string brand, IEnumerable<AttributeValue> attributes, IEnumerable<string> tags) =>
        (Brand, Attributes, Tags) = (brand, AttributeValue.Pairs(attributes), [.. tags.Order(StringComparer.Ordinal)]);

    public void AddVariant(Variant variant)
    {
        if (_variants.Exists(other => other.Size == variant.Size && other.Colour == variant.Colour))
            throw new InvalidOperationException($"{Slug} has two variants of the same size and colour.");
        _variants.Add(variant);
    }

    public void AddPicture(string hash, string alt, string? colour) => AddPicture(new(hash, alt, colour));

    public void AddPicture(PictureRow row)
    {
        var picture = ProductPicture.Create(Id, _pictures.Count);
        picture.Show(row);
        _pictures.Add(picture);
    }

    public void PlaceIn(CategoryId category)
    {
        if (!_categories.Exists(place => place.CategoryId == category)) _categories.Add(ProductCategory.Create(Id, category));
    }

    public void Publish(DateTimeOffset at)
    {
        if (_variants.Count == 0) throw new InvalidOperationException($"{Slug} has no variant to sell.");
        (State, PublishedAt) = (ProductState.Published, PublishedAt ?? at);
        Raise(new ProductChanged(Id, Slug, InLists: true));
    }
}
