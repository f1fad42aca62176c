using Hangazo.Core.Kernel;

namespace Hangazo.Core.Catalog.Contracts;

/// <summary>A product's page or its place in lists is no longer what it was.</summary>
[EventName("catalog.product-changed.v1")]
public sealed record ProductChanged(ProductId ProductId, string Slug) : IDomainEvent;

/// <summary>The categories or their order changed.</summary>
[EventName("catalog.categories-changed.v1")]
public sealed record CategoriesChanged : IDomainEvent;
