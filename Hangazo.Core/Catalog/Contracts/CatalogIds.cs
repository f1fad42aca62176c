using Hangazo.Core.Kernel;

namespace Hangazo.Core.Catalog.Contracts;

/// <summary>A product: a dress, a curtain fabric.</summary>
public readonly record struct ProductId(Guid Value) : ITypedId<ProductId>
{
    public static ProductId From(Guid value) => new(value);

    public static ProductId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>One buyable form of a product: a size and colour, with its own SKU and price.</summary>
public readonly record struct VariantId(Guid Value) : ITypedId<VariantId>
{
    public static VariantId From(Guid value) => new(value);

    public static VariantId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>A shelf of the shop.</summary>
public readonly record struct CategoryId(Guid Value) : ITypedId<CategoryId>
{
    public static CategoryId From(Guid value) => new(value);

    public static CategoryId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>A property that products of some categories have, such as their fabric.</summary>
public readonly record struct AttributeId(Guid Value) : ITypedId<AttributeId>
{
    public static AttributeId From(Guid value) => new(value);

    public static AttributeId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Which body each size of some kind of clothes is made for.</summary>
public readonly record struct SizeChartId(Guid Value) : ITypedId<SizeChartId>
{
    public static SizeChartId From(Guid value) => new(value);

    public static SizeChartId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Who sells it; the shop itself is the first seller.</summary>
public readonly record struct SellerId(Guid Value) : ITypedId<SellerId>
{
    /// <summary>The shop itself.</summary>
    public static readonly SellerId Shop = new(new Guid("0199a000-0000-7000-8000-000000000100"));

    public static SellerId From(Guid value) => new(value);

    public static SellerId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}
