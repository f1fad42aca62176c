using Hangazo.Core.Kernel;

namespace Hangazo.Core.Wishlists;

public static class WishlistsErrors
{
    public static readonly Error EmailInvalid = new("watch.email", "Enter an e-mail address such as wanjiku@example.com.", Field: "email");
    public static readonly Error PhoneInvalid = new("watch.phone", "Enter a Kenyan mobile number such as 0712 345 678.", Field: "phone");
    public static readonly Error VariantNotFound = new("variant.not-found", "Choose a size and colour that we make.", ErrorKind.NotFound);
    public static readonly Error CodeWrong = new("watch.code-wrong", "That is not the code.", Field: "code");
    public static readonly Error CodeOver = new("watch.code-over", "This code is over.", ErrorKind.Conflict, "code");
    public static readonly Error NotFound = new("watch.not-found", "That link is no longer good.", ErrorKind.NotFound);
}
