namespace Hangazo.Web.Components.Admin.Catalog;

/// <summary>A column of the list of products that a person may do without. Stored by name.</summary>
internal enum ProductColumn
{
    Picture,
    State,
    Category,
    Sku,
    Stock,
    Price,
    Edited,
}

/// <summary>Which of them a person sees.</summary>
internal static class ProductColumns
{
    /// <summary>Of the kept preference.</summary>
    public const string Preference = "products.columns";

    public static readonly IReadOnlySet<ProductColumn> Usual = new HashSet<ProductColumn>
    {
        ProductColumn.Picture, ProductColumn.State, ProductColumn.Category, ProductColumn.Stock, ProductColumn.Price,
    };

    public static string Words(ProductColumn column) => column switch
    {
        ProductColumn.Sku => "SKU",
        ProductColumn.Stock => "In stock",
        ProductColumn.Edited => "Last edited",
        _ => column.ToString(),
    };

    /// <summary>Names that are none any more are left out; a person who never chose sees the usual ones.</summary>
    public static HashSet<ProductColumn> Read(string? kept) => kept is null
        ? [.. Usual]
        : [.. kept.Split(',').Select(name => Enum.TryParse<ProductColumn>(name, out var column) && Enum.IsDefined(column) ? column : (ProductColumn?)null).OfType<ProductColumn>()];

    public static string Write(IEnumerable<ProductColumn> columns) => string.Join(',', columns.Order());
}
