using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Catalog;

/// <summary>What a manager writes about add-ons, checked and tidied. Pure.</summary>
internal static class AddOnSheet
{
    private const int MostAddOns = 10;
    private const int MostValues = 20;
    private const int LongestName = 60;
    private const int LongestHint = 160;
    private const int LongestText = 60;
    private const int LongestCode = 40;
    private const long Dearest = 1_000_000_00;

    /// <summary>The add-ons without stray spaces and with their codes: a known one keeps its code, a new one gets one from its name.</summary>
    public static IReadOnlyList<AddOn> Tidy(IReadOnlyList<AddOn> written, List<Error> refusals)
    {
        if (written.Count > MostAddOns) refusals.Add(CatalogErrors.TooManyAddOns);
        var codes = written.Select(addOn => addOn.Code).Where(code => code.Length > 0).ToHashSet(StringComparer.Ordinal);
        var tidy = written.Take(MostAddOns).Select(addOn => Tidy(addOn, codes, refusals)).ToList();
        foreach (var twice in tidy.Where(addOn => addOn.Name.Length > 0).GroupBy(addOn => addOn.Name.ToUpperInvariant()).Where(group => group.Count() > 1))
            refusals.Add(CatalogErrors.AddOnSameName(twice.First().Name));
        return tidy;
    }

    /// <summary>What it is, in a line, for the audit trail.</summary>
    public static string Words(AddOn addOn)
    {
        var what = addOn.Kind switch
        {
            AddOnKind.Text => $"text of up to {addOn.MaxLength}, {Shillings(addOn.PriceMinor)}",
            AddOnKind.YesNo => $"yes or no, {Shillings(addOn.PriceMinor)}",
            _ => string.Join(", ", addOn.Values.Select(value => $"{value.Name} {Shillings(value.PriceMinor)}")),
        };
        return $"{addOn.Name}, {(addOn.IsRequired ? "required" : "optional")}: {what}{(addOn.Hint.Length > 0 ? $" ({addOn.Hint})" : "")}";
    }

    private static AddOn Tidy(AddOn written, HashSet<string> codes, List<Error> refusals)
    {
        var name = written.Name.Trim();
        Check(name, "An add-on's name", LongestName, refusals);
        if (name.Length == 0) refusals.Add(CatalogErrors.AddOnNameMissing);
        var hint = written.Hint.Trim();
        Check(hint, "An add-on's hint", LongestHint, refusals);
        var isText = written.Kind == AddOnKind.Text;
        var isChoice = written.Kind == AddOnKind.Choice;
        if (!isChoice && !IsPrice(written.PriceMinor)) refusals.Add(CatalogErrors.AddOnPrice(name));
        if (isText && written.MaxLength is < 1 or > LongestText) refusals.Add(CatalogErrors.AddOnLength(name));
        return written with
        {
            Code = written.Code.Length > 0 ? written.Code : NewCode(name, codes), Name = name, Hint = hint,
            // What must always be wanted is no choice.
            IsRequired = written.IsRequired && written.Kind != AddOnKind.YesNo,
            PriceMinor = isChoice ? 0 : written.PriceMinor, MaxLength = isText ? written.MaxLength : 0,
            Letters = isText ? written.Letters : AddOnLetters.Letters, Values = isChoice ? Values(name, written.Values, refusals) : [],
        };
    }

    private static List<AddOnValue> Values(string name, IReadOnlyList<AddOnValue> written, List<Error> refusals)
    {
        var codes = written.Select(value => value.Code).Where(code => code.Length > 0).ToHashSet(StringComparer.Ordinal);
        var values = new List<AddOnValue>();
        foreach (var value in written.Take(MostValues).Where(value => !string.IsNullOrWhiteSpace(value.Name)))
        {
            var word = value.Name.Trim();
            Check(word, "A value's name", LongestName, refusals);
            if (!IsPrice(value.PriceMinor)) refusals.Add(CatalogErrors.AddOnPrice($"{name}, {word},"));
            values.Add(new(value.Code.Length > 0 ? value.Code : NewCode(word, codes), word, value.PriceMinor));
        }

        if (written.Count > MostValues || values.Count < 2 || values.DistinctBy(value => value.Name.ToUpperInvariant()).Count() < values.Count)
            refusals.Add(CatalogErrors.AddOnValues(name));
        return values;
    }

    private static void Check(string text, string what, int most, List<Error> refusals)
    {
        if (text.Length > most) refusals.Add(CatalogErrors.TooLong("addOns", what, most));
        else if (text.Any(char.IsControl)) refusals.Add(CatalogErrors.UnreadableText("addOns"));
    }

    private static bool IsPrice(long minor) => minor is >= 0 and <= Dearest;

    private static string NewCode(string name, HashSet<string> taken)
    {
        var stem = Slugs.From(name) is { Length: > 0 } slug ? slug[..Math.Min(slug.Length, LongestCode)].TrimEnd('-') : "choice";
        var code = stem;
        for (var number = 2; !taken.Add(code); number++) code = $"{stem}-{number}";
        return code;
    }

    private static string Shillings(long minor) => new Money(minor, Money.Kes).ToString();
}
