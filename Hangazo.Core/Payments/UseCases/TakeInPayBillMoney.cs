using System.Text;
using Hangazo.Core.Data;
using Hangazo.Core.Payments.Daraja;
using Hangazo.Core.Payments.Data;
using Hangazo.Core.Payments.Queries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>
/// Finds the place of money that was sent to the PayBill, whichever way we heard of it: known already, a payment by its reference, or the
/// unallocated receipts. Inside the transaction of the message that is processed.
/// </summary>
internal sealed class TakeInPayBillMoney(HangazoDb db, PayBillMatches matches, IOptions<DarajaOptions> options, TimeProvider clock)
{
    /// <summary>Stages; the caller saves. Returns what came of it, in words.</summary>
    public async Task<string> ExecuteAsync(PayBillMoney money, byte[] body, CancellationToken cancellationToken)
    {
        await db.LockReceiptAsync(money.TransactionId, cancellationToken);
        if (await db.IsReceiptKnownAsync(money.TransactionId, cancellationToken)) return "Known already";
        var now = clock.GetUtcNow();
        var receipt = PayBillReceipt.Of(money, now);
        db.Add(receipt);
        if (!options.Value.IsOwnNumber(money.ShortCode))
        {
            receipt.Wait($"Sent to {money.ShortCode}, which is not the shop's number.", suggestion: null);
            return "Unallocated: not our number";
        }

        if (await matches.FindAsync(money.Account, cancellationToken) is not { } match
            || await db.LockAsync(match.Payment, cancellationToken) is not { } payment)
        {
            receipt.Wait(note: null, await matches.SuggestAsync(money, receipt.PaidAt, cancellationToken));
            return "Unallocated";
        }

        var near = match.How == Matching.NearReference ? ", one slip away from the reference" : "";
        var proof = receipt.Allocate(receipt.Left, match.How);
        var booked = payment.TakeIn(
            receipt, proof, $"PayBill {money.TransactionId}: {money.Amount} for account '{money.Account}'{near}.",
            Encoding.UTF8.GetString(body), now);
        return $"{match.How}: {booked}";
    }
}
