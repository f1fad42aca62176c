using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Invoicing.Data;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Invoicing.UseCases;

/// <summary>Staff have put right what kept a document from the tax office: it goes into the queue again, under its own running number.</summary>
public sealed class SendFiscalAgain(HangazoDb db, IAuditTrail trail, TimeProvider clock)
{
    /// <summary>Codes: <c>fiscal.not-found</c>, <c>fiscal.not-failed</c>.</summary>
    /// <param name="document">Its number.</param>
    public async Task<Result> ExecuteAsync(string document, Actor by, CancellationToken cancellationToken) => await db.InTransactionAsync<bool>(
        async token =>
        {
            if (await db.LockFiscalAsync(document, token) is not { } record) return FiscalErrors.NotFound;
            var problem = record.Problem;
            var again = record.SendAgain(clock.GetUtcNow());
            if (!again.Succeeded) return again.Error;
            trail.Note(EnterFiscalReceipt.SubjectOf(record.InvoiceId), by, [new("Sent again", problem, "queued")]);
            await db.SaveChangesAsync(token);
            return true;
        },
        cancellationToken);
}
