using System.Numerics;
using Hangazo.Core.Catalog.Contracts;

namespace Hangazo.Core.Search.Queries;

/// <summary>Counts by choice set and trait set while the matches go by, so that each match costs two look-ups, whatever it says; expanded at the end.</summary>
internal sealed class Tally
{
    public const int Category = 1;
    public const int Size = 2;
    public const int Colour = 4;
    public const int Price = 8;
    public const int Stock = 16;
    public const int Sale = 32;

    /// <summary>The first of the chosen traits' bits; one for each code.</summary>
    private const int FirstTrait = 6;

    private readonly IReadOnlyDictionary<int, ChoiceSets.View> _choices;
    private readonly IReadOnlyDictionary<int, int[]> _traits;
    private readonly IReadOnlyList<TraitSets.Trait> _names;
    private readonly Dictionary<int, OfChoiceSet> _byChoices = [];
    private readonly Dictionary<int, OfTraitSet> _byTraits = [];
    private readonly HashSet<Guid> _categories;
    private readonly HashSet<string> _sizes;
    private readonly HashSet<string> _colours;
    private readonly List<(string Code, HashSet<string> Values)> _chosen;

    public Tally(
        IReadOnlyDictionary<int, ChoiceSets.View> choices, IReadOnlyDictionary<int, int[]> traits, IReadOnlyList<TraitSets.Trait> names, FindProducts.Filter filter)
    {
        (_choices, _traits, _names) = (choices, traits, names);
        (_categories, _sizes, _colours) = (filter.Categories.Select(id => id.Value).ToHashSet(), [.. filter.Sizes], [.. filter.Colours]);
        _chosen = [.. filter.Traits.Where(group => group.Value.Count > 0).Take(FindProducts.MostChoices).Select(group => (group.Key, group.Value.ToHashSet(StringComparer.Ordinal)))];
    }

    public int[] FittingChoices => [.. _byChoices.Where(set => set.Value.Fails == 0).Select(set => set.Key)];

    public int[] FittingTraits => [.. _byTraits.Where(set => set.Value.Fails == 0).Select(set => set.Key)];

    public OfChoiceSet OfChoices(int set)
    {
        if (_byChoices.TryGetValue(set, out var known)) return known;
        var view = _choices[set];
        return _byChoices[set] = new(view,
            (_categories.Count == 0 || view.Categories.Any(_categories.Contains) ? 0 : Category)
            | (_sizes.Count == 0 || view.Sizes.Any(_sizes.Contains) ? 0 : Size)
            | (_colours.Count == 0 || view.Colours.Any(_colours.Contains) ? 0 : Colour));
    }

    public OfTraitSet OfTraits(int set)
    {
        if (_byTraits.TryGetValue(set, out var known)) return known;
        var (traits, fails) = (_traits[set], 0);
        for (var i = 0; i < _chosen.Count; i++)
            if (!Array.Exists(traits, trait => _names[trait].Code == _chosen[i].Code && _chosen[i].Values.Contains(_names[trait].Value))) fails |= 1 << (FirstTrait + i);
        return _byTraits[set] = new(traits, fails);
    }

    public Dictionary<CategoryId, int> Categories()
    {
        var counts = new Dictionary<CategoryId, int>();
        foreach (var set in _byChoices.Values.Where(set => set.All + set.InCategories > 0))
            foreach (var category in set.View.Categories) counts[new(category)] = counts.GetValueOrDefault(new(category)) + set.All + set.InCategories;
        return counts;
    }

    public Dictionary<string, int> Sizes()
    {
        var counts = new Dictionary<string, int>();
        foreach (var set in _byChoices.Values)
            foreach (var size in set.View.Sizes) counts[size] = counts.GetValueOrDefault(size) + set.All + set.InSizes;
        return counts;
    }

    public Dictionary<string, int> Colours(out Dictionary<string, string> hexes)
    {
        var counts = new Dictionary<string, int>();
        hexes = [];
        foreach (var set in _byChoices.Values)
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
        var counts = new int[_names.Count];
        foreach (var set in _byTraits.Values)
        {
            foreach (var trait in set.Traits)
            {
                counts[trait] += set.All;
                if (set.Missed is { } missed && _chosen.FindIndex(group => group.Code == _names[trait].Code) is >= 0 and var group) counts[trait] += missed[group];
            }
        }

        var groups = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] == 0) continue;
            if (!groups.TryGetValue(_names[i].Code, out var group)) groups[_names[i].Code] = group = new(StringComparer.Ordinal);
            group[_names[i].Value] = counts[i];
        }

        return groups;
    }

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

    internal sealed class OfTraitSet(int[] traits, int fails)
    {
        public int[] Traits => traits;

        public int Fails => fails;

        public int All { get; set; }

        /// <summary>By the place of the only group whose choice they do not fit.</summary>
        public int[]? Missed { get; private set; }

        public void Count(int group)
        {
            if (group >= 1 << FirstTrait) (Missed ??= new int[FindProducts.MostChoices])[BitOperations.Log2((uint)group) - FirstTrait]++;
        }
    }
}
