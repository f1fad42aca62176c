using System.Globalization;
using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Inventory.UseCases;
using Hangazo.Core.Kernel;
using Hangazo.Core.Media.Contracts;

namespace Hangazo.Web.Components.Admin.Catalog;

/// <summary>A product as it stands in the editor: what was typed, before anybody judges it.</summary>
public sealed class ProductForm
{
    private static readonly char[] Separators = [',', ';', '\n'];
    private string _name = "";
    private string _slug = "";

    /// <summary>Of a product that does not exist yet, the address follows the name until somebody writes an own one.</summary>
    private bool _slugFollows = true;

    public string Name
    {
        get => _name;
        set
        {
            _name = value ?? "";
            if (_slugFollows) _slug = Slugs.From(_name);
        }
    }

    public string Slug
    {
        get => _slug;
        set => (_slug, _slugFollows) = (value ?? "", false);
    }

    public string Summary { get; set; } = "";

    public string Description { get; set; } = "";

    public string Care { get; set; } = "";

    public string Brand { get; set; } = "";

    public string Weight { get; set; } = "0";

    public VatCategory Vat { get; set; } = VatCategory.Standard;

    public StockUnit Unit { get; set; }

    public string Increment { get; set; } = Number(QuantityRule.Pieces.Increment);

    public string Minimum { get; set; } = Number(QuantityRule.Pieces.Minimum);

    public string Maximum { get; set; } = Number(QuantityRule.Pieces.Maximum);

    /// <summary>The canonical category's id.</summary>
    public string Category { get; set; } = "";

    public HashSet<CategoryId> Others { get; } = [];

    /// <summary>What it says of its attributes, as typed, by their codes.</summary>
    public Dictionary<string, List<string>> Attributes { get; } = new(StringComparer.Ordinal);

    /// <summary>Its own size chart's id; empty: that of its category.</summary>
    public string SizeChart { get; set; } = "";

    public LineType LineType { get; set; }

    /// <summary>Separated by commas.</summary>
    public string Tags { get; set; } = "";

    public bool IsFeatured { get; set; }

    /// <summary>Separated by commas.</summary>
    public string Sizes { get; set; } = "";

    public string Colours { get; set; } = "";

    /// <summary>For all variants that have no price of their own.</summary>
    public string Price { get; set; } = "";

    public List<VariantForm> Variants { get; } = [];

    public List<PictureForm> Pictures { get; } = [];

    public List<AddOnForm> AddOns { get; } = [];

    public List<ProductForEditing.Pick> GoesWith { get; } = [];

    public List<ProductForEditing.Pick> Related { get; } = [];

    public bool IsDigital { get; set; }

    public List<FileForm> Files { get; } = [];

    /// <summary>The colours there are variants of, in order.</summary>
    public IReadOnlyList<string> KnownColours => [.. Variants.Select(variant => variant.Colour).OfType<string>().Distinct(StringComparer.Ordinal)];

    internal static ProductForm Of(ProductsPort.Details details)
    {
        var (sheet, product) = (details.Product.Sheet, details.Product);
        var form = new ProductForm
        {
            Name = sheet.Name, Slug = sheet.Slug, Summary = sheet.Summary, Description = sheet.Description, Care = sheet.Care, Brand = sheet.Brand,
            Weight = sheet.WeightGrams.ToString(CultureInfo.InvariantCulture), Vat = sheet.Vat, Unit = sheet.Quantity.Unit, Increment = Number(sheet.Quantity.Increment),
            Minimum = Number(sheet.Quantity.Minimum), Maximum = Number(sheet.Quantity.Maximum), Category = sheet.Canonical?.ToString() ?? "", IsFeatured = sheet.IsFeatured,
        };
        form.Others.UnionWith(sheet.Others);
        form.LineType = sheet.LineType;
        form.SizeChart = sheet.SizeChart?.ToString() ?? "";
        form.Tags = string.Join(", ", sheet.Tags);
        foreach (var said in sheet.Attributes.GroupBy(said => said.Code, said => said.Value)) form.Attributes[said.Key] = [.. said];
        foreach (var row in product.Variants)
        {
            var onHand = details.OnHand.GetValueOrDefault(row.Id!.Value);
            form.Variants.Add(new(row.Size, row.Colour)
            {
                Id = row.Id, Sku = row.Sku, Hex = row.ColourHex ?? Swatches.Unknown, Price = Shillings.Write(row.Price), Before = Shillings.Write(row.CompareAtMinor),
                Barcode = row.Barcode ?? "", OnHandShown = onHand, OnHand = Number(onHand), IsWithdrawn = row.IsWithdrawn,
            });
        }

        form.Sizes = string.Join(", ", form.Variants.Where(v => !v.IsWithdrawn).Select(v => v.Size).OfType<string>().Distinct(StringComparer.Ordinal));
        form.Colours = string.Join(", ", form.Variants.Where(v => !v.IsWithdrawn).Select(v => v.Colour).OfType<string>().Distinct(StringComparer.Ordinal));
        form.Price = form.Variants.Select(v => v.Price).Distinct(StringComparer.Ordinal).Count() == 1 ? form.Variants[0].Price : "";
        form.Pictures.AddRange(product.Pictures.Select(picture => new PictureForm(picture.Hash) { Alt = picture.Alt, Colour = picture.Colour ?? "", FocusX = picture.Focus.X, FocusY = picture.Focus.Y }));
        form.IsDigital = product.Digital.IsDigital;
        form.Files.AddRange(product.Digital.Files.Select(file => new FileForm(file.Hash, file.Bytes, file.ContentType) { Name = file.Name }));
        form.AddOns.AddRange(product.AddOns.Select(AddOnForm.Of));
        form.GoesWith.AddRange(product.GoesWith);
        form.Related.AddRange(product.Related);
        return form;
    }

    /// <summary>
    /// Makes the matrix what sizes and colours say: what is new is added with a suggested SKU and the price for all; what was never saved and
    /// is no longer named goes. What was saved stays until somebody removes it.
    /// </summary>
    /// <param name="stem">The beginning of suggested SKUs.</param>
    public void Arrange(string stem)
    {
        var sizes = Words(Sizes);
        var colours = Words(Colours);
        var wanted = (from colour in colours.DefaultIfEmpty(null) from size in sizes.DefaultIfEmpty(null) select (size, colour)).ToList();
        if (sizes.Count == 0 && colours.Count == 0 && Price.Length == 0 && Variants.Count == 0) return;
        Variants.RemoveAll(variant => variant.Id is null && !wanted.Exists(w => variant.Is(w.size, w.colour)));
        foreach (var (size, colour) in wanted.Where(w => !Variants.Exists(variant => variant.Is(w.size, w.colour))))
        {
            var hex = Variants.Find(variant => variant.Colour == colour)?.Hex ?? Swatches.Of(colour);
            Variants.Add(new(size, colour) { Hex = hex, Price = Price });
        }

        var order = wanted.Select((w, i) => (w, i)).ToList();
        Variants.Sort((a, b) => Place(a).CompareTo(Place(b)));
        foreach (var variant in Variants.Where(variant => variant.Id is null && !variant.SkuIsOwn)) variant.Suggest(Skus.Suggest(stem, variant.Size, variant.Colour), Variants);
        foreach (var picture in Pictures.Where(picture => picture.Colour.Length > 0 && !KnownColours.Contains(picture.Colour))) picture.Colour = "";
        return;

        int Place(VariantForm variant)
        {
            var found = order.FindIndex(entry => variant.Is(entry.w.size, entry.w.colour));
            return found < 0 ? order.Count : found;
        }
    }

    /// <summary>Gives the price for all to the variants that had the former one or none.</summary>
    public void SpreadPrice(string price)
    {
        foreach (var variant in Variants.Where(variant => variant.Price.Length == 0 || variant.Price == Price)) variant.Price = price;
        Price = price;
    }

    public void Paint(string colour, string hex)
    {
        foreach (var variant in Variants.Where(variant => variant.Colour == colour)) variant.Hex = hex;
    }

    public ProductSheet ToSheet() => new(
        Name, Slug, Summary, Description, Care, Brand, int.TryParse(Weight, NumberStyles.None, CultureInfo.InvariantCulture, out var grams) ? grams : -1, Vat,
        new(Unit, Amount(Increment), Amount(Minimum), Amount(Maximum)), Guid.TryParse(Category, out var category) ? new CategoryId(category) : null, [.. Others], IsFeatured)
    {
        Attributes = [.. Attributes.SelectMany(said => said.Value.Select(value => new AttributeValue(said.Key, value)))],
        LineType = LineType,
        SizeChart = Guid.TryParse(SizeChart, out var chart) ? new SizeChartId(chart) : null,
        Tags = Tags.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    };

    public List<VariantRow> ToRows() => Variants.ConvertAll(v => new VariantRow(
        v.Id, v.Sku, v.Size, v.Colour, v.Colour is null ? null : v.Hex, new(Shillings.Read(v.Price) ?? 0, Money.Kes), Shillings.Read(v.Before), v.Barcode, v.IsWithdrawn));

    public List<PictureRow> ToPictures() => Pictures.ConvertAll(picture => new PictureRow(picture.Hash, picture.Alt, picture.Colour.Length > 0 ? picture.Colour : null) { Focus = new(picture.FocusX, picture.FocusY) });

    public DigitalSheet ToDigital() => new(IsDigital, Files.ConvertAll(file => new DigitalFile(file.Hash, file.Name, file.Bytes, file.ContentType)));

    public ProductPicks ToPicks() => new(GoesWith.ConvertAll(pick => pick.Id), Related.ConvertAll(pick => pick.Id));

    public List<AddOn> ToAddOns() => AddOns.ConvertAll(addOn => addOn.ToAddOn());

    /// <summary>What was counted: only what differs from what was shown.</summary>
    public Dictionary<string, (decimal Shown, decimal OnHand)> ToCounts() => Counted.Where(variant => Skus.Check(variant.Sku).Succeeded)
        .DistinctBy(variant => Skus.Check(variant.Sku).Value).ToDictionary(variant => Skus.Check(variant.Sku).Value, variant => (variant.OnHandShown, Amount(variant.OnHand)));

    /// <summary>The same of a product that is only counted.</summary>
    internal List<CountStock.Line> ToLines() => [.. Counted.Select(variant => new CountStock.Line(variant.Id!.Value, variant.OnHandShown, Amount(variant.OnHand)))];

    private IEnumerable<VariantForm> Counted => Variants.Where(variant => Amount(variant.OnHand) != variant.OnHandShown);

    internal static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static List<string?> Words(string text) =>
        [.. text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>What is no number becomes -1, which no amount may be.</summary>
    private static decimal Amount(string? text) =>
        string.IsNullOrWhiteSpace(text) ? 0 : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : -1;
}

/// <summary>One line of the matrix.</summary>
public sealed class VariantForm(string? size, string? colour)
{
    private string _sku = "";

    public VariantId? Id { get; init; }

    public string? Size { get; } = size;

    public string? Colour { get; } = colour;

    public string Hex { get; set; } = Swatches.Unknown;

    public string Sku
    {
        get => _sku;
        set => (_sku, SkuIsOwn) = (value ?? "", true);
    }

    /// <summary>Written by somebody, so no longer suggested.</summary>
    public bool SkuIsOwn { get; private set; }

    public string Price { get; set; } = "";

    public string Before { get; set; } = "";

    public string Barcode { get; set; } = "";

    public decimal OnHandShown { get; init; }

    public string OnHand { get; set; } = "0";

    public bool IsWithdrawn { get; set; }

    /// <summary><c>M, Clay</c>; of the only variant, its product's word for it.</summary>
    public string Words => (Size, Colour) switch
    {
        (null, null) => "The one there is",
        (null, _) => Colour,
        (_, null) => Size,
        _ => $"{Size}, {Colour}",
    };

    public bool Is(string? size, string? colour) =>
        string.Equals(Size, size, StringComparison.OrdinalIgnoreCase) && string.Equals(Colour, colour, StringComparison.OrdinalIgnoreCase);

    public void Suggest(string sku, List<VariantForm> beside)
    {
        var number = 2;
        var free = sku;
        while (beside.Exists(other => other != this && other._sku == free)) free = $"{sku}{number++}";
        _sku = free;
    }
}

public sealed class FileForm(string hash, long bytes, string contentType)
{
    public string Hash { get; } = hash;

    public long Bytes { get; } = bytes;

    public string ContentType { get; } = contentType;

    public string Name { get; set; } = "";
}

public sealed class PictureForm(string hash)
{
    public string Hash { get; } = hash;

    /// <summary>The number of its upload on this screen; 0 when it was there before.</summary>
    public int Upload { get; init; }

    public string Alt { get; set; } = "";

    /// <summary>Empty: it shows any.</summary>
    public string Colour { get; set; } = "";

    /// <summary>The point that matters, in tenths from the left.</summary>
    public int FocusX { get; set; } = FocalPoint.Middle.X;

    /// <summary>In tenths from the top.</summary>
    public int FocusY { get; set; } = FocalPoint.Middle.Y;
}
