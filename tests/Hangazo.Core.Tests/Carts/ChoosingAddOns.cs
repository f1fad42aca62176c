using Hangazo.Core.Carts.Contracts;
using Hangazo.Core.Carts.Queries;
using Hangazo.Core.Carts.UseCases;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Inventory.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Tests.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Carts;

public sealed class ChoosingAddOns(Shop shop) : IClassFixture<Shop>
{
    private static readonly AddOn Monogram = new("monogram", "Monogram", AddOnKind.Text, false, "", 500_00, 3, AddOnLetters.Letters, []);
    private static readonly AddOn Words = new("words", "Words", AddOnKind.Text, false, "", 0, 40, AddOnLetters.Writing, []);
    private static readonly AddOn Wrap = new("gift-wrap", "Gift wrap", AddOnKind.YesNo, false, "", 150_50, 0, AddOnLetters.Letters, []);

    private static readonly AddOn Hem = new(
        "hem", "Hem finish", AddOnKind.Choice, true, "", 0, 0, AddOnLetters.Letters, [new("machine", "Machine", 0), new("hand", "By hand", 1_200_00)]);

    private readonly Desk _desk = new(shop);

    [Theory]
    [InlineData("monogram", "WK", null)]
    [InlineData("monogram", " n. k ", "add-on.too-long")]
    [InlineData("monogram", "ŵÑy", null)]
    [InlineData("monogram", "ABCD", "add-on.too-long")]
    [InlineData("monogram", "A1", "add-on.letters")]
    [InlineData("monogram", "<script>alert(1)</script>", "add-on.letters")]
    [InlineData("monogram", "<b>", "add-on.letters")]
    [InlineData("monogram", "❤️", "add-on.letters")]
    [InlineData("monogram", "A\u200BB", "add-on.letters")]
    [InlineData("monogram", "\u202EAB", "add-on.letters")]
    [InlineData("monogram", "A\u0000", "add-on.letters")]
    [InlineData("monogram", "\uD83D", "add-on.letters")]
    [InlineData("words", "Wanjiku & Otieno, 12/12/26 (ours!)", null)]
    [InlineData("words", "for ever 💍", "add-on.letters")]
    [InlineData("words", "a\nb", "add-on.letters")]
    [InlineData("gift-wrap", "yes", null)]
    [InlineData("gift-wrap", "on", "add-on.value-unknown")]
    [InlineData("hem", "silk", "add-on.value-unknown")]
    [InlineData("hem", "", "add-on.required")]
    [InlineData("engraving", "WK", "add-on.not-offered")]
    [InlineData("engraving", "", null)]
    [InlineData("", "WK", "add-on.not-offered")]
    public void Judges_what_was_filled_in(string code, string value, string? refusal)
    {
        var chosen = AddOnRules.Choose([Monogram, Words, Wrap, Hem], new Dictionary<string, string> { ["hem"] = "hand", [code] = value });
        Assert.Equal(refusal, chosen.Error?.Code);
    }

    [Fact]
    public void Takes_no_more_than_fits_however_long_it_is()
    {
        Assert.Equal("add-on.too-long", Choose("monogram", new string('A', 200)).Error!.Code);
        Assert.Equal("add-on.letters", Choose("monogram", new string('A', 1_000_000)).Error!.Code);
        // What looks the same is the same: composed letters, single spaces.
        Assert.Equal(Choose("monogram", " É K").Value.Configuration.Hash, Choose("monogram", "E\u0301  K ").Value.Configuration.Hash);
    }

    [Fact]
    public async Task Makes_a_line_of_its_own_with_its_price_in_it()
    {
        var robe = await OfferAsync(5, [Monogram, Wrap]);
        var cart = await PutAsync(null, robe, "2", ("monogram", "WK"), ("gift-wrap", "yes"));
        await PutAsync(cart, robe, "1", ("monogram", " WK "), ("gift-wrap", "yes"));
        await PutAsync(cart, robe, "1", ("monogram", "AB"));
        await PutAsync(cart, robe, "1");

        var view = await ViewAsync(cart);
        Assert.Equal([3, 1, 1], view.Lines.Select(line => line.Quantity));
        Assert.Equal(new Money(1_850_50, Money.Kes), view.Lines[0].UnitPrice);
        Assert.Equal(["Monogram: WK (KSh 500)", "Gift wrap (KSh 150.50)"], view.Lines[0].Choices.Select(choice => choice.WordsAndPrice));
        Assert.Equal(new Money(3 * 1_850_50, Money.Kes), view.Lines[0].Gross);
        Assert.Empty(view.Lines[2].Choices);
        Assert.All(view.Lines, line => Assert.Null(line.Problem));
        // Three and one and one are all there are.
        Assert.Equal("cart.not-enough", (await TryAsync(cart, robe, "1", ("monogram", "ZZ"))).Error!.Code);
        Assert.Equal("cart.not-enough", (await SetAsync(cart, view.Lines[1], "2")).Error!.Code);
        Assert.True((await SetAsync(cart, view.Lines[0], "2")).Succeeded);
        Assert.True((await SetAsync(cart, view.Lines[1], "2")).Succeeded);
        await shop.AskAsync(s => s.GetRequiredService<ChangeCart>().RemoveAsync(cart, null, LineOf(view.Lines[0]), CancellationToken.None));
        Assert.Equal(["Monogram: AB"], (await ViewAsync(cart)).Lines.SelectMany(line => line.Choices).Select(choice => choice.Words));
    }

    [Fact]
    public async Task Says_so_when_more_lines_of_one_thing_want_more_than_there_is()
    {
        var robe = await OfferAsync(3, [Monogram]);
        var cart = await PutAsync(null, robe, "2", ("monogram", "WK"));
        await PutAsync(cart, robe, "1");
        await shop.DoAsync(async s =>
        {
            await s.GetRequiredService<IInventory>().SetOnHandAsync(robe, 2, "counted", "a test", CancellationToken.None);
        });
        Assert.All((await ViewAsync(cart)).Lines, line => Assert.NotNull(line.Problem));
    }

    [Fact]
    public async Task Refuses_what_is_missing_or_belongs_to_another_product()
    {
        var curtain = await OfferAsync(5, [Hem]);
        Assert.Equal("add-on.required", (await TryAsync(null, curtain, "1")).Error!.Code);
        Assert.Equal("add-on.not-offered", (await TryAsync(null, curtain, "1", ("hem", "machine"), ("monogram", "WK"))).Error!.Code);
        // A price in the form is no add-on of anything.
        Assert.Equal("add-on.not-offered", (await TryAsync(null, curtain, "1", ("hem", "machine"), ("price", "1"))).Error!.Code);
    }

    [Fact]
    public async Task Shows_a_price_that_changed_and_charges_the_new_one()
    {
        var robe = await OfferAsync(5, [Monogram]);
        var cart = await PutAsync(null, robe, "1", ("monogram", "WK"));
        await ChangeOfferAsync(robe, Monogram with { PriceMinor = 650_00, Name = "Initials" });
        var line = Assert.Single((await ViewAsync(cart)).Lines);
        Assert.Equal((Money.Shillings(1_700), Money.Shillings(1_850)), (line.PriceBefore!.Value, line.UnitPrice));
        Assert.Equal("Initials: WK", Assert.Single(line.Choices).Words);
    }

    [Fact]
    public async Task Marks_a_line_whose_choice_is_no_longer_offered_and_places_no_order()
    {
        var robe = await OfferAsync(5, [Monogram]);
        var cart = await PutAsync(null, robe, "1", ("monogram", "WK"));
        await ChangeOfferAsync(robe, Wrap);
        var view = await ViewAsync(cart);
        Assert.False(view.CanCheckOut);
        Assert.Contains("not offered", Assert.Single(view.Lines).Problem, StringComparison.Ordinal);
        Assert.Equal("order.line-problem", (await shop.PlaceAsync(cart)).Error!.Code);
        Assert.Equal("add-on.not-offered", (await SetAsync(cart, view.Lines[0], "2")).Error!.Code);

        // Required from now on: what has none must choose.
        var plain = await PutAsync(null, robe, "1");
        await ChangeOfferAsync(robe, Hem);
        Assert.Contains("Hem finish", Assert.Single((await ViewAsync(plain)).Lines).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_frozen_into_the_order_to_the_cent()
    {
        var robe = await OfferAsync(5, [Monogram, Wrap]);
        var cart = await PutAsync(null, robe, "2", ("monogram", "WK"), ("gift-wrap", "yes"));
        await PutAsync(cart, robe, "1", ("monogram", "AB"));
        var placed = await shop.PlaceAsync(cart);
        await ChangeOfferAsync(robe, Hem);

        var order = (await shop.AskAsync(s => s.GetRequiredService<IOrders>().FindAsync(placed.Value.Id, CancellationToken.None)))!;
        Assert.Equal("Monogram: WK (KSh 500); Gift wrap (KSh 150.50)", order.Lines[0].Details);
        Assert.Equal([1_850_50, 1_700_00], order.Lines.Select(line => line.UnitPrice.Minor));
        Assert.Equal(2 * 1_850_50 + 1_700_00, order.Subtotal.Minor);
        Assert.Equal(order.Total, order.Subtotal + order.DeliveryFee + order.Rounding);
        Assert.Equal(order.VatByRate.Sum(vat => vat.Vat.Minor), order.Vat.Minor);
        Assert.Equal(510_48, order.Lines[0].Vat.Minor);
        Assert.Equal(2, await shop.AvailableAsync(robe));
        await shop.AssertStockBalancesAsync();

        await shop.DoAsync(async s =>
        {
            var db = s.GetRequiredService<HangazoDb>();
            (await db.Set<Order>().SingleAsync(o => o.Id == order.Id)).MarkPaid("M-Pesa", "UKL4X7Q9ZT", stockMissing: false, shop.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        await shop.ReactAsync();
        Assert.Equal(
            "Monogram: WK (KSh 500); Gift wrap (KSh 150.50)",
            await shop.ScalarAsync<string>($"select l.detail from invoicing.line l join invoicing.invoice i on i.id = l.invoice_id where i.order_id = '{order.Id}' and l.position = 1"));
        Assert.Equal(order.Total.Minor, await shop.ScalarAsync<long>($"select total_minor from invoicing.invoice where order_id = '{order.Id}'"));
    }

    [Fact]
    public async Task Stays_apart_and_whole_when_carts_merge_on_sign_in()
    {
        var (robe, me) = (await OfferAsync(9, [Monogram]), CustomerId.New());
        var mine = await PutAsync(null, robe, "1", ("monogram", "WK"));
        await shop.AskAsync(s => s.GetRequiredService<ClaimCart>().ExecuteAsync(mine, me, CancellationToken.None));
        var guest = await PutAsync(null, robe, "2", ("monogram", "WK"));
        await PutAsync(guest, robe, "1", ("monogram", "AB"));
        await shop.AskAsync(s => s.GetRequiredService<ClaimCart>().ExecuteAsync(guest, me, CancellationToken.None));
        var view = await shop.AskAsync(s => s.GetRequiredService<CartContents>().ExecuteAsync(null, me, Money.Zero(), CancellationToken.None));
        Assert.Equal([("Monogram: WK", 2m), ("Monogram: AB", 1m)], view.Lines.Select(line => (line.Choices[0].Words, line.Quantity)));
    }

    private static Result<ConfiguredAddOns> Choose(string code, string value) => AddOnRules.Choose([Monogram], new Dictionary<string, string> { [code] = value });

    private static CartLineId LineOf(CartContents.Line line) => new(line.VariantId, line.ConfigurationHash);

    private async Task<VariantId> OfferAsync(decimal onHand, IReadOnlyList<AddOn> addOns)
    {
        var slug = Desk.NewSlug();
        var saved = await _desk.OfferAsync(_desk.Sheet(slug), [Desk.Row(slug.ToUpperInvariant())], addOns);
        var variant = saved.Value.Variants.Values.Single();
        await shop.DoAsync(s => s.GetRequiredService<IInventory>().SetOnHandAsync(variant, onHand, "counted", "a test", CancellationToken.None));
        return variant;
    }

    private async Task ChangeOfferAsync(VariantId variant, params AddOn[] addOns)
    {
        var slug = (await shop.AskAsync(s => s.GetRequiredService<ICatalog>().GetVariantsAsync([variant], CancellationToken.None)))[variant].Slug;
        var product = await _desk.ReadAsync(slug);
        Assert.True((await _desk.OfferAsync(product.Sheet, product.Variants, addOns, product.Id, product.Version)).Succeeded);
    }

    private async Task<CartId> PutAsync(CartId? cart, VariantId variant, string quantity, params (string Code, string Value)[] wanted)
    {
        var added = await TryAsync(cart, variant, quantity, wanted);
        Assert.True(added.Succeeded, added.Error?.Message);
        return added.Value.Cart;
    }

    private Task<Result<AddToCart.Added>> TryAsync(CartId? cart, VariantId variant, string quantity, params (string Code, string Value)[] wanted) =>
        shop.AskAsync(s => s.GetRequiredService<AddToCart>().ExecuteAsync(
            new(cart, null, variant, quantity, wanted.ToDictionary(want => want.Code, want => want.Value)), CancellationToken.None));

    private Task<Result> SetAsync(CartId cart, CartContents.Line line, string quantity) => shop.AskAsync(s =>
        s.GetRequiredService<ChangeCart>().SetQuantityAsync(cart, null, LineOf(line), quantity, CancellationToken.None));

    private Task<CartContents.View> ViewAsync(CartId cart) => shop.AskAsync(s =>
        s.GetRequiredService<CartContents>().ExecuteAsync(cart, null, Money.Zero(), CancellationToken.None));
}
