using Hangazo.Core.Invoicing.UseCases;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Outbox;

namespace Hangazo.Core.Invoicing.Reactions;

/// <summary>When an order is paid, its invoice is issued, once.</summary>
internal sealed class IssueInvoice(IssueDocuments documents) : IReactTo<OrderPaid>
{
    public Task ReactAsync(OrderPaid happened, CancellationToken cancellationToken) => documents.InvoiceAsync(happened.OrderId, cancellationToken);
}
