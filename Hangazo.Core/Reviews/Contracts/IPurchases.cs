using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Customers.Contracts;

namespace Hangazo.Core.Reviews.Contracts;

/// <summary>One product of an order that its buyer has and did not give back.</summary>
/// <param name="Line">The id of the order's line.</param>
/// <param name="OptionText">Size and colour; may be empty.</param>
/// <param name="HasFit">It is worn and comes in sizes, so that people can say how it fits.</param>
public sealed record PurchasedItem(Guid Line, ProductId Product, string Slug, string Name, string OptionText, string? PictureHash, bool HasFit);

/// <summary>What somebody may review of an order.</summary>
/// <param name="Author">The account, or what stands for a guest's phone: one person, one review of a product.</param>
/// <param name="Items">A product once, however many lines have it; empty before it is handed over.</param>
public sealed record Purchase(Guid Order, string Number, Guid Author, CustomerId? Customer, string BuyerName, IReadOnlyList<PurchasedItem> Items);

/// <summary>Who has what, of those who bought. Answered by whoever knows orders, which stand above reviews.</summary>
public interface IPurchases
{
    /// <summary>For who has the order's key, or whose account placed it; null for anybody else.</summary>
    Task<Purchase?> FindAsync(string number, string? key, CustomerId? customer, CancellationToken cancellationToken);

    Task<Purchase?> FindAsync(Guid order, CancellationToken cancellationToken);
}
