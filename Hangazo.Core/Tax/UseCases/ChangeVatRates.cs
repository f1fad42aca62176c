using System.Globalization;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Hangazo.Core.Tax.UseCases;

/// <summary>
/// The owner writes down a rate that the law brings on a day to come, or takes one back that has not begun. What holds today is not changed: orders
/// were placed by it. Other nodes know of it within minutes, so it begins tomorrow at the earliest.
/// </summary>
public sealed class ChangeVatRates(HangazoDb db, IAuditTrail trail, TimeProvider clock)
{
    private const decimal Highest = 50;

    /// <summary>Codes: <c>vat-rate.category</c>, <c>vat-rate.from</c>, <c>vat-rate.percent</c>, <c>vat-rate.exists</c>.</summary>
    /// <param name="percent">As typed, such as <c>16</c> or <c>17.5</c>.</param>
    public async Task<Result> AddAsync(VatCategory category, DateOnly? from, string? percent, Actor by, CancellationToken cancellationToken)
    {
        if (category is not (VatCategory.Standard or VatCategory.Reduced))
            return new Error("vat-rate.category", "Only the standard and the reduced rate change; the other categories bear none.", Field: "category");
        if (from is not { } day || day <= Today || day.Year > 2100) return new Error("vat-rate.from", "Choose the day from which it holds, tomorrow at the earliest.", Field: "from");
        if (!decimal.TryParse(percent?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) || rate is <= 0 or > Highest || !decimal.IsInteger(rate * 100))
            return new Error("vat-rate.percent", "Enter the rate in percent, such as 16 or 17.5.", Field: "percent");
        db.Add(new VatRate(category, day, rate));
        trail.Note(ChangeVatRegistration.Subject, by, [new($"VAT rate {(char)category} from {Words(day)}", null, string.Create(CultureInfo.InvariantCulture, $"{rate:0.##} %"))]);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Result.Ok;
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            return new Error("vat-rate.exists", "There is a rate from that day on already. Take it back first.", ErrorKind.Conflict, "from");
        }
    }

    /// <summary>Codes: <c>vat-rate.not-found</c>.</summary>
    public async Task<Result> TakeBackAsync(VatCategory category, DateOnly from, Actor by, CancellationToken cancellationToken)
    {
        if (from <= Today || await db.Set<VatRate>().SingleOrDefaultAsync(r => r.Category == category && r.From == from, cancellationToken) is not { } rate)
            return new Error("vat-rate.not-found", "There is no such rate that has not begun.", ErrorKind.NotFound);
        db.Remove(rate);
        trail.Note(ChangeVatRegistration.Subject, by, [new($"VAT rate {(char)category} from {Words(from)}", string.Create(CultureInfo.InvariantCulture, $"{rate.Percent:0.##} %"), null)]);
        await db.SaveChangesAsync(cancellationToken);
        return Result.Ok;
    }

    private DateOnly Today => ShopTime.DayOf(clock.GetUtcNow());

    private static string Words(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
