using System.Globalization;
using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Search.Queries;

namespace Hangazo.Web.Storefront;

/// <summary>One group of filters as shoppers see it.</summary>
/// <param name="Code">Its key in the address.</param>
internal sealed record FilterGroup(string Code, string Name, IReadOnlyList<FilterGroup.Choice> Choices)
{
    public sealed record Choice(string Value, string Words, int Count, string? Hex, bool IsChosen);

    /// <summary>Size, colour, brand, the attributes in their order, tags. A group that tells nothing apart is left out, unless something in it is chosen.</summary>
    public static List<FilterGroup> Of(FacetCounts.View facets, FilterAddress at, AttributeBook.View book)
    {
        var groups = new List<FilterGroup>();
        Add(new("size", "Size", [.. facets.Sizes.Select(size => Offer(size, at.Sizes))]), least: 1);
        Add(new("colour", "Colour", [.. facets.Colours.Select(colour => Offer(colour, at.Colours))]), least: 1);
        if (at is not ListAddress { Brands.Count: > 0 }) Add(new(FacetCodes.Brand, "Brand", Offers(FacetCodes.Brand)));
        foreach (var attribute in book.Entries.Where(entry => entry.IsFilter))
            Add(new(attribute.Code, attribute.Name, [.. Offers(attribute.Code).Select(choice => choice with { Words = attribute.Say(choice.Value) }).OrderBy(choice => PlaceOf(attribute, choice.Value))]));
        Add(new(FacetCodes.Tag, "Theme", Offers(FacetCodes.Tag)));
        return groups;

        void Add(FilterGroup group, int least = 2)
        {
            if (group.Choices.Count >= least || group.Choices.Any(choice => choice.IsChosen)) groups.Add(group);
        }

        IReadOnlyList<Choice> Offers(string code) => [.. (facets.Traits.GetValueOrDefault(code) ?? []).Select(choice => Offer(choice, at.Of(code)))];
    }

    /// <summary>Stars; null where nothing has enough of them and nothing is chosen.</summary>
    public static FilterGroup? OfStars(FacetCounts.View facets, FilterAddress at)
    {
        var choices = facets.Stars.Where(stars => stars.Value > 0 || at.Stars == stars.Key).OrderByDescending(stars => stars.Key)
            .Select(stars => new Choice(stars.Key.ToString(CultureInfo.InvariantCulture), FilterAddress.StarsWords(stars.Key), stars.Value, null, at.Stars == stars.Key)).ToList();
        return choices.Count > 0 ? new("rating", "Rating", choices) : null;
    }

    /// <summary>Short ones stand in two columns.</summary>
    public bool IsShort => Choices.All(choice => choice.Words.Length < 6);

    private static Choice Offer(FacetCounts.Choice choice, IReadOnlyList<string> chosen) => new(choice.Value, choice.Value, choice.Count, choice.Hex, chosen.Contains(choice.Value));

    private static decimal PlaceOf(AttributeBook.Entry attribute, string value) => attribute.Kind switch
    {
        AttributeKind.Number => decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : decimal.MaxValue,
        AttributeKind.YesNo => value == AttributeValue.Yes ? 0 : 1,
        _ => attribute.Options.TakeWhile(option => option != value).Count(),
    };
}
