using Hangazo.Core.Kernel;

namespace Hangazo.Core.Wishlists;

public static class WishlistsErrors
{
    public static readonly Error EmailInvalid = new("watch.email", "Enter an e-mail address such as wanjiku@example.com.", Field: "email");
    public static readonly Error NotFound = new("watch.not-found", "That link is no longer good.", ErrorKind.NotFound);
}
