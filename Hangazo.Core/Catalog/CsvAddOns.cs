using System.Globalization;
using System.Text;
using Hangazo.Core.Catalog.Contracts;

namespace Hangazo.Core.Catalog;

/// <summary>
/// A product's add-ons as one cell of a file, with | between them. Each says, with ; between them, its name, its kind (with ! it must be chosen), its price in
/// shillings, what may be written or chosen, and a hint. A backslash takes the meaning of a sign after it. Pure.
/// </summary>
internal static class CsvAddOns
{
    public const string Column = "add_ons";

    public const string Example = @"Gift wrap; yes-no; 250 | Monogram; text; 500; 12 letters; Up to 12 letters | Hem; choice!; ; Short=0, Long=300";

    private const char Escape = '\\';
    private const string Signs = @"|;,=\";

    private static readonly (AddOnKind Kind, string Word)[] Kinds = [(AddOnKind.Text, "text"), (AddOnKind.YesNo, "yes-no"), (AddOnKind.Choice, "choice")];

    private static readonly (AddOnLetters Letters, string Word)[] Writings =
        [(AddOnLetters.Letters, "letters"), (AddOnLetters.LettersAndDigits, "letters-digits"), (AddOnLetters.Writing, "writing")];

    public static string Write(IEnumerable<AddOn> addOns) => string.Join(" | ", addOns.Select(Write));

    /// <summary>Whether they say the same and bear the same codes.</summary>
    public static bool Same(IReadOnlyList<AddOn> some, IReadOnlyList<AddOn> others) =>
        Write(some) == Write(others) && some.SelectMany(Codes).SequenceEqual(others.SelectMany(Codes));

    /// <summary>What a cell says. Add-ons and values keep the codes of those of the same name, which carts know them by.</summary>
    /// <exception cref="FormatException">It cannot be read; the message is for whoever wrote it.</exception>
    public static IReadOnlyList<AddOn> Read(string cell, IReadOnlyList<AddOn> known) =>
        cell == ProductCsv.Nothing ? [] : [.. Split(cell, '|').Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => ReadOne(part, known))];

    private static AddOn ReadOne(string text, IReadOnlyList<AddOn> known)
    {
        var fields = Split(text, ';').ToList();
        string Field(int at) => at < fields.Count ? fields[at] : "";
        var name = Plain(Field(0));
        var said = Plain(Field(1)).ToLowerInvariant();
        var isRequired = said.EndsWith('!');
        if (!Kinds.Any(one => one.Word == said.TrimEnd('!'))) throw Wrong(name, "write text, yes-no or choice after its name.");
        if (fields.Count > 5) throw Wrong(name, @"it has more than five parts. Write \; for a semicolon.");
        var kind = Kinds.First(one => one.Word == said.TrimEnd('!')).Kind;
        var was = known.FirstOrDefault(addOn => string.Equals(addOn.Name, name, StringComparison.OrdinalIgnoreCase));
        var (length, letters) = kind == AddOnKind.Text ? ReadWriting(name, Plain(Field(3))) : (0, AddOnLetters.Letters);
        return new(
            was?.Code ?? "", name, kind, isRequired && kind != AddOnKind.YesNo, Plain(Field(4)), kind == AddOnKind.Choice ? 0 : ReadPrice(name, Plain(Field(2))), length, letters,
            kind == AddOnKind.Choice ? [.. Split(Field(3), ',').Where(value => !string.IsNullOrWhiteSpace(value)).Select(value => ReadValue(name, value, was))] : []);
    }

    private static (int Length, AddOnLetters Letters) ReadWriting(string name, string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var letters = words.Length > 1 ? words[1].ToLowerInvariant() : Writings[0].Word;
        return words.Length is 1 or 2 && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var length) && Writings.Any(one => one.Word == letters)
            ? (length, Writings.First(one => one.Word == letters).Letters)
            : throw Wrong(name, "say how much may be written, such as 12 letters, 12 letters-digits or 60 writing.");
    }

    private static AddOnValue ReadValue(string addOn, string text, AddOn? was)
    {
        var parts = Split(text, '=').ToList();
        if (parts.Count != 2) throw Wrong(addOn, "write each value with its price, such as Short=0, Long=300.");
        var name = Plain(parts[0]);
        var code = was?.Values.FirstOrDefault(value => string.Equals(value.Name, name, StringComparison.OrdinalIgnoreCase))?.Code;
        return new(code ?? "", name, ReadPrice($"{addOn}, {name}", Plain(parts[1])));
    }

    private static long ReadPrice(string name, string text) =>
        text.Length <= 12 && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var shillings) && decimal.Round(shillings, 2) == shillings
            ? (long)(shillings * 100)
            : throw Wrong(name, "its price is missing or is not a number such as 250.");

    private static string Write(AddOn addOn)
    {
        var parts = new List<string>
        {
            Guard(addOn.Name), Kinds.First(one => one.Kind == addOn.Kind).Word + (addOn.IsRequired ? "!" : ""), addOn.Kind == AddOnKind.Choice ? "" : Price(addOn.PriceMinor),
            addOn.Kind switch
            {
                AddOnKind.Text => string.Create(CultureInfo.InvariantCulture, $"{addOn.MaxLength} {Writings.First(one => one.Letters == addOn.Letters).Word}"),
                AddOnKind.Choice => string.Join(", ", addOn.Values.Select(value => $"{Guard(value.Name)}={Price(value.PriceMinor)}")),
                _ => "",
            },
            Guard(addOn.Hint),
        };
        while (parts[^1].Length == 0) parts.RemoveAt(parts.Count - 1);
        return string.Join("; ", parts);
    }

    private static IEnumerable<string> Codes(AddOn addOn) => addOn.Values.Select(value => value.Code).Prepend(addOn.Code);

    private static string Price(long minor) => (minor / 100m).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Guard(string text) => string.Concat(text.Select(sign => Signs.Contains(sign, StringComparison.Ordinal) ? $"{Escape}{sign}" : sign.ToString()));

    /// <summary>The parts between a sign that no backslash stands before; what is guarded in them still is.</summary>
    private static IEnumerable<string> Split(string text, char at)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == Escape) i++;
            else if (text[i] == at)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++) plain.Append(text[i] == Escape && i + 1 < text.Length ? text[++i] : text[i]);
        return plain.ToString().Trim();
    }

    private static FormatException Wrong(string name, string why) => new($"{(name.Length == 0 ? "An add-on" : name.Length > 40 ? name[..40] + "…" : name)}: {why}");
}
