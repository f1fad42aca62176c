using System.Globalization;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Core.Shipping.Contracts;

namespace Hangazo.Core.Shipping.UseCases;

/// <summary>What the owner says of orders to other countries, as a part of the delivery settings. Stages; the caller saves.</summary>
public sealed class InternationalSettings(ISettings settings, ISettingsBook book, TimeProvider clock)
{
    /// <summary>As typed.</summary>
    /// <param name="NotServed">ISO codes between commas; empty: everywhere.</param>
    public sealed record Input(string? QuoteDays, string? PayDays, string? NotServed);

    public void Forget() => settings.Forget();

    internal async Task ChangeAsync(
        Input input, DeliveryForm form, List<AuditChange> changes, List<Error> errors, Actor by, CancellationToken cancellationToken)
    {
        var was = await settings.InternationalAsync(cancellationToken);
        var codes = Codes(input.NotServed, form);
        var rules = new InternationalRules(
            form.Waits(input.QuoteDays, "international.quoteDays", "Days for the quote"), form.Waits(input.PayDays, "international.payDays", "Days for paying"), codes);
        if (errors.Count > 0 || Words(was) == Words(rules)) return;
        changes.Add(new("Orders to other countries", Words(was), Words(rules)));
        book.Write(rules, by.Name, clock.GetUtcNow());
    }

    private static List<string> Codes(string? typed, DeliveryForm form)
    {
        var codes = (typed ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(code => code.ToUpperInvariant()).Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var code in codes)
        {
            if (code == Countries.Home) form.Refuse("international.notServed", "Kenya is served by the other methods: leave KE out.");
            else if (Countries.Find(code) is null)
                form.Refuse("international.notServed", $"'{code[..Math.Min(code.Length, 20)]}' is no country: write two letters each, such as GB, US.");
        }

        return codes;
    }

    private static string Words(InternationalRules rules) => string.Create(
        CultureInfo.InvariantCulture,
        $"{rules.QuoteDays} days for the quote, {rules.PayDays} days for paying{(rules.NotServed.Count > 0 ? $", not to {string.Join(", ", rules.NotServed)}" : "")}");
}
