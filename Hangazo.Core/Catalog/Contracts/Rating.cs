using System.Globalization;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Catalog.Contracts;

/// <summary>What buyers think of a product.</summary>
/// <param name="Hundredths">The average of the stars in hundredths, 100 to 500; 0 without reviews.</param>
/// <param name="Reviews">How many there are.</param>
public readonly record struct Rating(int Hundredths, int Reviews)
{
    public static readonly Rating None;

    /// <summary>The average in tenths of a star, rounded half up, as it is shown and filtered by.</summary>
    public int Tenths => (Hundredths + 5) / 10;

    /// <param name="stars">The sum of all stars.</param>
    public static Rating Of(int stars, int reviews) => reviews == 0 ? None : new(((stars * 200) + reviews) / (2 * reviews), reviews);

    /// <summary>The average with one decimal, such as <c>4.6</c>.</summary>
    public override string ToString() => (Tenths / 10m).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>For whoever hears it: <c>4.6 out of 5, 12 reviews</c>.</summary>
    public string Words => string.Create(CultureInfo.InvariantCulture, $"{this} out of 5, {Reviews:N0} {(Reviews == 1 ? "review" : "reviews")}");
}

/// <summary>What buyers think of a product has been counted anew.</summary>
[EventName("catalog.product-rated.v1")]
public sealed record ProductRated(ProductId ProductId, string Slug) : IDomainEvent;
