using System.Globalization;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Reviews.UseCases;

/// <summary>A manager decides when buyers are asked and what is published unread. Every change is in the audit trail.</summary>
public sealed class ChangeReviewRules(HangazoDb db, ISettings settings, ISettingsBook book, IAuditTrail trail, TimeProvider clock)
{
    private const int MostDays = 90;

    /// <summary>What the trail's entries are about.</summary>
    public static readonly AuditSubject Subject = new("review-rules", new Guid("0193a3f4-7d10-7c4e-9a51-2f6f0a6b7c0e"));

    /// <summary>As typed.</summary>
    /// <param name="Days">Empty: nobody is asked.</param>
    /// <param name="From">Empty: staff read all of them first.</param>
    public sealed record Command(string? Days, string? From);

    /// <summary>Codes: <c>review-rules.days</c>, <c>review-rules.stars</c>.</summary>
    public async Task<Result> ExecuteAsync(Command command, Actor by, CancellationToken cancellationToken)
    {
        if (!TryRead(command.Days, 0, MostDays, out var days)) return ReviewErrors.DaysInvalid;
        if (!TryRead(command.From, 1, 5, out var from)) return ReviewErrors.FromInvalid;
        settings.Forget();
        var (before, after) = (await settings.ReviewsAsync(cancellationToken), new ReviewRules(days, from));
        if (before == after) return Result.Ok;
        book.Write(after, by.Name, clock.GetUtcNow());
        trail.Note(Subject, by, [new("Reviews", Words(before), Words(after))]);
        await db.SaveChangesAsync(cancellationToken);
        settings.Forget();
        return Result.Ok;
    }

    private static bool TryRead(string? typed, int least, int most, out int? number)
    {
        number = null;
        if (string.IsNullOrWhiteSpace(typed)) return true;
        if (!int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var read) || read < least || read > most) return false;
        number = read;
        return true;
    }

    private static string Words(ReviewRules rules) =>
        (rules.AskAfterDays is { } days ? $"asked for after {days} days" : "not asked for") + (rules.PublishFromStars is { } from ? $", published at once from {from} stars" : ", all read first");
}
