using Hangazo.Core.Carts.UseCases;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Web.Accounts;

namespace Hangazo.Web.Shopping;

/// <summary>Who signs in keeps what is in the browser's cart.</summary>
internal sealed class ClaimCartOnSignIn(ClaimCart claim, CartCookie cookie) : ISignInStep
{
    public async Task OnSignedInAsync(HttpContext http, Guid accountId, CancellationToken cancellationToken)
    {
        var (cart, lines) = await claim.ExecuteAsync(cookie.Read(http), new CustomerId(accountId), cancellationToken);
        if (cart is { } id) cookie.Write(http, id, lines);
    }
}
