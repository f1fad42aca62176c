using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Catalog;

/// <summary>What a manager changes of a product. Each method refuses or does all of it, and says in words what it changed.</summary>
public sealed partial class Product
{
    private const int MostVariants = 200;
    internal const int MostPictures = 30;

    /// <summary>An empty draft to be written on.</summary>
    internal static Product Draft(ProductId id) => new() { Id = id, SellerId = SellerId.Shop };

    /// <summary>Whether shoppers have ever seen it: from then on orders may know its variants.</summary>
    public bool WasEverPublic => PublishedAt is not null;

    /// <summary>Takes the whole product as the manager wrote it: sheet, variants and pictures, or nothing of it.</summary>
    /// <param name="more">Refusals of what only others know, to be told together with its own.</param>
    internal Result<IReadOnlyList<AuditChange>> Revise(
        ProductSheet written, IReadOnlyList<VariantRow> variants, IReadOnlyList<PictureRow> pictures, DateTimeOffset now,
        IReadOnlyList<AddOn>? addOns = null, DigitalSheet? digital = null, IReadOnlyList<Error>? more = null)
    {
        var refusals = new List<Error>(more ?? []);
        var sheet = written.Tidy(refusals);
        var rows = variants.Select(row => row.Tidy(refusals)).ToList();
        CheckVariants(rows, refusals);
        CheckPictures(pictures, rows, refusals);
        var offered = addOns is null ? null : AddOnSheet.Tidy(addOns, refusals);
        var goods = digital is null ? new(IsDigital, Files) : digital.Tidy(refusals);
        if (WasEverPublic && goods.IsDigital != IsDigital) refusals.Add(CatalogErrors.KindFixed);
        if (State is ProductState.Published or ProductState.Scheduled)
        {
            if (rows.TrueForAll(row => row.IsWithdrawn)) refusals.Add(CatalogErrors.NothingToSell);
            if (goods is { IsDigital: true, Files.Count: 0 }) refusals.Add(CatalogErrors.FileMissing);
            if (pictures.Any(picture => string.IsNullOrWhiteSpace(picture.Alt))) refusals.Add(CatalogErrors.AltMissing);
        }

        if (refusals.Count > 0) return Error.Form([.. refusals.DistinctBy(refusal => (refusal.Code, refusal.Message))]);
        var changes = new List<AuditChange>();
        if (Slug.Length > 0 && Slug != sheet.Slug) Raise(new ProductChanged(Id, Slug, IsInLists));
        Write(sheet, changes);
        WriteVariants(rows, changes);
        WritePictures(pictures, changes);
        if (offered is not null) WriteAddOns(offered, changes);
        WriteGoods(goods, changes);
        Edited(now);
        return Result.Of<IReadOnlyList<AuditChange>>(changes);
    }

    /// <summary>Gives all variants that are sold one price, or each its own by <paramref name="price"/>.</summary>
    internal Result<IReadOnlyList<AuditChange>> Reprice(Func<Variant, Money> price, DateTimeOffset now)
    {
        var prices = _variants.Where(variant => !variant.IsWithdrawn).Select(variant => (Variant: variant, Price: price(variant))).ToList();
        if (prices.Count == 0) return CatalogErrors.NothingToSell;
        if (prices.Exists(priced => !VariantRow.IsPrice(priced.Price))) return CatalogErrors.PriceInvalid;
        var changes = new List<AuditChange>();
        foreach (var (variant, next) in prices.Where(priced => priced.Price != priced.Variant.Price))
        {
            Note(changes, $"Price of {variant.Sku}", variant.Price.ToString(), next.ToString());
            variant.Reprice(next);
        }

        Edited(now);
        return Result.Of<IReadOnlyList<AuditChange>>(changes);
    }

    /// <summary>Puts it into a category or takes it out; refuses with <c>product.as-it-is</c> when nothing has to be done.</summary>
    internal Result<IReadOnlyList<AuditChange>> Place(CategoryId category, string name, bool stands, DateTimeOffset now)
    {
        if (_categories.Exists(place => place.CategoryId == category) == stands) return CatalogErrors.AsItIs;
        if (!stands && CanonicalCategoryId == category) return CatalogErrors.CategoryIsHome;
        if (stands) PlaceIn(category);
        else _categories.RemoveAll(place => place.CategoryId == category);
        Edited(now);
        return Result.Of<IReadOnlyList<AuditChange>>([stands ? new("Category", null, name) : new("Category", name)]);
    }

    /// <summary>Gives it a tidy tag or takes it off; refuses with <c>product.as-it-is</c> when nothing has to be done.</summary>
    internal Result<IReadOnlyList<AuditChange>> Tag(string tag, bool says, DateTimeOffset now)
    {
        if (Tags.Contains(tag) == says) return CatalogErrors.AsItIs;
        if (says && Tags.Length >= ProductSheet.MostTags) return CatalogErrors.TagsInvalid;
        Tags = says ? [.. Tags.Append(tag).Order(StringComparer.Ordinal)] : [.. Tags.Where(other => other != tag)];
        Edited(now);
        return Result.Of<IReadOnlyList<AuditChange>>([says ? new("Tag", null, tag) : new("Tag", tag)]);
    }

    /// <summary>Takes checked picks; the trail names them by <paramref name="known"/>.</summary>
    internal IEnumerable<AuditChange> Pick(ProductPicks picks, IReadOnlyDictionary<ProductId, PickedProduct> known)
    {
        var (changes, before) = (new List<AuditChange>(), Picks);
        Note(changes, "Goes with", Names(before.GoesWith), Names(picks.GoesWith));
        Note(changes, "Related", Names(before.Related), Names(picks.Related));
        // The same ids in a new list would make every save a change.
        if (!before.GoesWith.SequenceEqual(picks.GoesWith) || !before.Related.SequenceEqual(picks.Related)) ShowWith(picks);
        return changes;

        string Names(IReadOnlyList<ProductId> ids) => string.Join(", ", ids.Select(id => known.GetValueOrDefault(id)?.Name ?? "something that is gone"));
    }

    private bool IsInLists => State == ProductState.Published;

    private void Edited(DateTimeOffset now)
    {
        EditedAt = now;
        Raise(new ProductChanged(Id, Slug, IsInLists));
    }

    private void CheckVariants(List<VariantRow> rows, List<Error> refusals)
    {
        if (rows.Count > MostVariants) refusals.Add(CatalogErrors.TooManyVariants);
        foreach (var twice in rows.GroupBy(row => (row.Size?.ToUpperInvariant(), row.Colour?.ToUpperInvariant())).Where(group => group.Count() > 1))
            refusals.Add(CatalogErrors.SameOptions(OptionText.Of(twice.First().Size, twice.First().Colour)));
        foreach (var twice in rows.GroupBy(row => row.Sku).Where(group => group.Count() > 1)) refusals.Add(CatalogErrors.SkuTaken(twice.Key, "this product itself"));
        var sold = rows.Where(row => !row.IsWithdrawn).ToList();
        if (sold.DistinctBy(row => row.Size is null).Count() > 1 || sold.DistinctBy(row => row.Colour is null).Count() > 1) refusals.Add(CatalogErrors.MixedOptions);
        foreach (var row in rows)
        {
            if (row.Id is null)
            {
                if (_variants.Exists(other => other.Sku == row.Sku && (WasEverPublic || rows.Exists(kept => kept.Id == other.Id))))
                    refusals.Add(CatalogErrors.SkuTaken(row.Sku, "another of its variants"));
            }
            else if (_variants.Find(variant => variant.Id == row.Id) is not { } variant) refusals.Add(CatalogErrors.VariantGone);
            // The database checks a SKU at each step: two variants cannot trade theirs in one.
            else if (variant.Sku != row.Sku && _variants.Exists(other => other.Sku == row.Sku)) refusals.Add(CatalogErrors.SkuTaken(row.Sku, "another of its variants until now"));
        }
    }

    private static void CheckPictures(IReadOnlyList<PictureRow> pictures, List<VariantRow> variants, List<Error> refusals)
    {
        if (pictures.Count > MostPictures) refusals.Add(CatalogErrors.TooManyPictures);
        if (pictures.Any(picture => picture.Alt.Trim().Length > PictureRow.LongestAlt)) refusals.Add(CatalogErrors.TooLong("pictures", "A picture's description", PictureRow.LongestAlt));
        if (pictures.Any(picture => !picture.Focus.IsValid)) refusals.Add(CatalogErrors.FocusInvalid);
        if (pictures.Any(picture => picture.Alt.Contains('\0', StringComparison.Ordinal))) refusals.Add(CatalogErrors.UnreadableText("pictures"));
        if (pictures.Any(picture => picture.Colour is { } colour && !variants.Exists(row => row.Colour == colour))) refusals.Add(CatalogErrors.PictureColourUnknown);
    }

    private void Write(ProductSheet sheet, List<AuditChange> changes)
    {
        Note(changes, "Name", Name, sheet.Name);
        Note(changes, "Address", Slug, sheet.Slug);
        Note(changes, "Summary", Summary, sheet.Summary);
        Note(changes, "Description", Description, sheet.Description);
        Note(changes, "Care", Care, sheet.Care);
        Note(changes, "Brand", Brand, sheet.Brand);
        Note(changes, "Tags", string.Join(", ", Tags), string.Join(", ", sheet.Tags));
        WriteAttributes(sheet, changes);
        if (SizeChartId != sheet.SizeChart) changes.Add(new("Size chart"));
        SizeChartId = sheet.SizeChart;
        Note(changes, "Weight", $"{WeightGrams} g", $"{sheet.WeightGrams} g");
        Note(changes, "VAT class", Vat.ToString(), sheet.Vat.ToString());
        Note(changes, "Sold by", Words(Quantity), Words(sheet.Quantity));
        Note(changes, "Paid for as", LineType.ToString(), sheet.LineType.ToString());
        Note(changes, "Featured", IsFeatured ? "yes" : "no", sheet.IsFeatured ? "yes" : "no");
        (Name, Slug, Summary, Description, Care, Brand) = (sheet.Name, sheet.Slug, sheet.Summary, sheet.Description, sheet.Care, sheet.Brand);
        if (!Tags.SequenceEqual(sheet.Tags)) Tags = [.. sheet.Tags];
        (WeightGrams, Vat, IsFeatured, LineType) = (sheet.WeightGrams, sheet.Vat, sheet.IsFeatured, sheet.LineType);
        (Unit, QuantityIncrement, QuantityMinimum, QuantityMaximum) = (sheet.Quantity.Unit, sheet.Quantity.Increment, sheet.Quantity.Minimum, sheet.Quantity.Maximum);
        var places = sheet.Places.ToHashSet();
        if (CanonicalCategoryId != sheet.Canonical!.Value || !places.SetEquals(_categories.Select(place => place.CategoryId))) changes.Add(new("Categories"));
        CanonicalCategoryId = sheet.Canonical.Value;
        _categories.RemoveAll(place => !places.Contains(place.CategoryId));
        foreach (var category in places) PlaceIn(category);
    }

    private void WriteAttributes(ProductSheet sheet, List<AuditChange> changes)
    {
        var pairs = AttributeValue.Pairs(sheet.Attributes);
        var (before, after) = (AttributeValue.Read(Attributes).ToLookup(said => said.Code, said => said.Value), AttributeValue.Read(pairs).ToLookup(said => said.Code, said => said.Value));
        foreach (var code in before.Select(said => said.Key).Union(after.Select(said => said.Key)).Order(StringComparer.Ordinal))
            Note(changes, $"Attribute {code}", string.Join(", ", before[code]), string.Join(", ", after[code]));
        // The same words in a new list would make every save a change.
        if (!Attributes.SequenceEqual(pairs)) Attributes = pairs;
    }

    private void WriteVariants(List<VariantRow> rows, List<AuditChange> changes)
    {
        foreach (var gone in _variants.Where(variant => !rows.Exists(row => row.Id == variant.Id)).ToList())
        {
            if (gone.IsWithdrawn && WasEverPublic) continue;
            changes.Add(new(WasEverPublic ? $"Withdrawn {gone.Sku}" : $"Removed {gone.Sku}"));
            if (WasEverPublic) gone.Withdraw();
            else _variants.Remove(gone);
        }

        for (var position = 0; position < rows.Count; position++)
        {
            var row = rows[position];
            if (_variants.Find(variant => variant.Id == row.Id) is { } known)
            {
                Note(changes, $"SKU of {known.Sku}", known.Sku, row.Sku);
                Note(changes, $"Options of {row.Sku}", OptionText.Of(known.Size, known.Colour), OptionText.Of(row.Size, row.Colour));
                Note(changes, $"Price of {row.Sku}", known.Price.ToString(), row.Price.ToString());
                Note(changes, $"Former price of {row.Sku}", Shillings(known.CompareAtMinor), Shillings(row.CompareAtMinor));
                Note(changes, $"Barcode of {row.Sku}", known.Barcode ?? "", row.Barcode ?? "");
                Note(changes, $"Withdrawn {row.Sku}", known.IsWithdrawn ? "yes" : "no", row.IsWithdrawn ? "yes" : "no");
                known.Revise(row, position);
            }
            else
            {
                changes.Add(new($"Added {row.Sku}", null, row.Price.ToString()));
                var added = Variant.Create(VariantId.New(), Id, row.Sku, row.Size, row.Colour, row.ColourHex, row.Price, null, position);
                added.Revise(row, position);
                _variants.Add(added);
            }
        }
    }

    private void WritePictures(IReadOnlyList<PictureRow> pictures, List<AuditChange> changes)
    {
        var before = _pictures.OrderBy(picture => picture.Position).ToList();
        var after = pictures.Select(picture => picture with { Alt = picture.Alt.Trim() }).ToList();
        if (before.Count != after.Count) changes.Add(new("Pictures", $"{before.Count}", $"{after.Count}"));
        else if (!before.Select(picture => picture.Hash).SequenceEqual(after.Select(picture => picture.Hash))) changes.Add(new("Order of the pictures"));
        else if (!before.Select(picture => (picture.Alt, picture.Colour)).SequenceEqual(after.Select(picture => (picture.Alt, picture.Colour)))) changes.Add(new("Words of the pictures"));
        else if (!before.Select(picture => picture.Focus).SequenceEqual(after.Select(picture => picture.Focus))) changes.Add(new("Middle of the pictures"));
        // Rows keep their places and change what they show: a picture's place is its key.
        for (var position = 0; position < after.Count; position++)
        {
            if (position < before.Count) before[position].Show(after[position]);
            else AddPicture(after[position]);
        }

        foreach (var left in before.Skip(after.Count)) _pictures.Remove(left);
    }

    private void WriteGoods(DigitalSheet goods, List<AuditChange> changes)
    {
        Note(changes, "Downloaded", IsDigital ? "yes" : "no", goods.IsDigital ? "yes" : "no");
        Note(changes, "Files", string.Join(", ", Files.Select(file => file.Name)), string.Join(", ", goods.Files.Select(file => file.Name)));
        // The same name may stand for another content.
        foreach (var file in goods.Files.Where(file => Files.Any(was => was.Name == file.Name && was.Hash != file.Hash))) changes.Add(new($"Replaced {file.Name}"));
        if (goods.IsDigital) Digitize(goods.Files);
        else (IsDigital, Files) = (false, []);
    }

    private void WriteAddOns(IReadOnlyList<AddOn> offered, List<AuditChange> changes)
    {
        foreach (var gone in AddOns.Where(was => offered.All(now => now.Code != was.Code))) Note(changes, $"Add-on {gone.Name}", AddOnSheet.Words(gone), "");
        foreach (var now in offered)
            Note(changes, $"Add-on {now.Name}", AddOns.FirstOrDefault(was => was.Code == now.Code) is { } was ? AddOnSheet.Words(was) : "", AddOnSheet.Words(now));
        AddOns = offered;
    }

    private static void Note(List<AuditChange> changes, string what, string before, string after)
    {
        if (before != after) changes.Add(new(what, before.Length == 0 ? null : before, after.Length == 0 ? null : after));
    }

    private static string Words(QuantityRule rule) =>
        $"{rule.Unit.ToString().ToLowerInvariant()}, {QuantityRule.Format(rule.Minimum, StockUnit.Piece)} to {QuantityRule.Format(rule.Maximum, StockUnit.Piece)} in steps of {QuantityRule.Format(rule.Increment, StockUnit.Piece)}";

    private static string Shillings(long? minor) => minor is { } amount ? new Money(amount, Money.Kes).ToString() : "";
}
