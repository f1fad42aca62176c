using System.Globalization;
using System.Text;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Invoicing.Queries;

/// <summary>What was sold in a month of the shop's calendar, and the VAT in it: the issued documents added up, and nothing else.</summary>
public sealed class VatReport(HangazoDb db)
{
    /// <summary>Documents of one kind. Net = gross - VAT.</summary>
    public sealed record Sums(Money Gross, Money Vat)
    {
        public Money Net => Gross - Vat;

        public static Sums operator +(Sums a, Sums b) => new(a.Gross + b.Gross, a.Vat + b.Vat);

        public static Sums operator -(Sums a, Sums b) => new(a.Gross - b.Gross, a.Vat - b.Vat);
    }

    /// <param name="Rate">Percent.</param>
    public sealed record Line(VatCategory Category, decimal Rate, Sums Deposits, Sums Invoices, Sums CreditNotes)
    {
        public Sums Sold => Deposits + Invoices - CreditNotes;
    }

    /// <param name="Deposits">Deposit receipts that hold VAT. Invoices hold what is left.</param>
    /// <param name="Rounding">Of receipts and invoices less credit notes: part of what was paid, of no VAT.</param>
    public sealed record View(
        DateOnly Month, IReadOnlyList<Line> Lines, int DepositCount, int InvoiceCount, int CreditNoteCount, Sums Deposits, Sums Invoices, Sums CreditNotes, Money Rounding)
    {
        public Sums Sold => Deposits + Invoices - CreditNotes;

        /// <summary>One line per category and rate, amounts in shillings with two decimals, the sums below.</summary>
        public string ToCsv()
        {
            var csv = new StringBuilder(
                "Month,Category,Rate %,Deposit receipts gross,Deposit receipts net,Deposit receipts VAT,Invoices gross,Invoices net,Invoices VAT,Credit notes gross,Credit notes net,Credit notes VAT,Gross,Net,VAT\r\n");
            foreach (var line in Lines)
                Write(csv, $"{(char)line.Category}", line.Rate.ToString("0.##", CultureInfo.InvariantCulture), line.Deposits, line.Invoices, line.CreditNotes);
            Write(csv, "Sum", "", Deposits, Invoices, CreditNotes);
            return csv.Append(CultureInfo.InvariantCulture, $"{Name},Rounding,,,,,,,,,,,{Plain(Rounding)},,\r\n").ToString();
        }

        private string Name => Month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

        private void Write(StringBuilder csv, string category, string rate, Sums deposits, Sums invoices, Sums notes)
        {
            var cells = new[] { deposits, invoices, notes, deposits + invoices - notes }.SelectMany(sums => new[] { Plain(sums.Gross), Plain(sums.Net), Plain(sums.Vat) });
            csv.Append(CultureInfo.InvariantCulture, $"{Name},{category},{rate},{string.Join(',', cells)}\r\n");
        }

        private static string Plain(Money money) => money.Amount.ToString("0.00", CultureInfo.InvariantCulture);
    }

    /// <param name="month">Any day of it.</param>
    public async Task<View> OfMonthAsync(DateOnly month, CancellationToken cancellationToken)
    {
        var first = new DateOnly(month.Year, month.Month, 1);
        var (from, to) = (ShopTime.StartOf(first), ShopTime.StartOf(first.AddMonths(1)));
        // By the tax point; a receipt without VAT is a proof of payment and nothing that was sold.
        var issued = db.Set<Invoice>().AsNoTracking().Where(i => i.Type != DocumentType.DepositReceipt || i.VatByRate.Any()).Where(i =>
            (i.TaxPoint == null && i.IssuedAt >= from && i.IssuedAt < to) || (i.TaxPoint >= from && i.TaxPoint < to));
        var parts = await (
            from document in issued
            from vat in document.VatByRate
            group vat by new { document.Type, vat.Category, vat.Rate } into rate
            select new { rate.Key.Type, rate.Key.Category, rate.Key.Rate, Gross = rate.Sum(v => v.Gross.Minor), Vat = rate.Sum(v => v.Vat.Minor) }).ToListAsync(cancellationToken);
        var kinds = await issued.GroupBy(i => i.Type)
            .Select(kind => new { Type = kind.Key, Count = kind.Count(), Rounding = kind.Sum(i => i.Rounding.Minor) }).ToListAsync(cancellationToken);

        Sums Of(DocumentType type, VatCategory? category = null, decimal? rate = null)
        {
            var some = parts.Where(p => p.Type == type && (category is null || p.Category == category) && (rate is null || p.Rate == rate)).ToList();
            return new(new(some.Sum(p => p.Gross), Money.Kes), new(some.Sum(p => p.Vat), Money.Kes));
        }

        var lines = parts.Select(p => (p.Category, p.Rate)).Distinct().OrderBy(p => p.Category).ThenByDescending(p => p.Rate)
            .Select(p => new Line(p.Category, p.Rate, Of(DocumentType.DepositReceipt, p.Category, p.Rate), Of(DocumentType.Invoice, p.Category, p.Rate), Of(DocumentType.CreditNote, p.Category, p.Rate))).ToList();
        var invoices = kinds.Find(kind => kind.Type == DocumentType.Invoice);
        var deposits = kinds.Find(kind => kind.Type == DocumentType.DepositReceipt);
        var notes = kinds.Find(kind => kind.Type == DocumentType.CreditNote);
        return new(
            first, lines, deposits?.Count ?? 0, invoices?.Count ?? 0, notes?.Count ?? 0, Of(DocumentType.DepositReceipt), Of(DocumentType.Invoice), Of(DocumentType.CreditNote),
            new((deposits?.Rounding ?? 0) + (invoices?.Rounding ?? 0) - (notes?.Rounding ?? 0), Money.Kes));
    }
}
