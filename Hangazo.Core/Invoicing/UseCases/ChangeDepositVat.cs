using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Invoicing.UseCases;

/// <summary>The owner says when VAT of deposits falls due. It holds for money that comes from then on; what was issued is taken off the invoice as it was issued.</summary>
public sealed class ChangeDepositVat(HangazoDb db, ISettings settings, ISettingsBook book, IAuditTrail trail, TimeProvider clock)
{
    /// <param name="subject">What the trail's entry is about.</param>
    public async Task<Result> ExecuteAsync(DepositVat when, AuditSubject subject, Actor by, CancellationToken cancellationToken)
    {
        settings.Forget();
        var before = await settings.FiscalAsync(cancellationToken);
        if (before.DepositVat == when) return Result.Ok;
        book.Write(before with { DepositVat = when }, by.Name, clock.GetUtcNow());
        trail.Note(subject, by, [new("VAT of deposits", Words(before.DepositVat), Words(when))]);
        await db.SaveChangesAsync(cancellationToken);
        settings.Forget();
        return Result.Ok;
    }

    private static string Words(DepositVat when) => when == DepositVat.WithTheMoney ? "with the money" : "with the invoice";
}
