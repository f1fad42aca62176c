using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Payments;

internal sealed class InstalmentsFacade(HangazoDb db, TimeProvider clock) : IInstalments
{
    public async Task<PaymentTerms?> TermsAsync(Guid subject, CancellationToken cancellationToken) =>
        (await db.Set<Payment>().AsNoTracking().SingleOrDefaultAsync(payment => payment.SubjectId == subject, cancellationToken))?.Terms(clock.GetUtcNow());

    public async Task<Result<Money>> ReachAsync(Guid subject, string stage, CancellationToken cancellationToken) =>
        await db.LockSubjectAsync(subject, cancellationToken) is { } payment ? payment.Reach(stage, clock.GetUtcNow()) : PaymentErrors.NotFound;
}
