using Hangazo.Core.Invoicing.UseCases;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Outbox;

namespace Hangazo.Core.Invoicing.Reactions;

/// <summary>When it is decided that some of an order is given back, or all of it because it was cancelled, its credit notes are issued, once.</summary>
internal sealed class IssueCreditNote(IssueDocuments documents) : IReactTo<OrderRefunded>
{
    public Task ReactAsync(OrderRefunded happened, CancellationToken cancellationToken) =>
        documents.CreditNotesAsync(happened.RefundId, happened.Cancelled, cancellationToken);
}
