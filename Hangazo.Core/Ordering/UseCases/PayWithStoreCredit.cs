using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Ordering.UseCases;

/// <summary>An order's own customer pays some of what is still owed with store credit, at once; the rest stays to be paid as before.</summary>
public sealed class PayWithStoreCredit(HangazoDb db, IStoreCredit credit, TimeProvider clock)
{
    /// <param name="Customer">Who is signed in.</param>
    public sealed record Command(OrderId Order, CustomerId Customer, StoreCreditWish Wish);

    /// <summary>Codes: <c>order.not-found</c> for anybody else's order too, and those of <see cref="IStoreCredit.SpendAsync"/>.</summary>
    public Task<Result<StoreCreditSpent>> ExecuteAsync(Command command, CancellationToken cancellationToken) => db.InTransactionAsync<StoreCreditSpent>(
        async token =>
        {
            if (await db.Set<Order>().SingleOrDefaultAsync(o => o.Id == command.Order && o.CustomerId == command.Customer, token) is not { } order)
                return OrderingErrors.NotFound;
            var spent = await credit.SpendAsync(order.Id.Value, command.Customer.Value, command.Wish, token);
            if (!spent.Succeeded) return spent.Error;
            order.NoteStoreCredit(spent.Value.Amount, clock.GetUtcNow());
            await db.SaveChangesAsync(token);
            return spent.Value;
        },
        cancellationToken);
}
