using Hangazo.Core.Kernel;

namespace Hangazo.Core.Promotions.Contracts;

/// <summary>Some promotion is another than before; what is held in memory of them is old.</summary>
[EventName("promotions.promotions-changed.v1")]
public sealed record PromotionsChanged : IDomainEvent;
