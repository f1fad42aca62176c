using Hangazo.Core.Invoicing.UseCases;
using Hangazo.Core.Outbox;
using Hangazo.Core.Payments.Contracts;

namespace Hangazo.Core.Invoicing.Reactions;

/// <summary>When money comes that leaves something to be paid, its deposit receipt is issued, once. What settles an order is on its invoice.</summary>
internal sealed class IssueDepositReceipt(IssueDocuments documents) : IReactTo<PaymentCaptured>
{
    public Task ReactAsync(PaymentCaptured happened, CancellationToken cancellationToken) => happened.Settled
        ? Task.CompletedTask
        : documents.DepositReceiptsAsync(new(happened.SubjectId), happened.ReceiptId, happened.Receipt, cancellationToken);
}
