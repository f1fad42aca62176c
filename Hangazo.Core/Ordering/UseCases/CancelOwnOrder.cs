using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.Queries;

namespace Hangazo.Core.Ordering.UseCases;

/// <summary>A buyer takes an order back that goes to another country, before anything of it is paid. The caller has checked that the order is theirs.</summary>
public sealed class CancelOwnOrder(ChangeOrder change, OrderDetails orders)
{
    private const string Reason = "you took it back";

    /// <summary>Codes: <c>order.not-found</c>, <c>order.not-possible</c>.</summary>
    public async Task<Result> ExecuteAsync(OrderId id, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(id, cancellationToken) is not { } order) return OrderingErrors.NotFound;
        if (!MayCancel(order)) return OrderingErrors.NotPossible;
        var cancelled = await change.CancelAsync(order.Number, Reason, null, paidToo: false, cancellationToken);
        // Money that came meanwhile is for staff to give back.
        return cancelled.Error?.Code == OrderingErrors.NeedsManager.Code ? OrderingErrors.NotPossible : cancelled;
    }

    /// <summary>It goes abroad, and nobody has paid yet.</summary>
    public static bool MayCancel(OrderSnapshot order) =>
        order is { LeavesKenya: true, State: OrderState.Open, PaymentState: OrderPaymentState.Unpaid, PaidAt: null };
}
