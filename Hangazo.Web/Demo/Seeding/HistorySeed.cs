using System.Globalization;
using Hangazo.Core.Carts.Contracts;
using Hangazo.Core.Carts.UseCases;
using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Daraja;
using Hangazo.Web.Demo.Drawings;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Web.Demo.Seeding;

/// <summary>
/// Tells the shop's last ninety days by its own use cases, at the times things happened: carts, orders, M-Pesa's answers, packing, shipping,
/// cancelling, expiry; invoices and figures follow by themselves. M-Pesa is not asked: what it would have answered is booked as its answer.
/// </summary>
internal sealed class HistorySeed(PastShop shop, IReadOnlyDictionary<string, CustomerId> accounts)
{
    private const string Packer = "Faith Achieng";
    private const string Manager = "Daniel Mutua";
    private const string CancelledOnPhone = "1032";

    private enum Move
    {
        Place,
        Pack,
        Ship,
        Deliver,
        Cancel,
        Expire,
    }

    /// <summary>Tells it only to a shop that never had an order.</summary>
    public async Task ExecuteAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var variants = await StartAsync(cancellationToken);
        if (variants is null) return;
        var plan = HistoryPlan.For(now);
        var steps = plan.SelectMany((order, i) => MovesOf(order).Select(move => (At: move.At < now ? move.At : now, move.Move, Order: i)));
        var numbers = new string[plan.Count];
        var dice = Dice.Of(ShopTime.DayOf(now).DayNumber, "receipts");
        foreach (var step in steps.OrderBy(step => step.At))
        {
            shop.Clock.MoveTo(step.At);
            await using var scope = shop.Enter();
            var services = scope.ServiceProvider;
            if (step.Move == Move.Place) numbers[step.Order] = await PlaceAsync(services, plan[step.Order], variants, dice, cancellationToken);
            else await MoveAsync(services, numbers[step.Order], step.Move, cancellationToken);
            while (await shop.Outbox.DeliverOneAsync(cancellationToken))
            {
            }
        }

        // Nobody was watching then.
        while (await shop.Outbox.AnnounceAsync(cancellationToken) > 0)
        {
        }
    }

    private static IEnumerable<(DateTimeOffset At, Move Move)> MovesOf(PlannedOrder order)
    {
        yield return (order.At, Move.Place);
        switch (order.Ending)
        {
            case Ending.CancelledUnpaid:
                yield return (order.At.AddMinutes(14), Move.Cancel);
                break;
            case Ending.CancelledPaid:
                yield return (order.At.AddMinutes(170), Move.Cancel);
                break;
            case Ending.Expired:
                yield return (order.At.AddMinutes(61), Move.Expire);
                break;
            case Ending.Packed or Ending.Shipped or Ending.Delivered:
                yield return (order.At.AddMinutes(75), Move.Pack);
                if (order.Ending == Ending.Packed) break;
                yield return (order.At.AddMinutes(210), Move.Ship);
                if (order.Ending == Ending.Shipped) break;
                yield return (order.At.AddHours(order.Place is null ? 22 : 49), Move.Deliver);
                break;
        }
    }

    /// <summary>The ids of what can be bought; null when the shop has orders.</summary>
    private async Task<Dictionary<string, VariantId>?> StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = shop.Enter();
        var db = scope.ServiceProvider.GetRequiredService<HangazoDb>();
        if (await db.Set<Order>().AnyAsync(cancellationToken)) return null;
        return await db.Set<Variant>().Where(variant => !variant.IsWithdrawn).ToDictionaryAsync(variant => variant.Sku, variant => variant.Id, cancellationToken);
    }

    /// <summary>Cart, order and M-Pesa's answer in one transaction, so that no worker ever sees an attempt that waits to be sent.</summary>
    /// <summary>The first value of what must be chosen, such as the plain hem of a curtain.</summary>
    private static async Task<Dictionary<string, string>> PlainChoicesAsync(IServiceProvider services, VariantId variant, CancellationToken cancellationToken) =>
        (await services.GetRequiredService<ICatalog>().GetVariantsAsync([variant], cancellationToken))[variant].AddOns
            .Where(addOn => addOn.IsRequired && addOn.Kind == AddOnKind.Choice).ToDictionary(addOn => addOn.Code, addOn => addOn.Values[0].Code);

    private async Task<string> PlaceAsync(
        IServiceProvider services, PlannedOrder plan, Dictionary<string, VariantId> variants, Dice dice, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<HangazoDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        CartId? cart = null;
        foreach (var (sku, quantity) in plan.Items)
        {
            var added = await services.GetRequiredService<AddToCart>().ExecuteAsync(
                new(
                    cart, null, variants[sku], quantity.ToString(CultureInfo.InvariantCulture), await PlainChoicesAsync(services, variants[sku], cancellationToken)),
                cancellationToken);
            cart = Expect(added).Cart;
        }

        CustomerId? customer = plan.Buyer.Login is { } login ? accounts[login] : null;
        var placed = Expect(await services.GetRequiredService<PlaceOrder>().ExecuteAsync(new(cart, customer, FormOf(plan)), cancellationToken));
        Answer(db.Set<Payment>().Local.Single(payment => payment.SubjectId == placed.Id.Value), plan.Ending, dice);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return placed.Number;
    }

    private static CheckoutInput FormOf(PlannedOrder plan) => new(
        plan.Buyer.Name, plan.Buyer.Phone, plan.Buyer.Email, plan.Place?.County, plan.Place?.Town, plan.Place?.Directions, plan.Delivery,
        Note: null, plan.Buyer.KraPin, PaymentMethods.Mpesa.Code, plan.Buyer.Phone, ExpectedSubtotalMinor: null);

    /// <summary>The push goes out, and a minute later comes what the phone said.</summary>
    private void Answer(Payment payment, Ending ending, Dice dice)
    {
        var attempt = payment.OpenAttempt!;
        var now = shop.Clock.GetUtcNow();
        payment.BeginSubmit(attempt, CallbackToken.New().Hash, now);
        payment.Submitted(attempt, HistoryReceipts.MerchantRequest(dice), HistoryReceipts.CheckoutRequest(now, attempt.Phone, dice), null, now);
        shop.Clock.MoveTo(now.AddSeconds(20 + dice.Below(40)));
        now = shop.Clock.GetUtcNow();
        if (ending is Ending.Pending or Ending.CancelledUnpaid or Ending.Expired)
        {
            var result = MpesaResults.Of(CancelledOnPhone)!;
            payment.NotPaid(attempt, result.Signal, CancelledOnPhone, result.Text, now);
        }
        else
        {
            payment.Receive(attempt, new(HistoryReceipts.Receipt(now, dice), attempt.Amount, now), now);
        }
    }

    private static async Task MoveAsync(IServiceProvider services, string number, Move move, CancellationToken cancellationToken)
    {
        var change = services.GetRequiredService<ChangeOrder>();
        var moved = move switch
        {
            Move.Pack => await change.FulfilAsync(number, FulfilmentState.Packed, Packer, cancellationToken),
            Move.Ship => await change.FulfilAsync(number, FulfilmentState.Shipped, Packer, cancellationToken),
            Move.Deliver => await change.FulfilAsync(number, FulfilmentState.Delivered, Packer, cancellationToken),
            Move.Cancel => await change.CancelAsync(number, "the buyer changed their mind", Manager, paidToo: true, cancellationToken),
            Move.Expire => await services.GetRequiredService<ExpireUnpaidOrders>().ExecuteOneAsync(cancellationToken)
                ? Result.Ok
                : throw new InvalidOperationException($"{number} did not expire."),
            _ => throw new ArgumentOutOfRangeException(nameof(move)),
        };
        if (!moved.Succeeded) throw new InvalidOperationException($"{number}, {move}: {moved.Error.Code}");
    }

    private static T Expect<T>(Result<T> result) => result.Succeeded ? result.Value : throw new InvalidOperationException($"{result.Error.Code}: {result.Error.Message}");
}
