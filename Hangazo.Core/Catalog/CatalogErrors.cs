using Hangazo.Core.Kernel;

namespace Hangazo.Core.Catalog;

public static class CatalogErrors
{
    public static readonly Error VariantNotFound = new("variant.not-found", "Choose a size and colour that we make.", ErrorKind.NotFound);
}
