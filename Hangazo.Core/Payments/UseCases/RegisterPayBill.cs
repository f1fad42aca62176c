using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>
/// Tells M-Pesa at which addresses the shop hears of PayBill payments. Once per number; the owner does it, or the start of the shop.
/// </summary>
public sealed class RegisterPayBill(HangazoDb db, IPayBill payBill, IAuditTrail trail)
{
    public async Task<RegisterAnswer> ExecuteAsync(Actor by, CancellationToken cancellationToken)
    {
        var answer = await payBill.RegisterAsync(cancellationToken);
        trail.Note(ChangePaymentRules.Subject, by, [new("PayBill addresses", null, answer.Words.Length > 200 ? answer.Words[..200] : answer.Words)]);
        await db.SaveChangesAsync(CancellationToken.None);
        return answer;
    }
}
