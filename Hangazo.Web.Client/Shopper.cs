using Hangazo.Core.Carts.Contracts;
using Hangazo.Core.Customers.Contracts;

namespace Hangazo.Web.Client;

/// <summary>On whose behalf a component asks: the browser's cart and, when signed in, the customer. Reaches the browser only encrypted.</summary>
public readonly record struct Shopper(Guid? Cart, Guid? Customer)
{
    /// <summary>Where the browser's requests come from, to slow down guessing.</summary>
    public string? Address { get; init; }

    public CartId? CartId => Cart is { } id ? new(id) : null;

    public CustomerId? CustomerId => Customer is { } id ? new(id) : null;
}
