using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Catalog.UseCases;
using Hangazo.Core.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Catalog;

public sealed class SayingWhatProductsAre(Shop shop) : IClassFixture<Shop>
{
    private static int _made;

    [Fact]
    public async Task A_product_says_what_its_categories_and_those_above_them_ask_for()
    {
        var (house, other) = (await CategoryAsync(null), await CategoryAsync(null));
        var shelf = await CategoryAsync(house);
        var (fabric, _) = await AddAsync(AttributeKind.Choice, ["Linen", "Silk"], [house]);

        var (said, saved) = await SaveAsync(shelf, [new(fabric, "linen")]);
        Assert.True(saved.Succeeded, saved.Error?.Message);
        Assert.Equal([new AttributeValue(fabric, "Linen")], said!.Sheet.Attributes);
        Assert.Equal(["attribute.not-of-category"], Desk.Codes((await SaveAsync(other, [new(fabric, "Linen")])).Saved.Error));
        Assert.Equal(["attribute.unknown"], Desk.Codes((await SaveAsync(shelf, [new("never-was", "Linen")])).Saved.Error));

        // What it said before it was moved elsewhere it may keep.
        var desk = new Desk(shop);
        Assert.True((await desk.SaveAsync(said.Sheet with { Canonical = other }, said.Variants, said.Id, said.Version)).Succeeded);
    }

    [Theory]
    [InlineData(AttributeKind.Choice, "Silk", "Silk")]
    [InlineData(AttributeKind.Choice, "Paper", null)]
    [InlineData(AttributeKind.Number, "140", "140")]
    [InlineData(AttributeKind.Number, "2,50", "2.5")]
    [InlineData(AttributeKind.Number, "-1", null)]
    [InlineData(AttributeKind.Number, "1000001", null)]
    [InlineData(AttributeKind.Number, "1.234", null)]
    [InlineData(AttributeKind.Number, "wide", null)]
    [InlineData(AttributeKind.YesNo, "YES", "yes")]
    [InlineData(AttributeKind.YesNo, "perhaps", null)]
    [InlineData(AttributeKind.Text, " <b>bold</b> = 1 ", "<b>bold</b> = 1")]
    [InlineData(AttributeKind.Text, "two\nlines", null)]
    [InlineData(AttributeKind.Text, "a\0b", null)]
    public async Task Each_kind_takes_its_own_values_only(AttributeKind kind, string typed, string? kept)
    {
        var (code, _) = await AddAsync(kind, ["Linen", "Silk"], []);

        var (said, saved) = await SaveAsync(shop.Category, [new(code, typed)]);

        if (kept is null) Assert.Equal(["attribute.value-invalid"], Desk.Codes(saved.Error));
        else Assert.Equal([new AttributeValue(code, kept)], said!.Sheet.Attributes);
    }

    [Fact]
    public async Task Several_hold_only_where_several_may()
    {
        var (one, _) = await AddAsync(AttributeKind.Choice, ["Linen", "Silk"], []);
        var (several, _) = await AddAsync(AttributeKind.Choices, ["Linen", "Silk"], []);

        Assert.Equal(["attribute.one-only"], Desk.Codes((await SaveAsync(shop.Category, [new(one, "Linen"), new(one, "Silk")])).Saved.Error));
        Assert.Equal(2, (await SaveAsync(shop.Category, [new(several, "Silk"), new(several, "Linen"), new(several, "")])).Said!.Sheet.Attributes.Count);
    }

    [Fact]
    public async Task An_option_that_is_called_otherwise_takes_the_products_along_and_two_can_trade()
    {
        var (code, id) = await AddAsync(AttributeKind.Choice, ["Linen", "Silk"], []);
        var (linen, _) = await SaveAsync(shop.Category, [new(code, "Linen")]);
        var (silk, _) = await SaveAsync(shop.Category, [new(code, "Silk")]);
        var entry = await EntryAsync(code);

        var written = await DoAsync(a => a.WriteAsync(id, entry.Version, Sheet([new("Linen", "Silk"), new("Silk", "Linen"), new(null, "Jute")]), Desk.Amina, default));

        Assert.True(written.Succeeded, written.Error?.Message);
        var desk = new Desk(shop);
        Assert.Equal("Silk", (await desk.ReadAsync(linen!.Sheet.Slug)).Sheet.Attributes.Single().Value);
        Assert.Equal("Linen", (await desk.ReadAsync(silk!.Sheet.Slug)).Sheet.Attributes.Single().Value);
        Assert.Equal(["Silk", "Linen", "Jute"], (await EntryAsync(code)).Options);
        Assert.Equal("attribute.changed-meanwhile", (await DoAsync(a => a.WriteAsync(id, entry.Version, Sheet([new(null, "x")]), Desk.Brian, default))).Error!.Code);
        Assert.Contains(await TrailAsync(id), said => said is { What: "Option", Before: "Linen", After: "Silk", By: "Amina Odhiambo" });
    }

    [Fact]
    public async Task What_products_say_cannot_be_taken_away()
    {
        var (code, id) = await AddAsync(AttributeKind.Choice, ["Linen", "Silk"], []);
        var (said, _) = await SaveAsync(shop.Category, [new(code, "Linen")]);
        var version = (await EntryAsync(code)).Version;

        Assert.Equal("attribute.in-use", (await DoAsync(a => a.WriteAsync(id, version, Sheet([new("Silk", "Silk")]), Desk.Amina, default))).Error!.Code);
        Assert.Equal("attribute.in-use", (await DoAsync(a => a.RemoveAsync(id, version, Desk.Amina, default))).Error!.Code);

        await new Desk(shop).SaveAsync(said!.Sheet with { Attributes = [] }, said.Variants, said.Id, said.Version);
        Assert.True((await DoAsync(a => a.RemoveAsync(id, version, Desk.Amina, default))).Succeeded);
        Assert.Equal("attribute.not-found", (await DoAsync(a => a.RemoveAsync(id, version, Desk.Amina, default))).Error!.Code);
    }

    [Theory]
    [InlineData("size", "Size", "Linen", "attribute.code-invalid")]
    [InlineData("Fabric", "Fabric", "Linen", "attribute.code-invalid")]
    [InlineData("a=b", "Fabric", "Linen", "attribute.code-invalid")]
    [InlineData("cloth", " ", "Linen", "attribute.name-missing")]
    [InlineData("cloth", "Fabric", "", "attribute.options-invalid")]
    [InlineData("cloth", "Fabric", "a|b", "attribute.options-invalid")]
    [InlineData("cloth", "Fabric", "-", "attribute.options-invalid")]
    [InlineData("cloth", "a\0b", "Linen", "text.unreadable")]
    public async Task Makes_no_attribute_of_nonsense(string code, string name, string option, string refusal) =>
        Assert.Equal(refusal, (await DoAsync(a => a.AddAsync(code, AttributeKind.Choice, new(name, "", true, [new(null, option)], []), Desk.Amina, default))).Error!.Code);

    [Fact]
    public async Task A_code_is_taken_once_a_text_filters_nothing_and_a_category_must_be_there()
    {
        var (code, _) = await AddAsync(AttributeKind.YesNo, [], []);

        Assert.Equal("attribute.code-taken", (await DoAsync(a => a.AddAsync(code, AttributeKind.YesNo, Sheet([]), Desk.Amina, default))).Error!.Code);
        Assert.Equal("attribute.no-filter", (await DoAsync(a => a.AddAsync("words", AttributeKind.Text, Sheet([]), Desk.Amina, default))).Error!.Code);
        Assert.Equal("category.not-found", (await DoAsync(a => a.AddAsync("lost", AttributeKind.YesNo, Sheet([]) with { Categories = [CategoryId.New()] }, Desk.Amina, default))).Error!.Code);
    }

    [Fact]
    public async Task Tags_are_tidied_and_too_many_are_refused()
    {
        var desk = new Desk(shop);
        var slug = Desk.NewSlug();

        Assert.True((await desk.SaveAsync(desk.Sheet(slug) with { Tags = ["Gift  idea", "gift idea", " ", "AFRO"] }, [Desk.Row(slug)])).Succeeded);

        Assert.Equal(["afro", "gift idea"], (await desk.ReadAsync(slug)).Sheet.Tags);
        foreach (var tags in new[] { Enumerable.Range(0, 21).Select(i => $"tag {i}").ToArray(), ["a|b"], [new string('x', 41)], ["a\0b"] })
            Assert.Equal(["tags.invalid"], Desk.Codes((await desk.SaveAsync(desk.Sheet(Desk.NewSlug()) with { Tags = tags }, [Desk.Row(Desk.NewSlug())])).Error));
    }

    [Fact]
    public async Task Two_spellings_of_a_brand_become_one()
    {
        var desk = new Desk(shop);
        var (one, other) = (Desk.NewSlug(), Desk.NewSlug());
        foreach (var (slug, brand) in new[] { (one, "Lamu Looms"), (other, "LAMU looms") })
            Assert.True((await desk.SaveAsync(desk.Sheet(slug) with { Brand = brand }, [Desk.Row(slug)])).Succeeded);

        var renamed = await shop.AskAsync(services => services.GetRequiredService<RenameBrand>().ExecuteAsync("LAMU looms", " Lamu Looms ", Desk.Brian, default));

        Assert.Equal(1, renamed.Value);
        var changed = await desk.ReadAsync(other);
        Assert.Equal("Lamu Looms", changed.Sheet.Brand);
        Assert.Contains(await desk.TrailAsync(changed.Id), said => said is { What: "Brand", Before: "LAMU looms", After: "Lamu Looms", By: "Brian Mwangi" });
        Assert.Equal("brand.not-found", (await shop.AskAsync(services => services.GetRequiredService<RenameBrand>().ExecuteAsync("LAMU looms", "x", Desk.Brian, default))).Error!.Code);
    }

    private static AttributeSheet Sheet(IReadOnlyList<AttributeOption> options) => new("Cloth", "", true, options, []);

    private async Task<(string Code, AttributeId Id)> AddAsync(AttributeKind kind, string[] options, CategoryId[] categories)
    {
        var code = $"made-{Interlocked.Increment(ref _made)}";
        var added = await DoAsync(a => a.AddAsync(code, kind, new("Cloth", "cm", kind != AttributeKind.Text, [.. options.Select(option => new AttributeOption(null, option))], categories), Desk.Amina, default));
        Assert.True(added.Succeeded, added.Error?.Message);
        return (code, added.Value);
    }

    private async Task<CategoryId> CategoryAsync(CategoryId? parent)
    {
        var name = $"attributed-{Interlocked.Increment(ref _made)}";
        return (await shop.AskAsync(services => services.GetRequiredService<ArrangeCategories>().AddAsync(parent, name, name, "", Desk.Amina, default))).Value;
    }

    private async Task<(ProductForEditing.View? Said, Result<SaveProduct.Saved> Saved)> SaveAsync(CategoryId category, IReadOnlyList<AttributeValue> values)
    {
        var desk = new Desk(shop);
        var slug = Desk.NewSlug();
        var saved = await desk.SaveAsync(desk.Sheet(slug) with { Canonical = category, Attributes = values }, [Desk.Row(slug)]);
        return (saved.Succeeded ? await desk.ReadAsync(slug) : null, saved);
    }

    private Task<AttributeBook.Entry> EntryAsync(string code) => shop.AskAsync(async services =>
    {
        var book = services.GetRequiredService<AttributeBook>();
        book.Forget();
        return (await book.GetAsync(default)).Find(code)!;
    });

    private Task<Result<AttributeId>> DoAsync(Func<ArrangeAttributes, Task<Result<AttributeId>>> arrangeAsync) =>
        shop.AskAsync(services => arrangeAsync(services.GetRequiredService<ArrangeAttributes>()));

    private Task<IReadOnlyList<AuditView>> TrailAsync(AttributeId id) =>
        shop.AskAsync(services => services.GetRequiredService<IAuditTrail>().ReadAsync(ArrangeAttributes.Subject(id), 20, default));
}
