namespace Hangazo.Core.Promotions.Contracts;

/// <summary>Whether somebody has bought before. Answered by whoever knows orders, which stand above promotions.</summary>
public interface IPurchaseHistory
{
    /// <summary>True when an order of this account or phone was placed that neither expired nor was cancelled; false for somebody unknown.</summary>
    Task<bool> HasBoughtAsync(PromotionBuyer buyer, CancellationToken cancellationToken);
}
