using System.Globalization;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Outbox;
using Hangazo.Core.Shipping.Carriers;
using Hangazo.Core.Shipping.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Shipping.UseCases;

/// <summary>The owner decides how orders are handed over, where, and what that costs. Every change is in the audit trail.</summary>
public sealed class ChangeDelivery(HangazoDb db, IShipping shipping, IAuditTrail trail, OutboxWriter outbox, KnownCarriers carriers, InternationalSettings international)
{
    /// <summary>What the trail's entries are about.</summary>
    public static readonly AuditSubject Subject = new("delivery-settings", new Guid("019ab0c4-52f6-7a31-9d0e-5b7e6a8f1c02"));

    /// <summary>As typed.</summary>
    /// <param name="UpToKilograms">Such as <c>5</c> or <c>2.5</c>; empty: however heavy.</param>
    /// <param name="Shillings">Whole; empty: not brought there.</param>
    public sealed record FeeInput(string Zone, string? UpToKilograms, string? Shillings);

    /// <summary>As typed.</summary>
    /// <param name="Code">Null: a new method.</param>
    /// <param name="NeedsAddress">Heeded for a new method only.</param>
    /// <param name="CutOff">Shop time such as <c>12:00</c>; empty: none.</param>
    /// <param name="FreeFrom">Whole shillings; empty: never free.</param>
    public sealed record MethodInput(
        string? Code, bool On, string Name, string? Estimate, string? LeastDays, string? MostDays, string? CutOff, string? FreeFrom, IReadOnlyList<FeeInput> Fees,
        bool NeedsAddress = true)
    {
        /// <summary>The code of who brings it; null: as it was.</summary>
        public string? Carrier { get; init; }

        /// <summary>Where a waybill is looked up, with <c>{waybill}</c> in it; empty: nowhere.</summary>
        public string? TrackingLink { get; init; }
    }

    /// <param name="Zones">By the counties' codes; counties that are missing stay where they are.</param>
    /// <param name="Seen">The time of the trail's newest entry when the settings were shown; null: there was none.</param>
    public sealed record Command(IReadOnlyList<MethodInput> Methods, IReadOnlyDictionary<int, string> Zones, DateTimeOffset? Seen)
    {
        /// <summary>Null: as it was.</summary>
        public InternationalSettings.Input? International { get; init; }
    }

    /// <summary>Codes: <c>form.invalid</c> with <c>delivery.field</c> per field (<c>rider.fees</c>, ...), <c>delivery.changed</c>.</summary>
    public async Task<Result> ExecuteAsync(Command command, Actor by, CancellationToken cancellationToken)
    {
        var saved = await db.InTransactionAsync<bool>(token => ChangeAsync(command, by, token), cancellationToken);
        if (!saved.Succeeded) return saved.Error;
        shipping.Forget();
        international.Forget();
        return Result.Ok;
    }

    private async Task<Result<bool>> ChangeAsync(Command command, Actor by, CancellationToken cancellationToken)
    {
        // One after the other: the rows of the first are seen by the second.
        var methods = await db.Set<DeliveryMethod>().FromSql($"select * from shipping.method order by code for update").ToListAsync(cancellationToken);
        if ((await trail.ReadAsync(Subject, 1, cancellationToken) is [var last, ..] ? last.At : (DateTimeOffset?)null) != command.Seen) return ShippingErrors.Changed;
        var errors = new List<Error>();
        var form = new DeliveryForm(errors);
        var fees = (await db.Set<DeliveryFee>().ToListAsync(cancellationToken)).ToLookup(fee => fee.Method);
        var changes = new List<AuditChange>();
        foreach (var input in command.Methods) Change(input, methods, fees, form, changes);
        if (!command.Methods.Any(input => input.On)) form.Refuse("methods", "Offer at least one way to get an order, or nobody can order.");
        await MoveAsync(command.Zones, form, changes, cancellationToken);
        if (command.International is { } typed) await international.ChangeAsync(typed, form, changes, errors, by, cancellationToken);
        if (errors.Count > 0) return Error.Form(errors);
        if (changes.Count == 0) return true;
        trail.Note(Subject, by, changes);
        outbox.Stage(new DeliveryChanged());
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private void Change(MethodInput input, List<DeliveryMethod> methods, ILookup<string, DeliveryFee> fees, DeliveryForm form, List<AuditChange> changes)
    {
        var code = input.Code ?? NewCode(input.Name, methods);
        var read = form.Of(input, code);
        var method = methods.Find(known => known.Code == code);
        if (method is null)
        {
            if (input.Code is not null)
            {
                form.Refuse(code, "There is no such way of delivery any more. Please load the page again.");
                return;
            }

            method = DeliveryMethod.Create(code, read.Name, read.Estimate, input.NeedsAddress, read.LeastDays, read.MostDays, read.CutOff, isOffered: false);
            methods.Add(method);
            db.Add(method);
        }

        var (was, cost) = (Words(method), Words(fees[code]));
        method.Change(input.On, read.Name, read.Estimate, read.LeastDays, read.MostDays, read.CutOff, read.FreeFrom);
        if (input.Carrier is { } carrier) method.BringBy(form.Carrier(carrier, method.Carrier, code, read.Name, carriers), form.TrackingLink(input.TrackingLink, code, read.Name));
        if (Words(method) is var now && now != was) changes.Add(new(read.Name, was, now));
        if (Words(read.Fees) is var costs && costs != cost) changes.Add(new($"{read.Name}, fees", cost, costs));
        db.RemoveRange(fees[code].Where(old => !read.Fees.Any(fee => fee.IsFor(old))));
        foreach (var fee in read.Fees)
        {
            if (fees[code].FirstOrDefault(fee.IsFor) is { } old) old.Charge(fee.Minor);
            else db.Add(fee);
        }
    }

    private async Task MoveAsync(IReadOnlyDictionary<int, string> zones, DeliveryForm form, List<AuditChange> changes, CancellationToken cancellationToken)
    {
        foreach (var county in await db.Set<CountyZone>().ToListAsync(cancellationToken))
        {
            if (!zones.TryGetValue(county.Code, out var typed)) continue;
            if (DeliveryForm.Zone(typed) is not { } zone)
            {
                form.Refuse($"county.{county.Code}", $"{county.Name}: name a zone with 2 to 20 letters, digits or dashes.");
            }
            else if (zone != county.Zone)
            {
                changes.Add(new($"Zone of {county.Name}", county.Zone, zone));
                county.MoveTo(zone);
            }
        }
    }

    /// <summary>Of the name's letters, and a number where that is taken.</summary>
    private static string NewCode(string name, List<DeliveryMethod> methods)
    {
        var letters = string.Concat((name ?? "").ToLowerInvariant().Where(char.IsAsciiLetterLower).Take(14));
        if (letters.Length < 2) letters = "method";
        var code = letters;
        for (var number = 2; methods.Exists(method => method.Code == code); number++) code = string.Create(CultureInfo.InvariantCulture, $"{letters}{number}");
        return code;
    }

    private static string Words(DeliveryMethod method) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(method.IsOffered ? "offered" : "not offered")}, {method.Name}, {method.Estimate}, {method.LeastDays}-{method.MostDays} days{(method.CutOff is { } end ? $", until {end:HH:mm}" : "")}{(method.FreeFromMinor is { } from ? $", free from {new Money(from, Money.Kes)}" : "")}, by {method.Carrier}{(method.TrackingLink is { } link ? $", looked up at {link}" : "")}");

    private static string Words(IEnumerable<DeliveryFee> fees) => string.Join(", ", fees.OrderBy(fee => fee.Zone, StringComparer.Ordinal).ThenBy(fee => fee.UpTo).Select(
        fee => $"{fee.Zone} {new Money(fee.Minor, Money.Kes)}{(fee.UpTo == DeliveryFee.AnyWeight ? "" : string.Create(CultureInfo.InvariantCulture, $" up to {fee.UpTo / 1000m:0.###} kg"))}"));
}
