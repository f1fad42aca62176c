using System.Security.Cryptography;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Promotions.Contracts;

namespace Hangazo.Core.Promotions;

/// <summary>A code that opens a promotion. Its uses are counted by conditional updates only, never through this class.</summary>
public sealed class Coupon
{
    /// <summary>Crockford's letters and digits, without those that people mistake.</summary>
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>50 random bits: beyond guessing.</summary>
    private const int RandomLetters = 10;

    private Coupon()
    {
    }

    /// <summary>Upper case, without spaces.</summary>
    public string Code { get; private set; } = "";

    public PromotionId PromotionId { get; private set; }

    /// <summary>How many orders may have it; null: as many as the promotion allows.</summary>
    public int? MostUses { get; private set; }

    public int Uses { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public static Coupon Of(string code, PromotionId promotion, int? mostUses, DateTimeOffset now) =>
        new() { Code = code, PromotionId = promotion, MostUses = mostUses, CreatedAt = now };

    /// <summary>A code nobody guesses, such as <c>EID-7K2MQ-X40RT</c>.</summary>
    internal static string Draw(string? prefix)
    {
        var letters = RandomNumberGenerator.GetString(Letters, RandomLetters);
        return $"{(prefix is { Length: > 0 } ? prefix + "-" : "")}{letters[..5]}-{letters[5..]}";
    }
}

/// <summary>One order has had a promotion: what it was given, and whether it went back.</summary>
public sealed class Redemption
{
    private Redemption()
    {
    }

    /// <summary>The order.</summary>
    public Guid SubjectId { get; private set; }

    public PromotionId PromotionId { get; private set; }

    public string? Code { get; private set; }

    public CustomerId? CustomerId { get; private set; }

    public PhoneNumber? Phone { get; private set; }

    /// <summary>What was taken off, in cents of a shilling.</summary>
    public long AmountMinor { get; private set; }

    public DateTimeOffset At { get; private set; }

    public DateTimeOffset? ReleasedAt { get; private set; }

    internal static Redemption Of(Guid subject, PromotionBuyer buyer, AppliedPromotion applied, DateTimeOffset now) => new()
    {
        SubjectId = subject,
        PromotionId = applied.Id,
        Code = applied.Code,
        CustomerId = buyer.Customer,
        Phone = buyer.Phone,
        AmountMinor = applied.Amount.Minor,
        At = now,
    };
}

/// <summary>
/// How often a promotion is used and what it has given, beside the promotion itself, so that an order does not stand in the way of who edits it.
/// Changed by conditional updates only.
/// </summary>
public sealed class Tally
{
    private Tally()
    {
    }

    public PromotionId PromotionId { get; private set; }

    public int Uses { get; private set; }

    public long GivenMinor { get; private set; }

    internal static Tally Of(PromotionId promotion) => new() { PromotionId = promotion };
}
