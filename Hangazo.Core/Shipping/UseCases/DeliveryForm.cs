using System.Globalization;
using System.Text.RegularExpressions;
using Hangazo.Core.Kernel;
using Hangazo.Core.Shipping.Carriers;

namespace Hangazo.Core.Shipping.UseCases;

/// <summary>What the owner typed about one method, read and judged. Pure.</summary>
internal sealed partial class DeliveryForm(List<Error> errors)
{
    private const int LongestName = 60;
    private const int LongestEstimate = 80;
    private const int MostDays = 90;
    private const long MostShillings = 100_000_000;
    private const int LongestWait = 60;
    private const decimal MostKilograms = 1_000;

    public sealed record Read(string Name, string Estimate, int LeastDays, int MostDays, TimeOnly? CutOff, Money? FreeFrom, IReadOnlyList<DeliveryFee> Fees);

    public Read Of(ChangeDelivery.MethodInput input, string code)
    {
        var name = Text(input.Name, $"{code}.name", "method", 2, LongestName);
        var (least, most) = (Days(input.LeastDays, $"{code}.leastDays", name), Days(input.MostDays, $"{code}.mostDays", name));
        if (least > most) Refuse($"{code}.mostDays", $"{name}: it cannot arrive sooner at the latest than at the earliest.");
        return new(
            name, Text(input.Estimate, $"{code}.estimate", name, 0, LongestEstimate), least, most, CutOff(input.CutOff, $"{code}.cutOff", name),
            Shillings(input.FreeFrom, $"{code}.freeFrom", name) is { } free ? Money.Shillings(free) : null, Fees(input, code, name));
    }

    public void Refuse(string field, string message) => errors.Add(ShippingErrors.Field(field, message));

    /// <summary>A zone's name as it is kept: lower case, letters, digits, dashes.</summary>
    public static string? Zone(string? typed) => typed?.Trim().ToLowerInvariant() is { } zone && ZoneName().IsMatch(zone) ? zone : null;

    /// <param name="before">Who brings it may stay, set up or not.</param>
    public string Carrier(string code, string before, string method, string name, KnownCarriers carriers)
    {
        if (code == before || carriers.Find(code) is { IsConfigured: true }) return code;
        Refuse($"{method}.carrier", $"{name}: this carrier is not set up.");
        return before;
    }

    public string? TrackingLink(string? typed, string method, string name)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (WaybillCarrier.IsTemplate(typed.Trim())) return typed.Trim();
        Refuse($"{method}.trackingLink", $"{name}: write where a parcel is looked up as an https address with {{waybill}} in it, or leave it empty.");
        return null;
    }

    /// <summary>How many days an order waits for something.</summary>
    public int Waits(string? typed, string field, string name)
    {
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= LongestWait) return days;
        Refuse(field, $"{name}: 1 to {LongestWait} days, please.");
        return 1;
    }

    private List<DeliveryFee> Fees(ChangeDelivery.MethodInput input, string code, string name)
    {
        var fees = new List<DeliveryFee>();
        foreach (var typed in input.Fees.Where(fee => !string.IsNullOrWhiteSpace(fee.Shillings) && code != DeliveryMethod.International))
        {
            var shillings = Shillings(typed.Shillings, $"{code}.fees", name) ?? 0;
            var upTo = Grams(typed.UpToKilograms, $"{code}.fees", name);
            if (Zone(typed.Zone) is not { } zone) Refuse($"{code}.fees", $"{name}: there is no zone '{typed.Zone}'.");
            else if (fees.Exists(fee => fee.Zone == zone && fee.UpTo == upTo)) Refuse($"{code}.fees", $"{name}: two fees of {zone} are for the same weight.");
            else fees.Add(DeliveryFee.Create(code, zone, shillings, upTo));
        }

        if (input.On && fees.Count == 0 && code != DeliveryMethod.International) Refuse($"{code}.fees", $"{name}: write down what it costs, 0 where it is free, or do not offer it.");
        return fees;
    }

    private string Text(string? typed, string field, string what, int least, int most)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length < least || text.Length > most || text.Any(char.IsControl)) Refuse(field, $"{(text.Length > 0 && least > 0 ? text[..Math.Min(text.Length, 20)] : what)}: {least} to {most} characters, please.");
        return text;
    }

    private int Days(string? typed, string field, string name)
    {
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= MostDays) return days;
        Refuse(field, $"{name}: say in how many working days it arrives, 0 to {MostDays}.");
        return 0;
    }

    private TimeOnly? CutOff(string? typed, string field, string name)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (TimeOnly.TryParseExact(typed.Trim(), ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        Refuse(field, $"{name}: write the cut-off time as 12:00, or leave it empty.");
        return null;
    }

    private long? Shillings(string? typed, string field, string name)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (long.TryParse(typed.Replace(",", "", StringComparison.Ordinal).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var shillings) && shillings <= MostShillings)
            return shillings;
        Refuse(field, $"{name}: enter whole shillings such as 1,500.");
        return null;
    }

    /// <returns>In grams; <see cref="DeliveryFee.AnyWeight"/> where nothing is typed.</returns>
    private int Grams(string? typed, string field, string name)
    {
        if (string.IsNullOrWhiteSpace(typed)) return DeliveryFee.AnyWeight;
        if (decimal.TryParse(typed.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var kilograms) && kilograms is >= 0.1m and <= MostKilograms)
            return (int)(kilograms * 1_000);
        Refuse(field, $"{name}: enter weights in kilograms, such as 5 or 2.5.");
        return DeliveryFee.AnyWeight;
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{1,19}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex ZoneName();
}
