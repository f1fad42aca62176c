using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Invoicing.UseCases;

/// <summary>The owner chooses how the tax office hears of documents. It holds for what is issued from then on; what is on its way goes on.</summary>
public sealed class ChangeFiscalDevice(HangazoDb db, FiscalDevices devices, ISettings settings, ISettingsBook book, IAuditTrail trail, TimeProvider clock)
{
    /// <summary>Codes: <c>fiscal.not-configured</c>.</summary>
    /// <param name="subject">What the trail's entry is about.</param>
    public async Task<Result> ExecuteAsync(FiscalDeviceKind device, AuditSubject subject, Actor by, CancellationToken cancellationToken)
    {
        settings.Forget();
        if (devices[device].Problem(await settings.ShopAsync(cancellationToken)) is { } problem) return FiscalErrors.NotConfigured(problem);
        var before = await settings.FiscalAsync(cancellationToken);
        if (before.Device == device) return Result.Ok;
        book.Write(before with { Device = device }, by.Name, clock.GetUtcNow());
        trail.Note(subject, by, [new("Way to the tax office", Words(before.Device), Words(device))]);
        await db.SaveChangesAsync(cancellationToken);
        settings.Forget();
        return Result.Ok;
    }

    private static string Words(FiscalDeviceKind device) => device switch
    {
        FiscalDeviceKind.Manual => "by hand",
        FiscalDeviceKind.Oscu => "control unit (OSCU)",
        _ => "none",
    };
}
