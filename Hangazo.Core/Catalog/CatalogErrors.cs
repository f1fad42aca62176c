using Hangazo.Core.Kernel;

namespace Hangazo.Core.Catalog;

public static class CatalogErrors
{
    public static readonly Error VariantNotFound = new("variant.not-found", "Choose a size and colour that we make.", ErrorKind.NotFound);
    public static readonly Error ProductNotFound = new("product.not-found", "There is no such product.", ErrorKind.NotFound);
    public static readonly Error NameMissing = new("product.name-missing", "Give the product a name.", Field: "name");
    public static readonly Error SlugInvalid = new(
        "slug.invalid", "An address is lower-case letters, digits and single hyphens, such as mtaa-shirt, at most 120 of them.", Field: "slug");
    public static readonly Error SlugReserved = new("slug.reserved", "The shop needs this address itself; choose another.", Field: "slug");
    public static readonly Error CategoryMissing = new("product.category-missing", "Choose the category it belongs to.", Field: "category");
    public static readonly Error CategoryUnknown = new("category.not-found", "That category does not exist any more.", ErrorKind.Conflict, "category");
    public static readonly Error CategoryNameMissing = new("category.name-missing", "Give the category a name.", Field: "name");
    public static readonly Error CategoryCycle = new("category.cycle", "A category cannot stand under itself or under what stands below it.", ErrorKind.Conflict, "parent");
    public static readonly Error QuantityRuleInvalid = new(
        "product.quantity-invalid", "Steps and the least and most that can be bought are more than nothing, and the least is not above the most.", Field: "quantity");
    public static readonly Error WeightInvalid = new("product.weight-invalid", "Enter the weight in grams, up to 1,000,000.", Field: "weight");
    public static readonly Error TooManyVariants = new("product.too-many-variants", "A product has at most 200 variants.", Field: "variants");
    public static readonly Error TooManyPictures = new("product.too-many-pictures", "A product has at most 30 pictures.", Field: "pictures");
    public static readonly Error NothingToSell = new("product.nothing-to-sell", "Add at least one variant that is not withdrawn, with its price.", ErrorKind.Conflict, "variants");
    public static readonly Error AltMissing = new("picture.alt-missing", "Describe every picture in words before publishing.", ErrorKind.Conflict, "pictures");
    public static readonly Error PictureUnknown = new("picture.unknown", "One of the pictures is not in the shop any more; upload it again.", ErrorKind.Conflict, "pictures");
    public static readonly Error ImportNotFound = new("import.not-found", "There is no such import any more.", ErrorKind.NotFound);
    public static readonly Error ImportNotWaiting = new("import.not-waiting", "Somebody has already decided on this import.", ErrorKind.Conflict);
    public static readonly Error ScheduleInPast = new("product.schedule-in-past", "Choose a time that is still to come.", Field: "schedule");
    public static readonly Error PercentInvalid = new("price.percent-invalid", "Enter a percentage from -90 to 500, other than 0.", Field: "percent");
    public static readonly Error PriceInvalid = new("price.invalid", "A price is more than nothing and at most KSh 100,000,000.", Field: "price");
    public static readonly Error VariantGone = new(
        "variant.gone", "A variant that was shown is not there any more; load the product again.", ErrorKind.Conflict, "variants");

    public static readonly Error MixedOptions = new(
        "variant.mixed-options", "Give every variant a size or none, and every variant a colour or none.", Field: "variants");

    public static readonly Error FocusInvalid = new("picture.focus-invalid", "The middle of a picture lies inside it.", Field: "pictures");
    public static readonly Error PictureColourUnknown = new("picture.colour-unknown", "A picture shows a colour that no variant has.", Field: "pictures");

    public static readonly Error CategoryIsHome = new(
        "category.is-home", "It belongs to this category. Give it another one in its editor first.", ErrorKind.Conflict, "category");

    /// <summary>Nothing had to be done; no person is told so.</summary>
    internal static readonly Error AsItIs = new("product.as-it-is", "It is so already.", ErrorKind.Conflict);

    public static readonly Error TagsInvalid = new("tags.invalid", "A product has at most 20 tags of at most 40 letters each, without commas.", Field: "tags");
    public static readonly Error TooManyAddOns = new("product.too-many-add-ons", "A product has at most 10 add-ons.", Field: "addOns");
    public static readonly Error AddOnNameMissing = new("add-on.name-missing", "Give every add-on a name.", Field: "addOns");

    public static readonly Error KindFixed = new(
        "product.kind-fixed", "Whether it is downloaded or delivered cannot change any more; make a new product.", ErrorKind.Conflict, "files");

    public static readonly Error FileMissing = new("product.file-missing", "Add the file that buyers download before publishing.", ErrorKind.Conflict, "files");
    public static readonly Error FileUnknown = new("file.unknown", "One of the files is not in the shop any more; upload it again.", ErrorKind.Conflict, "files");
    public static readonly Error TooManyFiles = new("product.too-many-files", "A product has at most 10 files.", Field: "files");
    public static readonly Error FileSameName = new("file.same-name", "Two files have the same name.", Field: "files");

    public static readonly Error FileNameInvalid = new(
        "file.name-invalid", "A file's name has at most 120 characters, without \\ / : * ? \" < > | and without a point at either end.", Field: "files");

    public static Error AddOnSameName(string name) => new("add-on.same-name", $"There are two add-ons “{name}”.", Field: "addOns");

    public static Error AddOnPrice(string name) => new(
        "add-on.price-invalid", $"What {name} costs is nothing or more, at most KSh 1,000,000.", Field: "addOns");

    public static Error AddOnLength(string name) => new("add-on.length-invalid", $"{name}: allow 1 to 60 characters.", Field: "addOns");

    public static Error AddOnValues(string name) => new("add-on.values-invalid", $"{name}: name 2 to 20 different values to choose from.", Field: "addOns");

    public static Error UnreadableText(string field) => new("text.unreadable", "There is a sign in it that cannot be kept.", Field: field);

    public static Error TooLong(string field, string what, int most) => new("text.too-long", $"{what} has at most {most} characters.", Field: field);

    public static Error SlugTaken(string slug, string? name) => new(
        "slug.taken", $"The address {slug} belongs to {name ?? "another product"}, now or from before.", ErrorKind.Conflict, "slug");

    public static Error SkuInvalid(string sku) => new(
        "sku.invalid", $"“{sku}” is no SKU: letters, digits and - . _ /, at most 40, beginning with a letter or digit.", Field: "variants");

    public static Error SkuTaken(string sku, string? name) => new(
        "sku.taken", $"The SKU {sku} is used already{(name is null ? "" : $", by {name}")}. Every variant needs its own.", ErrorKind.Conflict, "variants");

    public static Error BarcodeInvalid(string sku) => new(
        "barcode.invalid", $"The barcode of {sku} has 4 to 32 letters, digits or hyphens.", Field: "variants");

    public static Error SameOptions(string options) => new(
        "variant.same-options", options.Length == 0 ? "A product without sizes and colours has one variant." : $"There are two variants “{options}”.", Field: "variants");

    public static Error VariantPrice(string sku) => new(
        "price.invalid", $"The price of {sku} is more than nothing and at most KSh 100,000,000.", Field: "variants");

    public static Error CompareAtInvalid(string sku) => new(
        "price.compare-at-invalid", $"The former price of {sku} is above its price now, or left empty.", Field: "variants");

    public static Error ColourInvalid(string colour) => new("colour.invalid", $"The swatch of {colour} is written like #A8482A.", Field: "variants");

    public static Error NotPossible(string now, string wish) => new(
        "product.not-possible", now == wish ? $"It is {now} already." : $"A product that is {now} cannot be {wish}.", ErrorKind.Conflict);

    /// <summary>Somebody saved first. Says who, when they are known.</summary>
    public static Error ChangedMeanwhile(string? by, DateTimeOffset? at) => new(
        "product.changed-meanwhile",
        by is null || at is null
            ? "Somebody changed this product after you opened it. Load it again to see what it says now."
            : $"{by} changed this product on {ShopTime.MinuteText(at.Value)}, after you opened it. Load it again to see what it says now.",
        ErrorKind.Conflict);
}
