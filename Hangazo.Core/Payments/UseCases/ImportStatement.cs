using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Daraja;
using Hangazo.Core.Payments.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>Staff bring in M-Pesa's statement to compare the books with; a line that was there before is passed over.</summary>
public sealed class ImportStatement(HangazoDb db, IAuditTrail trail, PaymentBell bell, TimeProvider clock)
{
    /// <summary>What the trail's entries are about.</summary>
    public static readonly AuditSubject Subject = new("statement", new Guid("0193a3f4-7d10-7c4e-9a51-2f6f0a6b7c02"));

    /// <param name="New">Lines that were not known.</param>
    /// <param name="Skipped">Lines that were not completed or moved no money.</param>
    public sealed record Summary(int New, int Known, int Skipped, IReadOnlyList<string> Problems);

    /// <summary>Codes: <c>statement.*</c>.</summary>
    public async Task<Result<Summary>> ExecuteAsync(string fileName, string text, Actor by, CancellationToken cancellationToken)
    {
        var read = StatementFile.Read(text);
        if (!read.Succeeded) return read.Error;
        var now = clock.GetUtcNow();
        var rows = read.Value.Rows;
        var added = await db.InTransactionAsync<int>(
            async token =>
            {
                await db.LockReceiptAsync("statement", token);
                var numbers = rows.Select(row => row.ReceiptNo).Distinct().ToList();
                var known = (await db.Set<StatementLine>().Where(line => numbers.Contains(line.ReceiptNo))
                    .Select(line => new { line.ReceiptNo, line.PaidInMinor, line.WithdrawnMinor }).ToListAsync(token))
                    .Select(line => (line.ReceiptNo, line.PaidInMinor, line.WithdrawnMinor)).ToHashSet();
                var fresh = rows.Where(row => known.Add((row.ReceiptNo, row.PaidInMinor, row.WithdrawnMinor))).ToList();
                db.AddRange(fresh.Select(row => StatementLine.Of(row, by.Name, now)));
                if (fresh.Count > 0) trail.Note(Subject, by, [new($"Statement {fileName}", null, $"{fresh.Count} new lines of {rows.Count}")]);
                await db.SaveChangesAsync(token);
                return fresh.Count;
            },
            cancellationToken);
        return new Summary(added.Value, rows.Count - added.Value, read.Value.Skipped, read.Value.Problems);
    }

    /// <summary>Takes in money that only the statement knows; it goes the way of all PayBill money. Codes: <c>payment.not-found</c>.</summary>
    public async Task<Result> TakeInAsync(Guid line, Actor by, CancellationToken cancellationToken)
    {
        if (await db.Set<StatementLine>().AsNoTracking()
                .SingleOrDefaultAsync(l => l.Id == line && l.Kind == StatementKind.PaidIn, cancellationToken) is not { } found)
            return PaymentErrors.NotFound;
        var now = clock.GetUtcNow();
        await db.InTransactionAsync<bool>(
            async token =>
            {
                var isNew = await db.TakeInAsync(found.ReceiptNo, found.ToMessage(), now, token);
                if (isNew) trail.Note(Subject, by, [new($"{found.ReceiptNo} taken in from the statement", null, found.PaidIn.ToString())]);
                await db.SaveChangesAsync(token);
                return isNew;
            },
            cancellationToken);
        bell.Inbox.Ring();
        return Result.Ok;
    }
}
