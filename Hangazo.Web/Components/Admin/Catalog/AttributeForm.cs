using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;

namespace Hangazo.Web.Components.Admin.Catalog;

/// <summary>An attribute as it stands in its form: what was typed, before anybody judges it.</summary>
public sealed class AttributeForm
{
    private bool _codeIsOwn;
    private string _code = "";

    public sealed class Option(string? was)
    {
        /// <summary>What it is called until it is saved; null: a new one.</summary>
        public string? Was { get; } = was;

        public string Now { get; set; } = was ?? "";
    }

    public string Name { get; private set; } = "";

    public string Code
    {
        get => _code;
        set => (_code, _codeIsOwn) = (value ?? "", true);
    }

    public AttributeKind Kind { get; set; }

    public string Unit { get; set; } = "";

    public bool IsFilter { get; set; } = true;

    public List<Option> Options { get; } = [];

    /// <summary>Separated by commas.</summary>
    public string More { get; set; } = "";

    public HashSet<CategoryId> Categories { get; } = [];

    public bool HasOptions => Kind is AttributeKind.Choice or AttributeKind.Choices;

    public static AttributeForm Of(AttributeBook.Entry entry)
    {
        var form = new AttributeForm { Name = entry.Name, Code = entry.Code, Kind = entry.Kind, Unit = entry.Unit, IsFilter = entry.IsFilter };
        form.Options.AddRange(entry.Options.Select(option => new Option(option)));
        form.Categories.UnionWith(entry.Categories);
        return form;
    }

    /// <summary>The code follows the name until somebody writes an own one.</summary>
    public void Call(string? name)
    {
        Name = name ?? "";
        if (!_codeIsOwn) _code = Slugs.From(Name) is { Length: > ProductAttribute.LongestCode } slug ? slug[..ProductAttribute.LongestCode].Trim('-') : Slugs.From(Name);
    }

    public void AddMore()
    {
        Options.AddRange(More.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(option => !Options.Exists(known => string.Equals(known.Now, option, StringComparison.OrdinalIgnoreCase)))
            .DistinctBy(option => option.ToUpperInvariant()).Select(option => new Option(null) { Now = option }).ToList());
        More = "";
    }

    /// <summary>Lets an option change places with the one before it.</summary>
    public void Shift(int at) => (Options[at - 1], Options[at]) = (Options[at], Options[at - 1]);

    public void Place(CategoryId category, bool stands)
    {
        if (stands) Categories.Add(category);
        else Categories.Remove(category);
    }

    public AttributeSheet ToSheet() => new(
        Name, Unit, IsFilter && Kind != AttributeKind.Text, [.. Options.Where(option => option.Now.Trim().Length > 0).Select(option => new AttributeOption(option.Was, option.Now))], [.. Categories]);
}
