using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments.Queries;

/// <summary>Whose money is this? Finds the subject by the provider's receipt, such as an M-Pesa code read out on the phone.</summary>
public sealed class ReceiptSearch(HangazoDb db)
{
    public async Task<Guid?> FindSubjectAsync(string receipt, CancellationToken cancellationToken)
    {
        var code = receipt.Trim().ToUpperInvariant();
        if (code.Length is < 6 or > 40) return null;
        var part = code.All(char.IsAsciiLetterOrDigit) ? code + "-%" : "";
        var found = await (
            from money in db.Set<ReceivedMoney>().AsNoTracking()
            where money.Reference == code || EF.Functions.Like(money.Reference, part)
            join payment in db.Set<Payment>() on money.PaymentId equals payment.Id
            select (Guid?)payment.SubjectId).Take(1).ToListAsync(cancellationToken);
        return found.SingleOrDefault();
    }
}
