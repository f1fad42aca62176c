using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Tax.UseCases;

/// <summary>The owner says whether the business is registered for VAT. It holds for what is ordered from then on; issued documents stay as they are.</summary>
public sealed class ChangeVatRegistration(HangazoDb db, ISettings settings, ISettingsBook book, IAuditTrail trail, TimeProvider clock)
{
    /// <summary>What the trail's entries are about.</summary>
    public static readonly AuditSubject Subject = new("tax-settings", new Guid("0193a3f4-7d10-7c4e-9a51-2f6f0a6b7c02"));

    public async Task<Result> ExecuteAsync(bool registered, Actor by, CancellationToken cancellationToken)
    {
        settings.Forget();
        var before = await settings.ShopAsync(cancellationToken);
        if (before.VatRegistered == registered) return Result.Ok;
        book.Write(before with { VatRegistered = registered }, by.Name, clock.GetUtcNow());
        trail.Note(Subject, by, [new("Registered for VAT", Words(before.VatRegistered), Words(registered))]);
        await db.SaveChangesAsync(cancellationToken);
        settings.Forget();
        return Result.Ok;
    }

    private static string Words(bool registered) => registered ? "yes" : "no";
}
