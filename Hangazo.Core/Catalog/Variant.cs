using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Media.Contracts;

namespace Hangazo.Core.Catalog;

/// <summary>A buyable form of a product.</summary>
public sealed class Variant
{
    private Variant()
    {
    }

    public VariantId Id { get; private set; }

    public ProductId ProductId { get; private set; }

    public string Sku { get; private set; } = "";

    public string? Size { get; private set; }

    public string? Colour { get; private set; }

    /// <summary>The swatch, such as <c>#A8482A</c>.</summary>
    public string? ColourHex { get; private set; }

    public Money Price { get; private set; }

    /// <summary>What it cost before, in the price's currency, when it is on sale.</summary>
    public long? CompareAtMinor { get; private set; }

    /// <summary>What a scanner reads, if it has one.</summary>
    public string? Barcode { get; private set; }

    public int Position { get; private set; }

    /// <summary>No longer sold. Orders and stock still know it, so it is never deleted.</summary>
    public bool IsWithdrawn { get; private set; }

    /// <summary>What Inventory last noted: whether any can be bought.</summary>
    public bool InStock { get; private set; }

    public static Variant Create(
        VariantId id, ProductId product, string sku, string? size, string? colour, string? colourHex, Money price, Money? compareAt, int position)
    {
        if (price.Minor <= 0) throw new ArgumentOutOfRangeException(nameof(price), "A price is more than nothing.");
        return new()
        {
            Id = id,
            ProductId = product,
            Sku = sku,
            Size = size,
            Colour = colour,
            ColourHex = colourHex,
            Price = price,
            CompareAtMinor = compareAt is { } before && before > price ? before.Minor : null,
            Position = position,
        };
    }

    internal void Revise(VariantRow row, int position) => (Sku, Size, Colour, ColourHex, Price, CompareAtMinor, Barcode, Position, IsWithdrawn) =
        (row.Sku, row.Size, row.Colour, row.ColourHex, row.Price, row.CompareAtMinor, row.Barcode, position, row.IsWithdrawn);

    /// <summary>There is no stock of it: it can always be bought.</summary>
    internal void NeverRunOut() => InStock = true;

    internal void Withdraw() => IsWithdrawn = true;

    internal void Reprice(Money price)
    {
        Price = price;
        if (CompareAtMinor <= price.Minor) CompareAtMinor = null;
    }
}

/// <summary>A picture in a product's gallery, in order; <see cref="Colour"/> ties it to a colour.</summary>
public sealed class ProductPicture
{
    private ProductPicture()
    {
    }

    public ProductId ProductId { get; private set; }

    public int Position { get; private set; }

    public string Hash { get; private set; } = "";

    public string Alt { get; private set; } = "";

    public string? Colour { get; private set; }

    public short FocusX { get; private set; } = FocalPoint.Most / 2;

    public short FocusY { get; private set; } = FocalPoint.Most / 2;

    public FocalPoint Focus => new(FocusX, FocusY);

    internal static ProductPicture Create(ProductId product, int position) => new() { ProductId = product, Position = position };

    internal void Show(PictureRow row)
    {
        (Hash, Alt, Colour) = (row.Hash, row.Alt, row.Colour);
        (FocusX, FocusY) = ((short)row.Focus.X, (short)row.Focus.Y);
    }
}

/// <summary>A product's place in a category.</summary>
public sealed class ProductCategory
{
    private ProductCategory()
    {
    }

    public ProductId ProductId { get; private set; }

    public CategoryId CategoryId { get; private set; }

    internal static ProductCategory Create(ProductId product, CategoryId category) => new() { ProductId = product, CategoryId = category };
}
