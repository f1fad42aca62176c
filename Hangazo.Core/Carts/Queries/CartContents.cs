using Hangazo.Core.Carts.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Inventory.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Pricing.Contracts;
using Hangazo.Core.Promotions.Contracts;
using Hangazo.Core.Shipping.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Carts.Queries;

/// <summary>A cart at today's prices and stock, with what changed since its things were put in.</summary>
public sealed class CartContents(HangazoDb db, ICatalog catalog, IInventory inventory, IPricing pricing)
{
    /// <param name="PriceBefore">Set when the price is another than the one that was seen.</param>
    /// <param name="Problem">A sentence when the line cannot be bought as it is.</param>
    public sealed record Line(
        VariantId VariantId, string Slug, string Name, string OptionText, string? PictureHash, decimal Quantity, QuantityRule Rule, Money UnitPrice,
        Money Gross, Money? PriceBefore, decimal Available, string? Problem)
    {
        /// <summary>What it costs before promotions.</summary>
        public Money Full { get; init; } = Money.Zero();

        /// <summary>Tells it from lines of the same variant in another configuration.</summary>
        public string ConfigurationHash { get; init; } = "";

        public IReadOnlyList<ChosenAddOn> Choices { get; init; } = [];

        public bool IsDigital { get; init; }
    }

    public sealed record View(CartId? Id, IReadOnlyList<Line> Lines, PricedBasket? Priced)
    {
        public static readonly View Empty = new(null, [], null);

        public bool CanCheckOut => Lines.Count > 0 && Lines.All(line => line.Problem is null);
    }

    /// <param name="deliveryFee">Before promotions; null while the buyer has not chosen.</param>
    /// <param name="phone">The buyer's, once it is known: some promotions are for a first order, or for so many.</param>
    public Task<View> ExecuteAsync(CartId? id, CustomerId? customer, Money? deliveryFee, CancellationToken cancellationToken, PhoneNumber? phone = null) =>
        ExecuteAsync(id, customer, _ => Task.FromResult(deliveryFee), cancellationToken, phone);

    /// <param name="feeOf">The fee before promotions for what there is to deliver; of nothing where all are files.</param>
    /// <param name="leavesKenya">It is priced for another country.</param>
    public async Task<View> ExecuteAsync(
        CartId? id, CustomerId? customer, Func<Parcel?, Task<Money?>> feeOf, CancellationToken cancellationToken, PhoneNumber? phone = null, bool leavesKenya = false)
    {
        if (id is null && customer is null) return View.Empty;
        var rows = await db.Set<Cart>().AsNoTracking()
            .Where(cart => cart.OrderedAt == null
                && ((customer != null && cart.CustomerId == customer) || (id != null && cart.Id == id && (cart.CustomerId == null || cart.CustomerId == customer))))
            .OrderBy(cart => cart.CustomerId == null)
            .SelectMany(cart => cart.Lines.Select(line => new
            {
                CartId = cart.Id, cart.CustomerId, cart.DiscountCode, line.VariantId, line.Configuration, line.Quantity, line.PriceSeen,
                line.Position,
            }))
            .ToListAsync(cancellationToken);
        if (rows.Count == 0) return View.Empty;
        var cartId = (rows.Find(row => row.CustomerId is not null) ?? rows[0]).CartId;
        rows = rows.Where(row => row.CartId == cartId).OrderBy(row => row.Position).ToList();
        var ids = rows.ConvertAll(row => row.VariantId);
        var facts = await catalog.GetVariantsAsync(ids, cancellationToken);
        var available = await inventory.AvailableAsync(ids, cancellationToken);
        rows = rows.Where(row => facts.ContainsKey(row.VariantId)).ToList();
        var chosen = rows.ConvertAll(row => AddOnRules.Choose(facts[row.VariantId].AddOns, row.Configuration.Picks));
        var parcel = rows.Count > 0 && rows.TrueForAll(row => facts[row.VariantId].IsDigital) ? null : Parcels.Of(rows.Select(row => (facts[row.VariantId], row.Quantity)));
        var priced = await pricing.PriceAsync(
            [.. rows.Zip(chosen, (row, choice) => new BasketLine(facts[row.VariantId], row.Quantity) { Choices = choice.Succeeded ? choice.Value.Choices : [] })],
            await feeOf(parcel), new(new(customer, phone), rows.Count == 0 ? null : rows[0].DiscountCode) { LeavesKenya = leavesKenya && parcel is not null }, cancellationToken);
        var wanted = rows.GroupBy(row => row.VariantId).ToDictionary(group => group.Key, group => group.Sum(row => row.Quantity));
        var lines = rows.Zip(priced.Lines, chosen).Select(each =>
        {
            var (row, line, choice) = each;
            var variant = line.Variant;
            var left = variant.AvailableOf(available[row.VariantId]);
            var problem = !variant.IsSellable ? CartErrors.NotForSale.Message
                : !choice.Succeeded ? ChoiceGone(choice.Error)
                : wanted[row.VariantId] > left ? CartErrors.NotEnough(left, variant.Quantity.Unit).Message
                : variant.Quantity.Check(row.Quantity).Error?.Message;
            return new Line(
                variant.Id, variant.Slug, variant.Name, variant.OptionText, variant.PictureHash, row.Quantity, variant.Quantity, line.UnitPrice, line.Gross,
                !choice.Succeeded || row.PriceSeen == (line.UnitPriceWithVat ?? line.UnitPrice) ? null : row.PriceSeen, left, problem)
            {
                Full = line.Full, ConfigurationHash = row.Configuration.Hash, IsDigital = variant.IsDigital,
                Choices = choice.Succeeded ? line.Choices : AsKept(row.Configuration),
            };
        }).ToList();
        return new(cartId, lines, priced);
    }

    /// <summary>Of choices that are no longer offered so, only what was kept of them is known.</summary>
    private static List<ChosenAddOn> AsKept(Configuration configuration) =>
        [.. configuration.Picks.Select(pick => new ChosenAddOn(pick.Key, pick.Value == AddOnRules.Yes ? "" : pick.Value, Money.Zero()))];

    private static string ChoiceGone(Error error) =>
        $"What you chose is not offered like this any more. {error.Message} Remove this line and add it again from its page.";
}
