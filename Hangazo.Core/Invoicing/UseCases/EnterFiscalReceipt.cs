using System.Globalization;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Invoicing.Contracts;
using Hangazo.Core.Invoicing.Data;
using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Invoicing.UseCases;

/// <summary>Staff write down the receipt of a document that they entered with the tax office by hand (eTIMS Lite, *222#).</summary>
public sealed class EnterFiscalReceipt(HangazoDb db, IAuditTrail trail, TimeProvider clock)
{
    private const int LongestNumber = 40;
    private const int LongestCode = 64;
    private const int LongestLink = 500;

    /// <param name="Document">The document's number, such as <c>INV-2026-000123</c>.</param>
    /// <param name="At">Date and time on the receipt, Kenyan time, as <c>2026-11-21T14:05</c>.</param>
    /// <param name="Link">What its QR code says; may be empty.</param>
    public sealed record Command(string Document, string? Number, string? Signature, string? InternalData, string? At, string? Link);

    public static AuditSubject SubjectOf(InvoiceId document) => new("fiscal", document.Value);

    /// <summary>Codes: <c>fiscal.not-found</c>, <c>fiscal.on-its-way</c>, <c>fiscal.has-receipt</c>, <c>fiscal.receipt-used</c>, <c>fiscal.receipt-number</c>,
    /// <c>fiscal.signature</c>, <c>fiscal.internal-data</c>, <c>fiscal.date</c>, <c>fiscal.link</c>.</summary>
    public async Task<Result> ExecuteAsync(Command command, Actor by, CancellationToken cancellationToken) => await db.InTransactionAsync<bool>(
        async token =>
        {
            if (await db.LockFiscalAsync(command.Document, token) is not { } record) return FiscalErrors.NotFound;
            var now = clock.GetUtcNow();
            var read = Read(command, record, now);
            if (!read.Succeeded) return read.Error;
            var receipt = read.Value;
            var used = await db.Set<FiscalRecord>().AsNoTracking()
                .Where(r => r.InvoiceId != record.InvoiceId && r.Type == record.Type && r.Serial == null && r.ReceiptNumber == receipt.Number).Select(r => r.Number).FirstOrDefaultAsync(token);
            if (used is not null) return FiscalErrors.ReceiptUsed(used);
            var entered = record.Enter(receipt, now);
            if (!entered.Succeeded) return entered.Error;
            trail.Note(SubjectOf(record.InvoiceId), by, [new("Fiscal receipt written down", null, $"{receipt.Number} of {ShopTime.MinuteText(receipt.At)}, signature {(receipt.Signature.Length > 0 ? receipt.Signature : "none")}")]);
            await db.SaveChangesAsync(token);
            return true;
        },
        cancellationToken);

    private static Result<FiscalReceipt> Read(Command command, FiscalRecord record, DateTimeOffset now)
    {
        if (Code(command.Number, LongestNumber) is not { Length: > 0 } number) return FiscalErrors.ReceiptNumber;
        if (Code(command.Signature, LongestCode) is not { } signature) return FiscalErrors.Signature;
        if (Code(command.InternalData, LongestCode) is not { } inner) return FiscalErrors.InternalData;
        if (!DateTime.TryParseExact(command.At, ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var typed)) return FiscalErrors.Date;
        var at = new DateTimeOffset(typed, ShopTime.Offset).ToUniversalTime();
        if (ShopTime.DayOf(at) < ShopTime.DayOf(record.IssuedAt) || at > now) return FiscalErrors.Date;
        var link = command.Link?.Trim() ?? "";
        if (link.Length > 0 && (link.Length > LongestLink || !Uri.TryCreate(link, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps
            || !("." + url.Host).EndsWith(".kra.go.ke", StringComparison.OrdinalIgnoreCase))) return FiscalErrors.Link;
        return new FiscalReceipt(number, signature, inner, at, link.Length > 0 ? link : null);
    }

    /// <summary>Letters, digits and the signs between them, trimmed; empty when nothing was typed, null when it is something else.</summary>
    private static string? Code(string? typed, int most)
    {
        var text = typed?.Trim() ?? "";
        return text.Length <= most && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '/' or '.' or ' ') ? text : null;
    }
}
