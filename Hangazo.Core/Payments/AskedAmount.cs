using System.Globalization;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;

namespace Hangazo.Core.Payments;

/// <summary>How much somebody chose to pay: what is due, all that is left, or an amount they typed.</summary>
internal readonly record struct AskedAmount
{
    private const int MostShillings = 100_000_000;

    private AskedAmount(PaymentPortion portion, Money typed) => (Portion, Typed) = (portion, typed);

    private PaymentPortion Portion { get; }

    private Money Typed { get; }

    /// <summary>Code: <c>payment.ask-amount</c>.</summary>
    /// <param name="typed">Whole shillings, for <see cref="PaymentPortion.Other"/>.</param>
    public static Result<AskedAmount> Read(PaymentPortion portion, string? typed)
    {
        if (portion is PaymentPortion.Due or PaymentPortion.Full) return new AskedAmount(portion, Money.Zero());
        return long.TryParse(typed?.Replace(",", "", StringComparison.Ordinal).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var shillings)
            && shillings is >= 1 and <= MostShillings ? new AskedAmount(portion, Money.Shillings(shillings)) : PaymentErrors.AskWholeShillings;
    }

    /// <summary>What that is of a payment just now; nothing of one that is not open. Codes: <c>payment.ask-too-little</c>, <c>payment.ask-too-much</c>.</summary>
    public Result<Money> Of(Payment payment, Money least, DateTimeOffset now)
    {
        if (payment.State != PaymentState.Open || Portion == PaymentPortion.Full) return payment.Owed;
        if (Portion == PaymentPortion.Due) return DueOrNext(payment, now);
        return Typed < least ? PaymentErrors.AskTooLittle(least) : Typed > payment.Owed ? PaymentErrors.AskTooMuch(payment.Owed) : Typed;
    }

    /// <summary>What is due now, or the next part when nothing is.</summary>
    public static Money DueOrNext(Payment payment, DateTimeOffset now) =>
        payment.DueNow(now) is { IsZero: false } due ? due : payment.Terms(now).Next?.Left ?? payment.Owed;
}
