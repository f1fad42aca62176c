using System.Globalization;
using System.Security.Cryptography;
using Hangazo.Core.Carts.Contracts;
using Hangazo.Web.Accounts;
using Hangazo.Web.Client;
using Microsoft.AspNetCore.DataProtection;

namespace Hangazo.Web.Shopping;

/// <summary>Which cart a browser has: an encrypted, HttpOnly cookie. Beside it the number of lines, for the script that shows it on cached pages.</summary>
internal sealed class CartCookie(IDataProtectionProvider protection)
{
    private const string Name = "hz_cart";
    private const string CountName = "hz_cart_count";

    private static readonly TimeSpan Keep = TimeSpan.FromDays(30);

    private readonly IDataProtector _protector = protection.CreateProtector("Hangazo.Cart");

    /// <summary>The browser's cart and the signed-in customer.</summary>
    public Shopper ShopperOf(HttpContext http) =>
        new(Read(http)?.Value, http.User.AccountId()) { Address = http.Connection.RemoteIpAddress?.ToString() };

    public CartId? Read(HttpContext http)
    {
        if (http.Request.Cookies[Name] is not { Length: > 0 and < 400 } text) return null;
        try
        {
            return Guid.TryParse(_protector.Unprotect(text), out var id) ? new CartId(id) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Write(HttpContext http, CartId cart, int lines)
    {
        if (Read(http) != cart) http.Response.Cookies.Append(Name, _protector.Protect(cart.Value.ToString("N")), Options(http, httpOnly: true));
        WriteCount(http, lines);
    }

    public static void WriteCount(HttpContext http, int lines) =>
        http.Response.Cookies.Append(CountName, lines.ToString(CultureInfo.InvariantCulture), Options(http, httpOnly: false));

    private static CookieOptions Options(HttpContext http, bool httpOnly) => new()
    {
        HttpOnly = httpOnly,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        MaxAge = Keep,
        IsEssential = true,
        Path = "/",
    };
}
