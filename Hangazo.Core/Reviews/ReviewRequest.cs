using Hangazo.Core.Kernel;
using Hangazo.Core.Reviews.Contracts;

namespace Hangazo.Core.Reviews;

public enum ReviewRequestState
{
    Waiting,
    Asked,

    /// <summary>It came too late to ask: nobody is written to about what was long ago.</summary>
    Dropped,
}

/// <summary>An order that is with its buyer, who is asked about it some days later, once.</summary>
public sealed class ReviewRequest : AggregateRoot
{
    private ReviewRequest()
    {
    }

    public Guid OrderId { get; private set; }

    public DateTimeOffset HandedOverAt { get; private set; }

    public ReviewRequestState State { get; private set; }

    internal static ReviewRequest Of(Guid order, DateTimeOffset handedOver) => new() { OrderId = order, HandedOverAt = handedOver };

    internal void Ask()
    {
        State = ReviewRequestState.Asked;
        Raise(new ReviewAskedFor(OrderId));
    }

    internal void Drop() => State = ReviewRequestState.Dropped;
}
