using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Reviews.Contracts;

/// <summary>What one person thinks of one product.</summary>
public readonly record struct ReviewId(Guid Value) : ITypedId<ReviewId>
{
    public static ReviewId From(Guid value) => new(value);

    public static ReviewId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

public enum ReviewState
{
    /// <summary>Staff have not read it yet, or it was changed since.</summary>
    Waiting,

    Published,

    Rejected,
}

/// <summary>How wear turned out against the size that was chosen.</summary>
public enum Fit
{
    RunsSmall,
    TrueToSize,
    RunsLarge,
}

/// <summary>Somebody wrote a review or changed one.</summary>
[EventName("reviews.review-written.v1")]
public sealed record ReviewWritten(ReviewId ReviewId, ProductId ProductId) : IDomainEvent;

/// <summary>What the shop shows of a product's reviews is no longer what it was.</summary>
[EventName("reviews.published-changed.v1")]
public sealed record PublishedReviewsChanged(ProductId ProductId) : IDomainEvent;

/// <summary>It is time to ask the buyer of an order what they think of it. Said once per order.</summary>
[EventName("reviews.review-asked-for.v1")]
public sealed record ReviewAskedFor(Guid OrderId) : IDomainEvent;

/// <summary>What reviews are told by others, who hear orders.</summary>
public interface IReviewRequests
{
    /// <summary>An order is with its buyer. Stages the row; said twice it is heard once.</summary>
    Task NoteHandedOverAsync(Guid order, DateTimeOffset at, CancellationToken cancellationToken);
}
