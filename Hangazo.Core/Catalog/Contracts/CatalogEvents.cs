using Hangazo.Core.Kernel;

namespace Hangazo.Core.Catalog.Contracts;

/// <summary>A product page is no longer what it was; with <paramref name="InLists"/>, neither are the lists it stands in.</summary>
[EventName("catalog.product-changed.v1")]
public sealed record ProductChanged(ProductId ProductId, string Slug, bool InLists) : IDomainEvent;

/// <summary>The categories or their order changed.</summary>
[EventName("catalog.categories-changed.v1")]
public sealed record CategoriesChanged : IDomainEvent;

/// <summary>An attribute, or one of its values, is called otherwise or filters otherwise now; what products say of it may have changed with it.</summary>
/// <param name="Code">The attribute's code, or <see cref="FacetCodes.Brand"/>.</param>
/// <param name="Value">Only products that say this value; null: all that say anything of it.</param>
[EventName("catalog.attributes-changed.v1")]
public sealed record AttributesChanged(string Code, string? Value) : IDomainEvent;

/// <summary>Size charts, or which products have which, changed.</summary>
[EventName("catalog.size-charts-changed.v1")]
public sealed record SizeChartsChanged : IDomainEvent;

/// <summary>These variants were sold out and can be bought again.</summary>
[EventName("catalog.variants-in-stock.v1")]
public sealed record VariantsInStock(IReadOnlyList<VariantId> Variants) : IDomainEvent;

/// <param name="OnHand">In the product's unit.</param>
public sealed record OpeningStock(VariantId Variant, decimal OnHand);

/// <summary>A list of products named how many there are.</summary>
[EventName("catalog.stock-listed.v1")]
public sealed record StockListed(IReadOnlyList<OpeningStock> Lines, string By) : IDomainEvent;
