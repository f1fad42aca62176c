using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>
/// Staff write down money they received by hand: a transfer on the bank's statement, cash or M-Pesa at the door or the counter. From here
/// on it goes the way of all money: captured, the order paid when it is all there, the invoice issued; too much or too late becomes a credit.
/// </summary>
public sealed class RecordMoney(HangazoDb db, IAuditTrail trail, TimeProvider clock)
{
    private const int LongestReference = 40;

    /// <param name="Method">A code of <see cref="PaymentMethods"/> whose money staff record.</param>
    /// <param name="Amount">Shillings as typed, such as <c>12,500</c>.</param>
    /// <param name="Reference">The bank's reference, the M-Pesa code or the number in the receipt book.</param>
    public sealed record Command(Guid Subject, string Method, string? Amount, string? Reference);

    /// <summary>
    /// What it was booked as. Codes: <c>form.invalid</c> with <c>money.*</c> per field, <c>payment.not-found</c>, <c>payment.reference-used</c>.
    /// </summary>
    public async Task<Result<Receiving>> ExecuteAsync(Command command, Actor by, CancellationToken cancellationToken)
    {
        var errors = new List<Error>();
        if (PaymentMethods.Find(command.Method) is not { ByHand: true } method)
            return Error.Form([new("money.method", "Choose how the money came.", Field: "method")]);
        var amount = TypedShillings.Read(command.Amount);
        if (amount is null) errors.Add(new("money.amount", "Enter the amount in shillings, such as 12,500.", Field: "amount"));
        var reference = command.Reference?.Trim().ToUpperInvariant() ?? "";
        if (reference.Length is 0 or > LongestReference || reference.Any(char.IsControl))
            errors.Add(new("money.reference", "Enter the reference: the bank's, the M-Pesa code, or the number in the receipt book.", Field: "reference"));
        if (errors.Count > 0) return Error.Form(errors);

        var gateway = Gateways.ForMethod(method.Code).Code;
        try
        {
            return await db.InTransactionAsync<Receiving>(
                async token =>
                {
                    await db.LockReceiptAsync(reference, token);
                    if (await db.LockSubjectAsync(command.Subject, token) is not { } payment) return PaymentErrors.NotFound;
                    if (await db.IsReceiptKnownAsync(reference, token)) return PaymentErrors.ReferenceUsed;
                    var booked = payment.RecordByHand(gateway, new(reference, amount!.Value, null), by.Name, clock.GetUtcNow());
                    trail.Note(new("payment", payment.Id.Value), by, [new($"{method.Name} received", null, $"{amount.Value}, {reference}: {booked}")]);
                    await db.SaveChangesAsync(token);
                    return booked;
                },
                cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { ConstraintName: "ux_receipt_reference" })
        {
            db.ChangeTracker.Clear();
            return PaymentErrors.ReferenceUsed;
        }
    }
}
