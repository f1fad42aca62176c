using System.Globalization;
using Hangazo.Core.Catalog.Contracts;

namespace Hangazo.Web.Components.Admin.Catalog;

/// <summary>An add-on as it stands in the editor: what was typed, before anybody judges it.</summary>
public sealed class AddOnForm
{
    /// <summary>Empty: a new one.</summary>
    public string Code { get; init; } = "";

    public string Name { get; set; } = "";

    public AddOnKind Kind { get; set; }

    public bool IsRequired { get; set; }

    public string Hint { get; set; } = "";

    public string Price { get; set; } = "";

    public string MaxLength { get; set; } = "3";

    public AddOnLetters Letters { get; set; }

    public List<AddOnValueForm> Values { get; } = [];

    public static AddOnForm Of(AddOn addOn)
    {
        var form = new AddOnForm
        {
            Code = addOn.Code, Name = addOn.Name, Kind = addOn.Kind, IsRequired = addOn.IsRequired, Hint = addOn.Hint, Price = Write(addOn.PriceMinor),
            MaxLength = (addOn.MaxLength == 0 ? 3 : addOn.MaxLength).ToString(CultureInfo.InvariantCulture), Letters = addOn.Letters,
        };
        form.Values.AddRange(addOn.Values.Select(value => new AddOnValueForm { Code = value.Code, Name = value.Name, Price = Write(value.PriceMinor) }));
        return form;
    }

    public AddOn ToAddOn() => new(
        Code, Name, Kind, IsRequired, Hint, Read(Price), int.TryParse(MaxLength, NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : 0, Letters,
        [.. Values.Select(value => new AddOnValue(value.Code, value.Name, Read(value.Price)))]);

    private static string Write(long minor) => minor == 0 ? "" : Shillings.Write(minor);

    /// <summary>Nothing typed costs nothing; what is no amount becomes -1, which no price may be.</summary>
    private static long Read(string text) => Shillings.Read(text) switch
    {
        null => 0,
        0 => text.Trim().All(c => c is '0' or '.') ? 0 : -1,
        { } minor => minor,
    };
}

public sealed class AddOnValueForm
{
    public string Code { get; init; } = "";

    public string Name { get; set; } = "";

    public string Price { get; set; } = "";
}
