using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Catalog.Contracts;

[JsonConverter(typeof(JsonStringEnumConverter<AddOnKind>))]
public enum AddOnKind
{
    /// <summary>The shopper writes something, such as a monogram.</summary>
    Text,

    /// <summary>Wanted or not, such as gift wrap.</summary>
    YesNo,

    /// <summary>One of several values, such as how a hem is finished.</summary>
    Choice,
}

/// <summary>What may stand in a text add-on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AddOnLetters>))]
public enum AddOnLetters
{
    /// <summary>Letters of any script, spaces, and <c>. ' - &amp;</c>.</summary>
    Letters,

    LettersAndDigits,

    /// <summary>Any writing that can be read and printed: also punctuation; no emoji, nothing invisible.</summary>
    Writing,
}

/// <param name="Code">Its lasting name within the add-on.</param>
/// <param name="PriceMinor">In cents, for each unit bought, VAT included.</param>
public sealed record AddOnValue(string Code, string Name, long PriceMinor);

/// <summary>Something that may be done to a product when it is ordered and that makes no SKU: a monogram, gift wrap, a hem.</summary>
/// <param name="Code">Its lasting name within the product; carts remember it.</param>
/// <param name="Hint">A sentence for the shopper, or empty.</param>
/// <param name="PriceMinor">In cents, for each unit bought, VAT included; of a choice each value has its own.</param>
/// <param name="MaxLength">Of a text, in characters.</param>
public sealed record AddOn(
    string Code, string Name, AddOnKind Kind, bool IsRequired, string Hint, long PriceMinor, int MaxLength, AddOnLetters Letters, IReadOnlyList<AddOnValue> Values);

/// <summary>An add-on as it was chosen: words and price frozen.</summary>
/// <param name="Value">What was written or chosen; empty for one that is only wanted.</param>
/// <param name="Price">For each unit, VAT included.</param>
public sealed record ChosenAddOn(string Name, string Value, Money Price)
{
    /// <summary><c>Monogram: WK</c></summary>
    public string Words => Value.Length == 0 ? Name : $"{Name}: {Value}";

    /// <summary><c>Monogram: WK (KSh 500)</c></summary>
    public string WordsAndPrice => Price.IsZero ? Words : $"{Words} ({Price})";
}

/// <param name="Choices">In the order in which the product offers them.</param>
public sealed record ConfiguredAddOns(Configuration Configuration, IReadOnlyList<ChosenAddOn> Choices);

/// <summary>Judges and prices what shoppers want of a product's add-ons. Pure; prices come from the product alone.</summary>
public static class AddOnRules
{
    public const string Yes = "yes";

    /// <summary>
    /// Codes: <c>add-on.not-offered</c>, <c>add-on.required</c>, <c>add-on.too-long</c>, <c>add-on.letters</c>, <c>add-on.value-unknown</c>;
    /// the field of a refusal is the add-on's code.
    /// </summary>
    /// <param name="wanted">By the add-ons' codes; what is empty is not wanted.</param>
    public static Result<ConfiguredAddOns> Choose(IReadOnlyList<AddOn> offered, IReadOnlyDictionary<string, string> wanted)
    {
        foreach (var (code, value) in wanted)
            if (!string.IsNullOrWhiteSpace(value) && !offered.Any(addOn => addOn.Code == code)) return NotOffered;
        var picks = new List<KeyValuePair<string, string>>();
        var choices = new List<ChosenAddOn>();
        foreach (var addOn in offered)
        {
            var value = wanted.GetValueOrDefault(addOn.Code);
            if (string.IsNullOrWhiteSpace(value))
            {
                if (addOn.IsRequired) return Required(addOn);
                continue;
            }

            var chosen = addOn.Kind switch
            {
                AddOnKind.Text => Written(addOn, value),
                AddOnKind.YesNo => value == Yes ? (Yes, new ChosenAddOn(addOn.Name, "", Price(addOn.PriceMinor))) : ValueUnknown(addOn),
                _ => Picked(addOn, value),
            };
            if (!chosen.Succeeded) return chosen.Error;
            picks.Add(new(addOn.Code, chosen.Value.Kept));
            choices.Add(chosen.Value.Choice);
        }

        return new ConfiguredAddOns(Configuration.Of(picks), choices);
    }

    private static Result<(string Kept, ChosenAddOn Choice)> Written(AddOn addOn, string value)
    {
        // Far past any limit, nothing is normalised first.
        if (value.Length > 1_000 || !TryNormalize(value, out var text)) return Letters(addOn);
        if (!text.EnumerateRunes().All(rune => Allows(addOn.Letters, rune))) return Letters(addOn);
        if (new StringInfo(text).LengthInTextElements > addOn.MaxLength) return TooLong(addOn);
        return (text, new ChosenAddOn(addOn.Name, text, Price(addOn.PriceMinor)));
    }

    private static Result<(string Kept, ChosenAddOn Choice)> Picked(AddOn addOn, string code) =>
        addOn.Values.FirstOrDefault(value => value.Code == code) is { } picked
            ? (picked.Code, new ChosenAddOn(addOn.Name, picked.Name, Price(picked.PriceMinor)))
            : ValueUnknown(addOn);

    private static Money Price(long minor) => new(minor, Money.Kes);

    /// <summary>One spelling for what looks the same: composed letters, single spaces.</summary>
    private static bool TryNormalize(string value, out string text)
    {
        text = "";
        try
        {
            text = string.Join(' ', value.Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            return true;
        }
        catch (ArgumentException)
        {
            // Halves of surrogates are no text.
            return false;
        }
    }

    private static bool Allows(AddOnLetters letters, Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter => true,
        // Marks over letters, but not the stacks of them that some write for fun: what composes is composed by now.
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => rune.Value is not (>= 0xFE00 and <= 0xFE0F),
        UnicodeCategory.DecimalDigitNumber => letters != AddOnLetters.Letters,
        _ when rune.Value == ' ' => true,
        UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
            or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation
            or UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol => letters == AddOnLetters.Writing || rune.Value is '.' or '\'' or '’' or '-' or '&',
        _ => false,
    };

    private static Error NotOffered { get; } = new("add-on.not-offered", "One of your choices is not offered with this. Please choose again.", ErrorKind.Conflict);

    /// <summary>The sentence of a refusal that is known by its code, such as one that an address brought back; null for other codes.</summary>
    public static Error? Refusal(string code, AddOn addOn) =>
        Array.Find<Func<AddOn, Error>>([Required, TooLong, Letters, ValueUnknown], refuse => refuse(addOn).Code == code)?.Invoke(addOn);

    private static Error Required(AddOn addOn) => new(
        "add-on.required", addOn.Kind == AddOnKind.Text ? $"{addOn.Name}: please write what you want." : $"{addOn.Name}: please choose.", Field: addOn.Code);

    private static Error TooLong(AddOn addOn) => new(
        "add-on.too-long", addOn.MaxLength == 1 ? $"{addOn.Name}: one character fits." : $"{addOn.Name}: at most {addOn.MaxLength} characters fit.", Field: addOn.Code);

    private static Error Letters(AddOn addOn) => new("add-on.letters", $"{addOn.Name}: {LettersWords(addOn.Letters)}", Field: addOn.Code);

    private static Error ValueUnknown(AddOn addOn) => new("add-on.value-unknown", $"{addOn.Name}: please choose one of what is offered now.", ErrorKind.Conflict, addOn.Code);

    /// <summary>What may be written, for shoppers.</summary>
    public static string LettersWords(AddOnLetters letters) => letters switch
    {
        AddOnLetters.Letters => "please use letters only. A space or . ' - & may stand between them.",
        AddOnLetters.LettersAndDigits => "please use letters and digits only. A space or . ' - & may stand between them.",
        _ => "please write it without emoji or special signs.",
    };
}
