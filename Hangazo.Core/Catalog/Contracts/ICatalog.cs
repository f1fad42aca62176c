using Hangazo.Core.Kernel;

namespace Hangazo.Core.Catalog.Contracts;

/// <summary>What kind of line a thing makes in an order; how it is paid for goes by it.</summary>
public enum LineType
{
    /// <summary>Made already, and cloth by the metre.</summary>
    ReadyToWear,
    MadeToMeasure,

    /// <summary>Curtains, blinds and covers made to order.</summary>
    SoftFurnishing,

    /// <summary>Made for one day, with fittings before it.</summary>
    Bridal,

    /// <summary>Work alone, such as an alteration.</summary>
    Service,
}

/// <summary>What other modules may know of a variant, as of now.</summary>
/// <param name="OptionText">Size and colour as people say them, such as <c>M, Clay</c>; empty when there is no choice.</param>
/// <param name="PictureHash">Content hash of its first picture, if it has one.</param>
/// <param name="IsSellable">False when its product is not published or the variant was withdrawn.</param>
public sealed record VariantFacts(
    VariantId Id,
    ProductId ProductId,
    SellerId SellerId,
    string Slug,
    string Name,
    string OptionText,
    string Sku,
    Money Price,
    VatCategory Vat,
    QuantityRule Quantity,
    int WeightGrams,
    string? PictureHash,
    bool IsSellable)
{
    /// <summary>What may be chosen with it, in order.</summary>
    public IReadOnlyList<AddOn> AddOns { get; init; } = [];

    /// <summary>What one cost before, when it is on sale.</summary>
    public Money? CompareAt { get; init; }

    /// <summary>It is downloaded: there is no stock of it to run out, and nothing to deliver.</summary>
    public bool IsDigital { get; init; }

    public LineType LineType { get; init; }

    /// <summary>How much of it can be bought now, for those who know what Inventory has.</summary>
    public decimal AvailableOf(decimal inStock) => IsDigital ? Quantity.Maximum : inStock;

    /// <summary>What one costs with what was chosen.</summary>
    public Money PriceWith(IReadOnlyList<ChosenAddOn> choices) => Price + Money.Sum(choices.Select(choice => choice.Price), Price.Currency);
}

/// <summary>The catalogue as other modules see it.</summary>
public interface ICatalog
{
    /// <summary>Facts of the variants that exist; unknown ids are absent.</summary>
    Task<IReadOnlyDictionary<VariantId, VariantFacts>> GetVariantsAsync(IReadOnlyCollection<VariantId> ids, CancellationToken cancellationToken);

    /// <summary>The variant of a product with this size and colour (null where the product has no such choice). Code: <c>variant.not-found</c>.</summary>
    Task<Result<VariantId>> FindVariantAsync(ProductId product, string? size, string? colour, CancellationToken cancellationToken);

    /// <summary>The address part of a product's page; null when it is not published.</summary>
    Task<string?> FindSlugAsync(ProductId product, CancellationToken cancellationToken);

    /// <summary>The categories of published products, with all above them; others are absent.</summary>
    Task<IReadOnlyDictionary<ProductId, IReadOnlyCollection<Guid>>> CategoriesOfAsync(
        IReadOnlyCollection<ProductId> products, CancellationToken cancellationToken);

    /// <summary>Those among these products that are worn and come in sizes: a size chart is for them.</summary>
    Task<IReadOnlySet<ProductId>> WornAsync(IReadOnlyCollection<ProductId> products, CancellationToken cancellationToken);

    /// <summary>The files that are sold with digital variants, as of now; others are absent.</summary>
    Task<IReadOnlyDictionary<VariantId, IReadOnlyList<DigitalFile>>> FilesAsync(IReadOnlyCollection<VariantId> variants, CancellationToken cancellationToken);

    /// <summary>Whether the variant could be bought when the catalogue last noted it.</summary>
    Task<bool> IsInStockAsync(VariantId variant, CancellationToken cancellationToken);

    /// <summary>Notes which variants can be bought now, so that lists can show and filter it. Runs inside the caller's transaction.</summary>
    Task NoteAvailabilityAsync(IReadOnlyDictionary<VariantId, bool> inStock, CancellationToken cancellationToken);

    /// <summary>Notes what buyers think of products, so that lists can show, filter and sort it. Runs inside the caller's transaction.</summary>
    /// <param name="announce">Published products raise <see cref="ProductRated"/>; without, whoever notes very many rebuilds search afterwards.</param>
    Task NoteRatingsAsync(IReadOnlyCollection<(ProductId Product, Rating Rating)> ratings, bool announce, CancellationToken cancellationToken);
}
