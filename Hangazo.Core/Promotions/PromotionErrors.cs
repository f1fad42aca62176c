using Hangazo.Core.Kernel;

namespace Hangazo.Core.Promotions;

/// <summary>Every way in which promotions say no: to staff who write them, and to shoppers who bring a code.</summary>
public static class PromotionErrors
{
    public static readonly Error NotFound = new("promotion.not-found", "There is no such promotion.", ErrorKind.NotFound);
    public static readonly Error Changed =
        new("promotion.changed-meanwhile", "Somebody else has just changed this promotion. Look at it again.", ErrorKind.Conflict);
    public static readonly Error TooMany = new("promotion.too-many", "A shop has at most 500 promotions. Rewrite one that is over.");
    public static readonly Error Ended = new(
        "promotion.ended", "An offer in your total has just ended. Please look at the new total and place the order again.", ErrorKind.Conflict);

    public static readonly Error CodesTaken = new("promotion.code-taken", "Another promotion has this code.", ErrorKind.Conflict, "code");
    public static readonly Error CodeInvalid =
        new("promotion.code-invalid", "A code has 3 to 30 letters, digits and hyphens, such as KARIBU10.", Field: "code");
    public static readonly Error CountInvalid = new("promotion.count-invalid", "Make 1 to 5,000 codes at once.", Field: "count");
    public static readonly Error NoCodesHere =
        new("promotion.no-codes", "This promotion works by itself. Say that it needs a code, save, then make codes.", ErrorKind.Conflict);

    public static readonly Error CodeOff = new("coupon.off", "This code is not in use at the moment.", ErrorKind.Conflict, "code");
    public static readonly Error CodeUsedUp = new("coupon.used-up", "This code has been used as often as it may be.", ErrorKind.Conflict, "code");
    public static readonly Error CodeOnce = new("coupon.once-per-customer", "You have used this code already.", ErrorKind.Conflict, "code");
    public static readonly Error CodeFirstOrder = new("coupon.first-order", "This code is for a first order.", ErrorKind.Conflict, "code");
    public static readonly Error CodeNotForYou =
        new("coupon.not-for-you", "This code is for certain customers only. Sign in if you are one of them.", ErrorKind.Conflict, "code");
    public static readonly Error CodeNotForGoods =
        new("coupon.not-for-these-goods", "This code is not for the things in your cart.", ErrorKind.Conflict, "code");
    public static readonly Error CodeNotEnough =
        new("coupon.not-enough", "There are not enough things in your cart for this code.", ErrorKind.Conflict, "code");
    public static readonly Error CodeNothing =
        new("coupon.nothing-left", "This code has nothing to take off your order as it is.", ErrorKind.Conflict, "code");
    public static readonly Error CodeBetter = new(
        "coupon.better-offer", "Your other discounts take off more, and this code cannot be used together with them.", ErrorKind.Conflict, "code");

    public static Error CodeEarly(DateTimeOffset from) =>
        new("coupon.not-yet", $"This code can be used from {ShopTime.MinuteText(from)}.", ErrorKind.Conflict, "code");

    public static Error CodeExpired(DateTimeOffset until) =>
        new("coupon.expired", $"This code ended on {ShopTime.MinuteText(until)}.", ErrorKind.Conflict, "code");

    public static Error CodeMinimum(Money missing) => new(
        "coupon.minimum-not-reached", $"Add things for {missing} more, and this code works.", ErrorKind.Conflict, "code");

    internal static Error Field(string field, string message) => new($"promotion.{field.ToLowerInvariant()}-invalid", message, Field: field);

    /// <summary>What a shopper is told whose code takes nothing off; null when it does, or will.</summary>
    internal static Error? OfCode(OfferVerdict verdict) => verdict.Miss switch
    {
        OfferMiss.NotTheseGoods => CodeNotForGoods,
        OfferMiss.MinimumNotReached => CodeMinimum(new(verdict.Missing, Money.Kes)),
        OfferMiss.NotEnoughOfThem => CodeNotEnough,
        OfferMiss.NotThisGroup => CodeNotForYou,
        OfferMiss.NotTheFirstOrder => CodeFirstOrder,
        OfferMiss.UsedUp or OfferMiss.BudgetSpent => CodeUsedUp,
        OfferMiss.UsedByCustomer => CodeOnce,
        OfferMiss.LessThanOthers => CodeBetter,
        OfferMiss.None or OfferMiss.AwaitsDelivery => null,
        _ => CodeNothing,
    };
}
