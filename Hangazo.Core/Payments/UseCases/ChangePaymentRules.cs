using System.Globalization;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Payments.UseCases;

/// <summary>The owner decides which ways to pay are offered, to whom and in which order. Every change is in the audit trail.</summary>
public sealed class ChangePaymentRules(HangazoDb db, ISettings settings, ISettingsBook book, IAuditTrail trail, TimeProvider clock)
{
    /// <summary>Largest limit that can be set, in shillings.</summary>
    private const long Largest = 100_000_000;

    private const int Counties = 47;
    private const int LongestInstructions = 600;
    private const int MostDays = 30;

    /// <summary>What the trail's entries are about.</summary>
    public static readonly AuditSubject Subject = new("payment-settings", new Guid("0193a3f4-7d10-7c4e-9a51-2f6f0a6b7c01"));

    /// <summary>As typed.</summary>
    /// <param name="Least">Shillings; empty: no limit.</param>
    /// <param name="Most">Shillings; empty: no limit.</param>
    /// <param name="Counties">Codes; empty: everywhere.</param>
    /// <param name="Instructions">For methods paid by hand.</param>
    /// <param name="Days">How long an unpaid order is held, 1 to 30; empty: as long as other orders.</param>
    public sealed record MethodInput(
        string Method, bool On, string? Least, string? Most, IReadOnlyList<int> Counties, string? Instructions = null, string? Days = null);

    /// <param name="Methods">In the order shoppers shall see them; every known method once.</param>
    /// <param name="UsdRate">Shillings for one US dollar, such as <c>129.25</c>; empty: methods in dollars are not offered.</param>
    /// <param name="RateIsOfToday">The rate was looked up today, also when it is the same.</param>
    public sealed record Command(IReadOnlyList<MethodInput> Methods, string? UsdRate = null, bool RateIsOfToday = false);

    /// <summary>Codes: <c>form.invalid</c> with <c>payment-settings.*</c> per field (<c>mpesa.most</c>, ...).</summary>
    public async Task<Result> ExecuteAsync(Command command, Actor by, CancellationToken cancellationToken)
    {
        var errors = new List<Error>();
        settings.Forget();
        var before = await settings.PaymentsAsync(cancellationToken);
        var rules = new PaymentRules([.. command.Methods.Select(method => Read(method, errors))], ReadRate(command, before.Usd, errors));
        if (!command.Methods.Select(method => method.Method).Order(StringComparer.Ordinal)
                .SequenceEqual(PaymentMethods.All.Select(method => method.Code).Order(StringComparer.Ordinal)))
            errors.Add(new("payment-settings.methods", "Every way to pay must be in the list once. Please load the page again."));
        if (errors.Count == 0 && rules.Methods.All(rule => !rule.On))
            errors.Add(new("payment-settings.none-on", "Leave at least one way to pay switched on, or nobody can order."));
        if (errors.Count > 0) return Error.Form(errors);

        var changes = Compare(before, rules).ToList();
        if (changes.Count == 0) return Result.Ok;
        book.Write(rules, by.Name, clock.GetUtcNow());
        trail.Note(Subject, by, changes);
        await db.SaveChangesAsync(cancellationToken);
        settings.Forget();
        return Result.Ok;
    }

    private static MethodRule Read(MethodInput input, List<Error> errors)
    {
        var name = PaymentMethods.Find(input.Method)?.Name ?? input.Method;
        var least = Amount(input.Least, $"{input.Method}.least", name, errors);
        var most = Amount(input.Most, $"{input.Method}.most", name, errors);
        if (least > most) errors.Add(new("payment-settings.limits", $"{name}: the least amount is above the most.", Field: $"{input.Method}.most"));
        if (input.Counties.Any(code => code is < 1 or > Counties))
            errors.Add(new("payment-settings.county", $"{name}: there is no such county.", Field: $"{input.Method}.counties"));
        var instructions = string.IsNullOrWhiteSpace(input.Instructions) ? null : input.Instructions.Trim().ReplaceLineEndings("\n");
        if (instructions?.Length > LongestInstructions)
            errors.Add(new("payment-settings.instructions", $"{name}: keep the instructions under {LongestInstructions} characters.", Field: $"{input.Method}.instructions"));
        if (input.On && instructions is null && PaymentMethods.Find(input.Method) is { NeedsInstructions: true })
            errors.Add(new("payment-settings.instructions", $"{name}: write down how to pay, such as bank, account name and number.", Field: $"{input.Method}.instructions"));
        int? days = null;
        if (!string.IsNullOrWhiteSpace(input.Days))
        {
            if (int.TryParse(input.Days, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) && typed is >= 1 and <= MostDays) days = typed;
            else errors.Add(new("payment-settings.days", $"{name}: hold unpaid orders for 1 to {MostDays} days, or leave it empty.", Field: $"{input.Method}.days"));
        }

        return new(input.Method, input.On, least, most, [.. input.Counties.Distinct().Order()], instructions, days);
    }

    private UsdRate? ReadRate(Command command, UsdRate? before, List<Error> errors)
    {
        if (string.IsNullOrWhiteSpace(command.UsdRate)) return null;
        if (!decimal.TryParse(command.UsdRate.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate)
            || rate is < 50 or > 1_000 || !decimal.IsInteger(rate * 10_000))
        {
            errors.Add(new("payment-settings.rate", "Enter how many shillings one US dollar costs, such as 129.25.", Field: "usdRate"));
            return null;
        }

        return before is not null && before.Shillings == rate && !command.RateIsOfToday ? before : new(rate, ShopTime.DayOf(clock.GetUtcNow()));
    }

    private static long? Amount(string? typed, string field, string name, List<Error> errors)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (long.TryParse(typed.Replace(",", "", StringComparison.Ordinal).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var shillings)
            && shillings is >= 1 and <= Largest) return shillings;
        errors.Add(new("payment-settings.amount", $"{name}: enter whole shillings such as 20,000, or leave it empty for no limit.", Field: field));
        return null;
    }

    private static IEnumerable<AuditChange> Compare(PaymentRules before, PaymentRules after)
    {
        foreach (var rule in after.Methods)
        {
            var name = PaymentMethods.Find(rule.Method)!.Name;
            var was = before.Methods.FirstOrDefault(old => old.Method == rule.Method);
            if (was?.On != rule.On) yield return new($"{name} offered", OnOff(was?.On), OnOff(rule.On));
            if (was?.Least != rule.Least) yield return new($"{name} from", Limit(was?.Least), Limit(rule.Least));
            if (was?.Most != rule.Most) yield return new($"{name} up to", Limit(was?.Most), Limit(rule.Most));
            if (!rule.Counties.SequenceEqual(was?.Counties ?? [])) yield return new($"{name} in counties", Places(was?.Counties), Places(rule.Counties));
            if (was?.Instructions != rule.Instructions) yield return new($"{name} instructions", was?.Instructions, rule.Instructions);
            if (was?.Days != rule.Days) yield return new($"{name} held for", Days(was?.Days), Days(rule.Days));
        }

        if (before.Usd != after.Usd) yield return new("US dollar", before.Usd is { } old ? $"{old} of {old.Day:yyyy-MM-dd}" : null, after.Usd is { } fresh ? $"{fresh} of {fresh.Day:yyyy-MM-dd}" : null);
        var (former, now) = (Order(before), Order(after));
        if (former != now) yield return new("Order of payment methods", former, now);
    }

    private static string? OnOff(bool? on) => on is null ? null : on.Value ? "on" : "off";

    private static string Days(int? days) => days switch { null => "as other orders", 1 => "1 day", _ => $"{days} days" };

    private static string Limit(long? shillings) => shillings is { } amount ? Money.Shillings(amount).ToString() : "no limit";

    private static string Places(IReadOnlyList<int>? codes) => codes is null or { Count: 0 } ? "everywhere" : string.Join(", ", codes);

    private static string Order(PaymentRules rules) =>
        string.Join(", ", rules.Methods.Select(rule => PaymentMethods.Find(rule.Method)?.Name).Where(name => name is not null));
}
