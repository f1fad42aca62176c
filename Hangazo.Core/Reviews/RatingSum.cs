using Hangazo.Core.Catalog.Contracts;

namespace Hangazo.Core.Reviews;

/// <summary>Read model: a product's published reviews, counted. Written by <see cref="Data.Ratings"/> only.</summary>
public sealed class RatingSum
{
    public ProductId ProductId { get; private set; }

    public int One { get; private set; }

    public int Two { get; private set; }

    public int Three { get; private set; }

    public int Four { get; private set; }

    public int Five { get; private set; }

    public int RunsSmall { get; private set; }

    public int TrueToSize { get; private set; }

    public int RunsLarge { get; private set; }
}
