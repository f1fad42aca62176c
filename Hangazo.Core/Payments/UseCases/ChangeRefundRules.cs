using System.Globalization;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>The owner decides from which amount on a second person must approve a refund.</summary>
public sealed class ChangeRefundRules(HangazoDb db, ISettings settings, ISettingsBook book, IAuditTrail trail, TimeProvider clock)
{
    private const long Largest = 100_000_000;

    /// <summary>Codes: <c>payment-settings.amount</c>.</summary>
    /// <param name="secondPersonFrom">Whole shillings as typed, such as <c>20,000</c>; empty: nobody else is needed.</param>
    public async Task<Result> ExecuteAsync(string? secondPersonFrom, Actor by, CancellationToken cancellationToken)
    {
        long? from = null;
        if (!string.IsNullOrWhiteSpace(secondPersonFrom))
        {
            if (!long.TryParse(secondPersonFrom.Replace(",", "", StringComparison.Ordinal).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var typed)
                || typed is < 1 or > Largest)
                return new Error("payment-settings.amount", "Enter whole shillings such as 20,000, or leave it empty.", Field: "secondPersonFrom");
            from = typed;
        }

        settings.Forget();
        var before = await settings.RefundsAsync(cancellationToken);
        if (before.SecondPersonFrom == from) return Result.Ok;
        book.Write(new RefundRules(from), by.Name, clock.GetUtcNow());
        trail.Note(ChangePaymentRules.Subject, by, [new("Refunds that need a second person", Words(before.SecondPersonFrom), Words(from))]);
        await db.SaveChangesAsync(cancellationToken);
        settings.Forget();
        return Result.Ok;
    }

    private static string Words(long? from) => from is { } amount ? $"from {Money.Shillings(amount)}" : "none";
}
