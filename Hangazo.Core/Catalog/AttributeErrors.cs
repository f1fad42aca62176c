using Hangazo.Core.Kernel;

namespace Hangazo.Core.Catalog;

/// <summary>Why attributes, what products say of them, and brands cannot be as somebody wished.</summary>
public static class AttributeErrors
{
    public static readonly Error CodeInvalid = new(
        "attribute.code-invalid", "A code is lower-case letters, digits and single hyphens, such as cloth-width, at most 40, and none of the shop's own words such as size or brand.", Field: "code");

    public static readonly Error NameMissing = new("attribute.name-missing", "Give the attribute a name.", Field: "name");
    public static readonly Error NoFilter = new("attribute.no-filter", "Nobody can filter by a text; make it a list to choose from.", Field: "filter");
    public static readonly Error NotFound = new("attribute.not-found", "This attribute is gone; somebody has removed it.", ErrorKind.NotFound);
    public static readonly Error Changed = new("attribute.changed-meanwhile", "Somebody else has just changed this attribute. Look at it again.", ErrorKind.Conflict);
    public static readonly Error TooMany = new("attribute.too-many", "A shop has at most 100 attributes.");
    public static readonly Error BrandMissing = new("brand.missing", "Give the brand a name of at most 80 letters.", Field: "brand");
    public static readonly Error BrandNotFound = new("brand.not-found", "No product has this brand any more.", ErrorKind.NotFound);

    public static readonly Error OptionsInvalid = new(
        "attribute.options-invalid", "A list has 1 to 200 different options of at most 60 letters each, without the sign |.", Field: "options");

    public static Error CodeTaken(string code, string name) => new("attribute.code-taken", $"The code {code} belongs to {name}.", ErrorKind.Conflict, "code");

    public static Error InUse(string what, long products) => new(
        "attribute.in-use", $"{(products == 1 ? "1 product says" : $"{products} products say")} {what}. Change them first.", ErrorKind.Conflict, "options");

    internal static string FieldOf(string code) => "attribute:" + code;

    internal static Error Unknown(string code) => new("attribute.unknown", $"There is no attribute “{Short(code)}”.", Field: FieldOf(code));

    internal static Error NotOfCategory(ProductAttribute attribute) => new(
        "attribute.not-of-category", $"{attribute.Name} is not said of products in this category.", Field: FieldOf(attribute.Code));

    internal static Error Invalid(ProductAttribute attribute, string value) => new(
        "attribute.value-invalid",
        attribute.Kind switch
        {
            AttributeKind.Number => $"{attribute.Name} is a number such as 140 or 2.5, at most 1,000,000{(attribute.Unit.Length > 0 ? $", in {attribute.Unit}" : "")}.",
            AttributeKind.YesNo => $"{attribute.Name} is yes or no.",
            AttributeKind.Text => $"{attribute.Name} is one line of at most {ProductAttribute.LongestText} letters.",
            _ => $"“{Short(value)}” is none of the options of {attribute.Name}.",
        },
        Field: FieldOf(attribute.Code));

    internal static Error OneOnly(ProductAttribute attribute) => new("attribute.one-only", $"{attribute.Name} has one value.", Field: FieldOf(attribute.Code));

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
