using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Catalog;

public sealed class OfferingAddOns(Shop shop) : IClassFixture<Shop>
{
    private static readonly AddOn Monogram = new("", " Monogram ", AddOnKind.Text, false, "On the chest.", 500_00, 3, AddOnLetters.Letters, []);
    private static readonly AddOn Wrap = new("", "Gift wrap", AddOnKind.YesNo, true, "", 150_00, 9, AddOnLetters.Writing, []);

    private static readonly AddOn Hem = new(
        "", "Hem", AddOnKind.Choice, true, "", 77, 0, AddOnLetters.Letters, [new("", "Machine", 0), new("", " ", 5), new("", "Hand-stitched", 1_200_00)]);

    private readonly Desk _desk = new(shop);

    [Fact]
    public async Task Keeps_them_in_order_tidied_with_codes_that_last()
    {
        var product = await SavedAsync(Monogram, Wrap, Hem);
        Assert.Equal(["monogram", "gift-wrap", "hem"], product.AddOns.Select(addOn => addOn.Code));
        Assert.Equal("Monogram", product.AddOns[0].Name);
        Assert.Equal((false, 0), (product.AddOns[1].IsRequired, product.AddOns[1].MaxLength));
        Assert.Equal((0, 2), (product.AddOns[2].PriceMinor, product.AddOns[2].Values.Count));
        Assert.Equal(["machine", "hand-stitched"], product.AddOns[2].Values.Select(value => value.Code));

        var renamed = await SavedAsync(product, product.AddOns[2], product.AddOns[0] with { Name = "Initials", PriceMinor = 600_00 });
        Assert.Equal([("hem", "Hem"), ("monogram", "Initials")], renamed.AddOns.Select(addOn => (addOn.Code, addOn.Name)));
        var trail = await _desk.TrailAsync(product.Id);
        Assert.Contains(trail, entry => entry.What == "Add-on Gift wrap" && entry.After is null);
        Assert.Contains(trail, entry => entry.What == "Add-on Initials" && entry.Before!.Contains("KSh 500", StringComparison.Ordinal) && entry.After!.Contains("KSh 600", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Shows_them_on_the_products_page()
    {
        var product = await SavedAsync(Monogram, Hem);
        var page = await shop.AskAsync(s => s.GetRequiredService<ProductDetails>().ExecuteAsync(product.Sheet.Slug, CancellationToken.None, inAnyState: true));
        Assert.Equal(["Monogram", "Hem"], page!.AddOns.Select(addOn => addOn.Name));
        Assert.Equal(1_200_00, page.AddOns[1].Values[1].PriceMinor);
    }

    [Fact]
    public async Task Stay_when_they_are_not_spoken_of_as_in_a_file()
    {
        var product = await SavedAsync(Monogram);
        var saved = await _desk.SaveAsync(product.Sheet with { Summary = "Another." }, product.Variants, product.Id, product.Version);
        Assert.True(saved.Succeeded);
        Assert.Single((await _desk.ReadAsync(product.Sheet.Slug)).AddOns);
    }

    [Theory]
    [InlineData("add-on.name-missing", "", 100, 3)]
    [InlineData("text.too-long", "A name that goes on and on, longer than anybody would ever want to read on a page", 100, 3)]
    [InlineData("text.unreadable", "Mono\u0000gram", 100, 3)]
    [InlineData("add-on.price-invalid", "Monogram", -1, 3)]
    [InlineData("add-on.price-invalid", "Monogram", 100_000_001, 3)]
    [InlineData("add-on.length-invalid", "Monogram", 100, 0)]
    [InlineData("add-on.length-invalid", "Monogram", 100, 61)]
    public async Task Refuses_what_cannot_be_offered(string code, string name, long price, int most)
    {
        var refused = await TryAsync(new AddOn("", name, AddOnKind.Text, false, "", price, most, AddOnLetters.Letters, []));
        Assert.Equal([code], Desk.Codes(refused.Error));
    }

    [Fact]
    public async Task Refuses_two_of_a_name_too_many_and_choices_without_a_choice()
    {
        Assert.Equal(["add-on.same-name"], Desk.Codes((await TryAsync(Monogram, Monogram with { Name = "MONOGRAM" })).Error));
        Assert.Equal(["product.too-many-add-ons"], Desk.Codes((await TryAsync([.. Enumerable.Range(1, 11).Select(i => Monogram with { Name = $"Monogram {i}" })])).Error));
        Assert.Equal(["add-on.values-invalid"], Desk.Codes((await TryAsync(Hem with { Values = [new("", "Machine", 0)] })).Error));
        Assert.Equal(["add-on.values-invalid"], Desk.Codes((await TryAsync(Hem with { Values = [new("", "Machine", 0), new("", "machine", 5)] })).Error));
        Assert.Equal(["add-on.price-invalid"], Desk.Codes((await TryAsync(Hem with { Values = [new("", "Machine", 0), new("", "Hand", -5)] })).Error));
    }

    private Task<ProductForEditing.View> SavedAsync(params AddOn[] addOns) => SaveAsync(null, addOns);

    private Task<ProductForEditing.View> SavedAsync(ProductForEditing.View product, params AddOn[] addOns) => SaveAsync(product, addOns);

    private async Task<ProductForEditing.View> SaveAsync(ProductForEditing.View? product, AddOn[] addOns)
    {
        var slug = product?.Sheet.Slug ?? Desk.NewSlug();
        var saved = await _desk.OfferAsync(
            product?.Sheet ?? _desk.Sheet(slug), product?.Variants ?? [Desk.Row(slug.ToUpperInvariant())], addOns, product?.Id, product?.Version ?? 0);
        Assert.True(saved.Succeeded, saved.Error?.Message);
        return await _desk.ReadAsync(slug);
    }

    private Task<Result<Hangazo.Core.Catalog.UseCases.SaveProduct.Saved>> TryAsync(params AddOn[] addOns)
    {
        var slug = Desk.NewSlug();
        return _desk.OfferAsync(_desk.Sheet(slug), [Desk.Row(slug.ToUpperInvariant())], addOns);
    }
}
