using Hangazo.Core.Catalog.Contracts;

namespace Hangazo.Core.Search.Queries;

/// <summary>
/// Counts while the matches go by. What they share in a choice set is counted by the set and expanded at the end; traits, which nearly every product has
/// in a set of its own, are counted one by one.
/// </summary>
internal sealed class Tally
{
    public const int Category = 1;
    public const int Size = 2;
    public const int Colour = 4;
    public const int Price = 8;
    public const int Stock = 16;
    public const int Sale = 32;
    public const int Rating = 64;

    /// <summary>The first of the chosen traits' bits; one for each code.</summary>
    private const int FirstTrait = 7;

    private readonly ChoiceSets.View?[] _choices;
    private readonly int[]?[] _traits;
    private readonly IReadOnlyList<TraitSets.Trait> _names;
    private readonly OfChoiceSet?[] _byChoices;
    private readonly HashSet<Guid> _categories;
    private readonly HashSet<string> _sizes;
    private readonly HashSet<string> _colours;
    private readonly int[] _traitCounts;

    /// <summary>All bits of chosen traits' codes.</summary>
    private readonly int _wanted;

    /// <summary>By a trait's number: the bit of its code when values of that are chosen, and the same where it is one of them.</summary>
    private readonly (int Code, int Chosen)[] _bits;

    private readonly HashSet<int> _fittingTraits = [];

    public Tally(ChoiceSets.View?[] choices, int[]?[] traits, IReadOnlyList<TraitSets.Trait> names, FindProducts.Filter filter)
    {
        (_choices, _traits, _names) = (choices, traits, names);
        (_categories, _sizes, _colours) = (filter.Categories.Select(id => id.Value).ToHashSet(), [.. filter.Sizes], [.. filter.Colours]);
        (_byChoices, _traitCounts, _bits) = (new OfChoiceSet?[choices.Length], new int[names.Count], new (int, int)[names.Count]);
        var chosen = filter.Traits.Where(group => group.Value.Count > 0).Take(FindProducts.MostChoices).Select(group => (group.Key, group.Value.ToHashSet(StringComparer.Ordinal))).ToList();
        _wanted = ((1 << chosen.Count) - 1) << FirstTrait;
        for (var place = 0; place < chosen.Count; place++)
        {
            var ((code, values), bit) = (chosen[place], 1 << (FirstTrait + place));
            for (var trait = 0; trait < names.Count; trait++)
                if (names[trait].Code == code) _bits[trait] = (bit, values.Contains(names[trait].Value) ? bit : 0);
        }
    }

    public int[] FittingChoices => [.. Enumerable.Range(0, _byChoices.Length).Where(set => _byChoices[set] is { Fails: 0 })];

    /// <summary>Those of products that fail nothing; none when no trait is chosen.</summary>
    public int[] FittingTraits => [.. _fittingTraits];

    public OfChoiceSet OfChoices(int set)
    {
        if (_byChoices[set] is { } known) return known;
        var view = _choices[set]!;
        return _byChoices[set] = new(view,
            (_categories.Count == 0 || view.Categories.Any(_categories.Contains) ? 0 : Category)
            | (_sizes.Count == 0 || view.Sizes.Any(_sizes.Contains) ? 0 : Size)
            | (_colours.Count == 0 || view.Colours.Any(_colours.Contains) ? 0 : Colour));
    }

    /// <summary>The bits of the codes of which this set has none of the chosen values.</summary>
    public int TraitsFailed(int set)
    {
        if (_wanted == 0) return 0;
        var held = 0;
        foreach (var trait in _traits[set]!) held |= _bits[trait].Chosen;
        return _wanted & ~held;
    }

    /// <summary>A product that fails nothing.</summary>
    public void CountFitting(OfChoiceSet choices, int traitSet)
    {
        choices.All++;
        foreach (var trait in _traits[traitSet]!) _traitCounts[trait]++;
        if (_wanted != 0) _fittingTraits.Add(traitSet);
    }

    /// <summary>A product that fails one group, whose own choice does not matter to it.</summary>
    public void CountMissing(OfChoiceSet choices, int traitSet, int group)
    {
        choices.Count(group);
        if ((group & _wanted) == 0) return;
        foreach (var trait in _traits[traitSet]!)
            if (_bits[trait].Code == group) _traitCounts[trait]++;
    }

    public Dictionary<CategoryId, int> Categories()
    {
        var counts = new Dictionary<CategoryId, int>();
        foreach (var set in Seen.Where(set => set.All + set.InCategories > 0))
            foreach (var category in set.View.Categories) counts[new(category)] = counts.GetValueOrDefault(new(category)) + set.All + set.InCategories;
        return counts;
    }

    public Dictionary<string, int> Sizes()
    {
        var counts = new Dictionary<string, int>();
        foreach (var set in Seen)
            foreach (var size in set.View.Sizes) counts[size] = counts.GetValueOrDefault(size) + set.All + set.InSizes;
        return counts;
    }

    public Dictionary<string, int> Colours(out Dictionary<string, string> hexes)
    {
        var counts = new Dictionary<string, int>();
        hexes = [];
        foreach (var set in Seen)
        {
            for (var i = 0; i < set.View.Colours.Length; i++)
            {
                counts[set.View.Colours[i]] = counts.GetValueOrDefault(set.View.Colours[i]) + set.All + set.InColours;
                if (set.View.Hexes[i].Length > 0) hexes.TryAdd(set.View.Colours[i], set.View.Hexes[i]);
            }
        }

        return counts;
    }

    /// <summary>By code and value.</summary>
    public Dictionary<string, Dictionary<string, int>> Traits()
    {
        var groups = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        for (var trait = 0; trait < _traitCounts.Length; trait++)
        {
            if (_traitCounts[trait] == 0) continue;
            if (!groups.TryGetValue(_names[trait].Code, out var group)) groups[_names[trait].Code] = group = new(StringComparer.Ordinal);
            group[_names[trait].Value] = _traitCounts[trait];
        }

        return groups;
    }

    private IEnumerable<OfChoiceSet> Seen => _byChoices.OfType<OfChoiceSet>();

    /// <param name="fails">The groups whose choice these products do not fit.</param>
    internal sealed class OfChoiceSet(ChoiceSets.View view, int fails)
    {
        public ChoiceSets.View View => view;

        public int Fails => fails;

        public int All { get; set; }

        public int InCategories { get; private set; }

        public int InSizes { get; private set; }

        public int InColours { get; private set; }

        public void Count(int group)
        {
            if (group == Category) InCategories++;
            else if (group == Size) InSizes++;
            else if (group == Colour) InColours++;
        }
    }
}
