using Hangazo.Core.Kernel;

namespace Hangazo.Core.Customers;

public static class CustomerErrors
{
    public static readonly Error NotFound = new("customer.not-found", "There is no such customer.", ErrorKind.NotFound);
    public static readonly Error GroupInvalid = new("customer.group-invalid", "The name of a group has at most 40 letters.", Field: "group");
}
