using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Inventory.Contracts;

/// <summary>Variants ran out, came back, or are down to the last few: product pages and lists must be shown anew.</summary>
[EventName("inventory.availability-changed.v1")]
public sealed record AvailabilityChanged(VariantId[] Variants) : IDomainEvent;
