using System.Globalization;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.UseCases;

namespace Hangazo.Core.Ordering;

/// <summary>What staff typed about a delivery to another country, read and judged. Pure.</summary>
internal static class QuoteForm
{
    public const long MostShillings = 5_000_000;

    private const int MostDays = 180;
    private const int LongestValid = 60;
    private const int LongestNote = 300;

    /// <summary>Its revision is the caller's to say.</summary>
    public static Result<DeliveryQuote> Read(QuoteDelivery.Command typed, DateTimeOffset now)
    {
        var errors = new List<Error>();
        var fee = Whole(typed.Fee?.Replace(",", "", StringComparison.Ordinal), MostShillings);
        if (fee is null) errors.Add(OrderingErrors.Quote("fee", string.Create(CultureInfo.InvariantCulture, $"Enter the fee in whole shillings, 0 to {MostShillings:#,0}.")));
        var (from, to) = (Whole(typed.FromDays, MostDays), Whole(typed.ToDays, MostDays));
        if (from is null || to is null || from > to) errors.Add(OrderingErrors.Quote("days", $"Say in how many working days it arrives, from and to, 0 to {MostDays}."));
        var today = ShopTime.DayOf(now);
        if (!DateOnly.TryParseExact(typed.ValidUntil?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until)
            || until < today || until > today.AddDays(LongestValid))
            errors.Add(OrderingErrors.Quote("valid-until", $"Choose the last day on which it can be paid: today or within {LongestValid} days."));
        var note = typed.Note?.Trim() ?? "";
        if (note.Length > LongestNote || note.Any(c => char.IsControl(c) && c is not ('\n' or '\r')))
            errors.Add(OrderingErrors.Quote("note", $"Keep the note under {LongestNote} characters."));
        return errors.Count > 0
            ? Error.Form(errors)
            : new DeliveryQuote(
                Guid.CreateVersion7(), 0, Money.Shillings(fee!.Value), (int)from!.Value, (int)to!.Value, until, note.Length > 0 ? note : null, now);
    }

    private static long? Whole(string? typed, long most) =>
        long.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : null;
}
