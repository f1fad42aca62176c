using Hangazo.Core.Kernel;

namespace Hangazo.Core.Catalog;

/// <summary>Why a size chart cannot be as somebody wished.</summary>
public static class SizeErrors
{
    public static readonly Error NameMissing = new("size-chart.name-missing", "Give the chart a name of at most 60 letters.", Field: "name");
    public static readonly Error MeasuresInvalid = new("size-chart.measures-invalid", "Name 1 to 8 different measures, such as Bust, Waist and Hips.", Field: "measures");
    public static readonly Error RowsInvalid = new("size-chart.rows-invalid", "A chart has 1 to 40 different sizes.", Field: "rows");
    public static readonly Error NotFound = new("size-chart.not-found", "This size chart is gone; somebody has removed it.", ErrorKind.NotFound);
    public static readonly Error Changed = new("size-chart.changed-meanwhile", "Somebody else has just changed this chart. Look at it again.", ErrorKind.Conflict);
    public static readonly Error TooMany = new("size-chart.too-many", "A shop has at most 100 size charts.");
    public static readonly Error Unknown = new("size-chart.not-found", "That size chart does not exist any more.", ErrorKind.Conflict, "sizeChart");

    public static Error Taken(string category, string chart) => new(
        "size-chart.category-taken", $"Products in {category} have the chart “{chart}” already. Take the category off it first.", ErrorKind.Conflict, "categories");

    public static Error InUse(int products) => new(
        "size-chart.in-use", $"{(products == 1 ? "1 product has" : $"{products} products have")} this chart as their own. Change them first.", ErrorKind.Conflict);

    internal static Error RangeInvalid(string size) => new(
        "size-chart.range-invalid", $"{(size.Length > 40 ? size[..40] : size)}: write a range in centimetres for each measure, such as 86-90, up to 300.", Field: "rows");
}
