using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Daraja;
using Hangazo.Core.Payments.Queries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>
/// What M-Pesa says about payments to the PayBill: before one it asks (validation), after one it tells (confirmation). Both are stored as they
/// came; what a confirmation means is decided by <see cref="ProcessInbox"/> a moment later.
/// </summary>
public sealed class RecordPayBillMessage(HangazoDb db, InboxWriter inbox, IOptions<DarajaOptions> options, PaymentBell bell, TimeProvider clock)
{
    /// <summary>People round up; what is more becomes a credit. Much more is a typing error.</summary>
    private static readonly Money MayBeMoreBy = Money.Shillings(100);

    public enum Outcome
    {
        /// <summary>Stored, or stored before.</summary>
        Accepted,

        /// <summary>Nobody we gave an address sent this. Nothing was stored.</summary>
        UnknownToken,

        /// <summary>The right token with a body that names no money: kept as it came, changes nothing.</summary>
        Unreadable,
    }

    public async Task<Outcome> ConfirmAsync(string? token, ReadOnlyMemory<byte> body, string? remoteAddress)
    {
        if (!options.Value.IsC2bToken(token)) return Outcome.UnknownToken;
        var money = PayBillMoney.Read(body) is { HeardBy: HeardBy.Confirmation } confirmed ? confirmed : null;
        var key = money is null ? null : PayBillGateway.KeyOf(money.TransactionId);
        await inbox.StoreAsync(Heard.Of(Gateways.MpesaPayBill.Code, key, body, remoteAddress, clock.GetUtcNow()));
        if (money is null) return Outcome.Unreadable;
        bell.Inbox.Ring();
        return Outcome.Accepted;
    }

    /// <summary>Whether M-Pesa shall take a payment; null when nobody we gave an address asks.</summary>
    public async Task<PayBillVerdict?> ValidateAsync(
        string? token, ReadOnlyMemory<byte> body, string? remoteAddress, CancellationToken cancellationToken)
    {
        if (!options.Value.IsC2bToken(token)) return null;
        var money = PayBillMoney.Read(body);
        var verdict = money is null ? PayBillVerdict.Other : await JudgeAsync(money, cancellationToken);
        // Each question is its own row: a payer may try again with the same words.
        var key = $"validation:{Guid.CreateVersion7():N}";
        await inbox.StoreAsync(
            new(Gateways.MpesaPayBill.Code, key, body, remoteAddress, clock.GetUtcNow(), Due: null) { Outcome = $"Validation: {verdict}" });
        return verdict;
    }

    private async Task<PayBillVerdict> JudgeAsync(PayBillMoney money, CancellationToken cancellationToken)
    {
        if (!options.Value.IsOwnNumber(money.ShortCode)) return PayBillVerdict.ShortCode;
        if (await new PayBillMatches(db).FindAsync(money.Account, cancellationToken) is not { } match) return PayBillVerdict.Account;
        var payment = await db.Set<Payment>().AsNoTracking().SingleAsync(p => p.Id == match.Payment, cancellationToken);
        if (payment.State != PaymentState.Open) return PayBillVerdict.Account;
        return money.Amount <= payment.Due - payment.Captured + MayBeMoreBy ? PayBillVerdict.Accepted : PayBillVerdict.Amount;
    }
}

/// <summary>Whether a payment to the PayBill is taken, and if not, why.</summary>
public enum PayBillVerdict
{
    Accepted,

    /// <summary>No open payment has this account number.</summary>
    Account,

    /// <summary>More than is owed.</summary>
    Amount,

    /// <summary>Not our number.</summary>
    ShortCode,
    Other,
}
