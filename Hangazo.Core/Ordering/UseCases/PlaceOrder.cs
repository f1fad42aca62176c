using Hangazo.Core.Carts.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Inventory.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Pricing.Contracts;
using Hangazo.Core.Promotions.Contracts;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Core.Shipping.Contracts;
using Hangazo.Core.Tax.Contracts;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Hangazo.Core.Ordering.UseCases;

/// <summary>
/// Turns a cart into an order, once: however often it is asked for the same cart (double click, refresh, two tabs), there is one order and the same answer.
/// Order, stock reservations, the uses of promotions, the payment's first attempt and the outbox rows are one transaction.
/// Codes: <c>order.cart-empty</c>, <c>form.invalid</c> with details per field, <c>order.line-problem</c>, <c>order.total-changed</c>,
/// <c>order.store-credit-changed</c>, <c>order.stays-in-kenya</c>, <c>stock.short</c>, those of redeeming promotions, and those of a discount code when no expected subtotal says that the buyer has seen the price
/// without it.
/// </summary>
public sealed class PlaceOrder(
    HangazoDb db, ICarts carts, ICatalog catalog, IInventory inventory, IPricing pricing, IPayments payments, ICustomers customers, IShipping shipping,
    IPromotions promotions, ITax tax, ISettings settings, TimeProvider clock)
{
    public sealed record Command(CartId? Cart, CustomerId? Customer, CheckoutInput Input);

    /// <param name="Anew">False: it was placed before.</param>
    /// <param name="IsPaidForNow">Nothing is left to pay before it is begun.</param>
    public sealed record Placed(OrderId Id, string Number, string Key, bool Anew, bool IsPaidForNow = false);

    public async Task<Result<Placed>> ExecuteAsync(Command command, CancellationToken cancellationToken)
    {
        if (command.Cart is not { } cart) return OrderingErrors.CartEmpty;
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await db.InTransactionAsync(token => PlaceAsync(cart, command, token), cancellationToken);
            }
            catch (DbUpdateException exception) when (tries < 3
                && exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "ix_order_number" })
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<Result<Placed>> PlaceAsync(CartId cart, Command command, CancellationToken cancellationToken)
    {
        var (cartLines, code) = await carts.LockForPlacingAsync(cart, cancellationToken);
        if (cartLines.Count == 0) return await AlreadyPlacedAsync(cart, cancellationToken);
        var facts = await catalog.GetVariantsAsync(cartLines.Select(line => line.VariantId).ToList(), cancellationToken);
        var options = await shipping.OptionsAsync(command.Input.County, ParcelOf(cartLines, facts), cancellationToken);
        var (now, plans) = (clock.GetUtcNow(), await settings.PlansAsync(cancellationToken));
        DateOnly? eventAfter = PaymentSchedule.NeedsEventDay(facts.Values, plans) ? ShopTime.DayOf(now) : null;
        var abroad = CheckoutRules.IsAbroad(command.Input.Country) ? await shipping.AbroadAsync(cancellationToken) : null;
        var form = CheckoutRules.Check(
            command.Input, await shipping.CountiesAsync(cancellationToken), options, CheckoutRules.GoodsOf(facts.Values), eventAfter, abroad);
        if (!form.Succeeded) return form.Error;
        var leaves = form.Value.Delivery.ByQuote;
        if (leaves && facts.Values.FirstOrDefault(variant => variant.LineType == LineType.Service) is { } work) return OrderingErrors.StaysInKenya(work.Name);
        var buyer = new PromotionBuyer(command.Customer, form.Value.Contact.Phone);
        var basket = await PriceAsync(cartLines, facts, form.Value.Delivery, new(buyer, code) { LeavesKenya = leaves }, cancellationToken);
        if (!basket.Succeeded) return basket.Error;
        if (CheckSeen(command.Input, basket.Value) is { } changed) return changed;
        var agreed = leaves ? Agreed.Later(now.AddDays(abroad!.QuoteDays)) : await AgreeAsync(command, form.Value, basket.Value, plans, now, cancellationToken);
        if (!agreed.Succeeded) return agreed.Error;
        var (parts, dueNow, credit, due, heldUntil) = agreed.Value;
        var paidByCredit = !credit.IsZero && credit == basket.Value.Total;
        var order = Order.Place(
            OrderId.New(), OrderNumber.New(now), cart, command.Customer, paidByCredit ? form.Value with { Method = PaymentMethods.StoreCredit } : form.Value, basket.Value,
            await tax.RateAsync(leaves ? VatCategory.ZeroRated : VatCategory.Standard, ShopTime.DayOf(now), cancellationToken), due, now);
        db.Add(order);
        if (!credit.IsZero) order.NoteStoreCredit(credit, now);
        if (!order.Total.IsZero && !leaves) payments.Open(RequestOf(order, form.Value, command.Customer, credit) with { Parts = parts }, now);
        if (command.Customer is { } account) await customers.EnsureAsync(account, form.Value.Contact, cancellationToken);
        await carts.MarkOrderedAsync(cart, cancellationToken);
        var lines = cartLines.Where(line => !facts[line.VariantId].IsDigital).Select(line => new StockLine(line.VariantId, line.Quantity)).ToList();
        var reserved = await inventory.ReserveAsync(order.Id.Value, lines, heldUntil, cancellationToken);
        if (!reserved.Succeeded) return NameShortLine(reserved.Error, basket.Value);
        var redeemed = await promotions.RedeemAsync(order.Id.Value, buyer, basket.Value.Promotions, cancellationToken);
        if (!redeemed.Succeeded) return redeemed.Error;
        if ((order.Total.IsZero && !leaves) || paidByCredit)
        {
            await inventory.AllocateAsync(order.Id.Value, cancellationToken);
            order.MarkPaid(paidByCredit ? PaymentMethods.StoreCredit.Name : "", "", stockMissing: false, now);
        }

        await db.SaveChangesAsync(cancellationToken);
        return new Placed(order.Id, order.Number, order.AccessKey, Anew: true, credit == dueNow);
    }

    /// <summary>What is paid when the order is placed, how, and how long its things are held for it.</summary>
    private async Task<Result<Agreed>> AgreeAsync(
        Command command, CheckoutRules.Checked form, PricedBasket basket, PaymentPlans plans, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var parts = PaymentSchedule.Of(basket.Lines, basket.Total, plans, form.EventDay, ShopTime.DayOf(now));
        var dueNow = parts.Count > 0 ? parts[0].Amount : Money.Zero(basket.Total.Currency);
        var credit = await StoreCreditAsync(command, dueNow, cancellationToken);
        if (!credit.Succeeded) return credit.Error;
        if (await CheckMethodAsync(form, dueNow - credit.Value, parts.Count > 1, cancellationToken) is { } refused) return refused;
        var rules = await settings.OrderingAsync(cancellationToken);
        var (due, heldUntil) = CheckoutRules.Due(form.Method!, await settings.PaymentsAsync(cancellationToken), rules, now);
        return new Agreed(parts, dueNow, credit.Value, due, heldUntil);
    }

    private static Parcel ParcelOf(IReadOnlyList<CartLineFacts> lines, IReadOnlyDictionary<VariantId, VariantFacts> facts) =>
        Parcels.Of(lines.Where(line => facts.ContainsKey(line.VariantId)).Select(line => (facts[line.VariantId], line.Quantity)));

    private async Task<Result<Placed>> AlreadyPlacedAsync(CartId cart, CancellationToken cancellationToken) =>
        await db.Set<Order>().AsNoTracking().Where(o => o.CartId == cart)
            .Select(o => new Placed(o.Id, o.Number, o.AccessKey, false, false)).SingleOrDefaultAsync(cancellationToken) is { } placed
            ? placed
            : OrderingErrors.CartEmpty;

    private static PaymentRequest RequestOf(Order order, CheckoutRules.Checked form, CustomerId? customer, Money credit) => new(
        new(order.Id.Value, OrderNumber.PaymentReference(order.Number)), order.Total, form.PayerPhone, form.Method!.Code, form.Contact.Email,
        form.Address?.CountyCode)
    {
        StoreCredit = customer is { } holder && !credit.IsZero ? new(holder.Value, credit) : null,
    };

    /// <summary>What of the buyer's store credit goes into it. The balance is locked until the order is there.</summary>
    private async Task<Result<Money>> StoreCreditAsync(Command command, Money total, CancellationToken cancellationToken)
    {
        if (!command.Input.UseStoreCredit || command.Customer is not { } customer || total.IsZero) return Money.Zero(total.Currency);
        var balance = await payments.LockStoreCreditAsync(customer.Value, cancellationToken);
        return command.Input.SeenStoreCreditMinor is { } seen && seen != balance.Minor
            ? OrderingErrors.StoreCreditChanged(balance) : StoreCreditUse.Of(total, balance);
    }

    /// <summary>The buyer has seen what it costs: a price that changed, or a discount that is over, is shown before anything is ordered.</summary>
    private static Error? CheckSeen(CheckoutInput input, PricedBasket basket)
    {
        var why = basket.Code?.Refusal;
        if (input.ExpectedSubtotalMinor is not { } seen) return why;
        if (seen != basket.Subtotal.Minor) return OrderingErrors.TotalChanged(new(seen, basket.Subtotal.Currency), basket.Subtotal, why?.Message);
        return input.SawDeliveryOff && basket.DeliveryDiscount.IsZero && !basket.DeliveryFee.IsZero ? OrderingErrors.FeeChanged : null;
    }

    /// <param name="owed">What the method is asked for now.</param>
    private async Task<Error?> CheckMethodAsync(CheckoutRules.Checked form, Money owed, bool inParts, CancellationToken cancellationToken)
    {
        if (owed.IsZero) return null;
        var offered = await payments.OfferedAsync(owed, form.Address?.CountyCode, cancellationToken);
        return CheckoutRules.CheckMethod(form.Method!, form.Delivery, offered, inParts).Error;
    }

    private async Task<Result<PricedBasket>> PriceAsync(
        IReadOnlyList<CartLineFacts> cartLines, IReadOnlyDictionary<VariantId, VariantFacts> facts, DeliveryOption delivery,
        PricingContext context, CancellationToken cancellationToken)
    {
        var lines = new List<BasketLine>(cartLines.Count);
        foreach (var line in cartLines)
        {
            if (!facts.TryGetValue(line.VariantId, out var variant)) return OrderingErrors.LineProblem("An item", "It is no longer for sale.");
            if (!variant.IsSellable) return OrderingErrors.LineProblem(variant.Name, "It is no longer for sale.");
            if (variant.Quantity.Check(line.Quantity) is { Succeeded: false } refused) return OrderingErrors.LineProblem(variant.Name, refused.Error.Message);
            var chosen = AddOnRules.Choose(variant.AddOns, line.Configuration.Picks);
            if (!chosen.Succeeded) return OrderingErrors.LineProblem(variant.Name, chosen.Error.Message);
            lines.Add(new(variant, line.Quantity) { Choices = chosen.Value.Choices });
        }

        return await pricing.PriceAsync(lines, delivery.Fee, context, cancellationToken);
    }

    private sealed record Agreed(IReadOnlyList<PlannedInstalment> Parts, Money DueNow, Money Credit, DateTimeOffset? Due, DateTimeOffset HeldUntil)
    {
        /// <summary>Nothing is paid before the delivery has its fee.</summary>
        public static Result<Agreed> Later(DateTimeOffset until) => new Agreed([], Money.Zero(), Money.Zero(), until, until);
    }

    private static Error NameShortLine(Error error, PricedBasket basket)
    {
        var line = basket.Lines.FirstOrDefault(l => l.Variant.Id.ToString() == error.Field);
        return line is null ? error : error with { Message = $"{line.Variant.Name}: {error.Message} Please change your cart." };
    }
}
