using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>
/// Staff say whose money a PayBill receipt is: one payment's, parts of several, or nobody's, so that it goes back as a credit. The receipt is locked,
/// and what the person saw must still be so: of two people who match it at once, one wins and the other is told.
/// </summary>
public sealed class MatchReceipt(HangazoDb db, IAuditTrail trail, TimeProvider clock)
{
    private const int LongestNote = 200;

    /// <param name="Subject">Whose payment.</param>
    /// <param name="Amount">Shillings as typed; empty: all that is left, for the last part only.</param>
    /// <param name="Field">The field to complain about.</param>
    public sealed record Part(Guid Subject, string? Amount, string Field = "amount");

    /// <param name="SeenLeft">What was left when the person decided.</param>
    /// <param name="Return">Whether what the parts leave is to be given back.</param>
    /// <param name="Note">Why, for the trail.</param>
    public sealed record Command(Guid Receipt, Money SeenLeft, IReadOnlyList<Part> Parts, bool Return, string? Note = null);

    /// <summary>
    /// What is left now. Codes: <c>payment.not-found</c>, <c>payment.receipt-taken</c>, <c>payment.part-missing</c>, <c>payment.part-amount</c>,
    /// <c>payment.parts-too-much</c>.
    /// </summary>
    public Task<Result<Money>> ExecuteAsync(Command command, Actor by, CancellationToken cancellationToken) => db.InTransactionAsync<Money>(
        async token =>
        {
            if (command.Parts.Count == 0 && !command.Return) return PaymentErrors.PartMissing;
            if (await db.LockPayBillReceiptAsync(command.Receipt, token) is not { } receipt) return PaymentErrors.NotFound;
            if (receipt.Left != command.SeenLeft || receipt.Left.IsZero) return PaymentErrors.ReceiptTaken;
            var amounts = ReadParts(command.Parts, receipt.Left);
            if (!amounts.Succeeded) return amounts.Error;
            var now = clock.GetUtcNow();
            var changes = new List<AuditChange>();
            // Payments are locked in one order, so that two people with the same two orders do not wait for each other.
            foreach (var (part, amount) in command.Parts.Zip(amounts.Value).OrderBy(pair => pair.First.Subject))
            {
                if (await db.LockSubjectAsync(part.Subject, token) is not { } payment) return PaymentErrors.NotFound;
                var proof = receipt.Allocate(amount, Matching.Staff);
                var booked = payment.TakeIn(receipt, proof, $"PayBill {receipt.TransactionId}: {amount}, matched by {by.Name}.", null, now);
                changes.Add(new($"Matched to {payment.Reference}", null, $"{amount}: {booked}"));
                trail.Note(
                    new("payment", payment.Id.Value), by, [new("PayBill receipt matched", null, $"{amount} of {receipt.TransactionId}: {booked}")]);
            }

            if (command.Return && !receipt.Left.IsZero) changes.Add(Return(receipt, command.Note, by, now));
            trail.Note(SubjectOf(receipt.Id), by, changes);
            await db.SaveChangesAsync(token);
            return receipt.Left;
        },
        cancellationToken);

    /// <summary>What the trail's entries about a receipt are about.</summary>
    public static AuditSubject SubjectOf(Guid receipt) => new("paybill-receipt", receipt);

    private AuditChange Return(PayBillReceipt receipt, string? note, Actor by, DateTimeOffset now)
    {
        var amount = receipt.Left;
        var why = string.IsNullOrWhiteSpace(note) ? $"To be returned, by {by.Name}" : note.Trim();
        var payment = Payment.Unwanted(receipt, amount, why.Length > LongestNote ? why[..LongestNote] : why, now);
        db.Add(payment);
        payment.TakeIn(
            receipt, receipt.Allocate(amount, Matching.Staff), $"PayBill {receipt.TransactionId}: {amount} to be returned, by {by.Name}.", null, now);
        return new("To be returned", null, amount.ToString());
    }

    private static Result<IReadOnlyList<Money>> ReadParts(IReadOnlyList<Part> parts, Money left)
    {
        var amounts = new List<Money>();
        foreach (var (part, at) in parts.Select((part, at) => (part, at)))
        {
            var rest = left - Money.Sum(amounts);
            var isRest = string.IsNullOrWhiteSpace(part.Amount) && at == parts.Count - 1;
            if ((isRest ? rest : TypedShillings.Read(part.Amount)) is not { Minor: > 0 } amount) return PaymentErrors.PartAmount(part.Field);
            if (amount > rest) return PaymentErrors.PartsTooMuch(left);
            amounts.Add(amount);
        }

        return Result.Of<IReadOnlyList<Money>>(amounts);
    }
}
