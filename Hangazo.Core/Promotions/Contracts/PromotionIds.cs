using Hangazo.Core.Kernel;

namespace Hangazo.Core.Promotions.Contracts;

/// <summary>A reason for which shoppers pay less.</summary>
public readonly record struct PromotionId(Guid Value) : ITypedId<PromotionId>
{
    public static PromotionId From(Guid value) => new(value);

    public static PromotionId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}
