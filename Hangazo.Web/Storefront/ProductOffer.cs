using System.Text.Json;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Kernel;

namespace Hangazo.Web.Storefront;

/// <summary>What a product page offers now: its choices, which variant is meant, and what is left, in words.</summary>
internal sealed class ProductOffer
{
    /// <summary>Up to this many, the page says how many are left.</summary>
    private const decimal Few = 10;

    private readonly QuantityRule _rule;
    private readonly bool _isDigital;
    private readonly IReadOnlyList<ProductDetails.Picture> _pictures;

    /// <param name="size">What was asked for; anything unknown counts as not asked.</param>
    public ProductOffer(ProductDetails.View product, IReadOnlyDictionary<VariantId, decimal> available, string? size = null, string? colour = null)
    {
        (_rule, _pictures, _isDigital) = (product.Quantity, product.Pictures, product.IsDigital);
        Variants = [.. product.Variants.Select(option => Offer(option, available.GetValueOrDefault(option.Id)))];
        Chosen = Asked(size, colour) ?? Variants.FirstOrDefault(variant => !variant.IsGone) ?? Variants[0];
        Sizes = [.. Choices(variant => variant.Option.Size)];
        Colours = [.. Choices(variant => variant.Option.Colour)];
    }

    public IReadOnlyList<Variant> Variants { get; }

    /// <summary>The one asked for, else the first that can be bought.</summary>
    public Variant Chosen { get; }

    public IReadOnlyList<Choice> Sizes { get; }

    public IReadOnlyList<Choice> Colours { get; }

    public bool IsGone => Variants.All(variant => variant.IsGone);

    public bool IsReducedSomewhere => Variants.Any(variant => variant.Option.CompareAt is not null);

    /// <summary>For readers without script, who do not see the words change with their choice.</summary>
    public IEnumerable<Variant> Scarce => Variants.Where(variant => variant != Chosen && variant.State != "in");

    /// <summary>What somebody may want to be told about when it is back.</summary>
    public IReadOnlyList<Variant> Gone => [.. Variants.Where(variant => variant.IsGone)];

    /// <summary>The variants for the page's script; harmless inside a script element because the serializer escapes angle brackets.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        Variants.Select(variant => new
        {
            id = variant.Option.Id.Value,
            size = variant.Option.Size,
            colour = variant.Option.Colour,
            price = variant.Option.Price.ToString(),
            was = variant.Option.CompareAt?.ToString(),
            stock = variant.Words,
            state = variant.State,
            max = variant.Most,
            picture = _pictures.FirstOrDefault(picture => picture.Colour == variant.Option.Colour)?.Hash,
        }),
        JsonSerializerOptions.Web);

    private static bool Fits(string? wanted, string? has) => wanted is null || has is null || wanted == has;

    private Variant? Asked(string? size, string? colour) => size is null && colour is null
        ? null
        : Variants.FirstOrDefault(variant => Fits(size, variant.Option.Size) && Fits(colour, variant.Option.Colour));

    private Variant Offer(ProductDetails.Option option, decimal available)
    {
        if (available < _rule.Minimum) return new(option, "out", "Sold out", _rule.Minimum);
        var most = Math.Min(_rule.Maximum, available);
        most -= (most - _rule.Minimum) % _rule.Increment;
        if (_isDigital) return new(option, "in", "Yours to download as soon as you have paid", most);
        return available <= Few
            ? new(option, "few", $"{QuantityRule.Format(available, _rule.Unit)} left", most)
            : new(option, "in", "In stock", most);
    }

    private IEnumerable<Choice> Choices(Func<Variant, string?> axis) =>
        from variant in Variants
        let value = axis(variant)
        where value is not null
        group variant by value into same
        select new Choice(same.Key, same.First().Option.ColourHex, same.Key == axis(Chosen), same.All(variant => variant.IsGone));

    /// <param name="State"><c>in</c>, <c>few</c> or <c>out</c>.</param>
    /// <param name="Most">The most that can be bought now, on a step.</param>
    internal sealed record Variant(ProductDetails.Option Option, string State, string Words, decimal Most)
    {
        public bool IsGone => State == "out";

        public string Name => string.Join(", ", new[] { Option.Size, Option.Colour }.Where(part => part is not null));
    }

    internal sealed record Choice(string Value, string? Hex, bool IsChosen, bool IsGone);
}
