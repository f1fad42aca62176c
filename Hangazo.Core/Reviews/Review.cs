using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Customers.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Reviews.Contracts;

namespace Hangazo.Core.Reviews;

/// <summary>What one person thinks of one product. Waiting -> Published | Rejected; changed by its author, it waits again.</summary>
public sealed class Review : AggregateRoot
{
    public const int LongestReason = 300;
    public const int LongestAnswer = 1_000;

    private Review()
    {
    }

    public ReviewId Id { get; private set; }

    public ProductId ProductId { get; private set; }

    /// <summary>As it was called and addressed when it was bought, for staff.</summary>
    public string ProductName { get; private set; } = "";

    public string ProductSlug { get; private set; } = "";

    /// <summary>Size and colour that were bought; may be empty.</summary>
    public string OptionText { get; private set; } = "";

    /// <summary>One person has one review of a product: see <see cref="Purchase.Author"/>.</summary>
    public Guid Author { get; private set; }

    /// <summary>Null: a guest.</summary>
    public CustomerId? CustomerId { get; private set; }

    public string OrderNumber { get; private set; } = "";

    /// <summary>The order's line it was bought with; null where it was taken over from before the shop kept its orders here.</summary>
    public Guid? OrderLineId { get; private set; }

    public int Stars { get; private set; }

    /// <summary>May be empty.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Plain text with line breaks; may be empty.</summary>
    public string Text { get; private set; } = "";

    public Fit? Fit { get; private set; }

    /// <summary>The name that is shown.</summary>
    public string Name { get; private set; } = "";

    public ReviewState State { get; private set; }

    /// <summary>Why it is not shown.</summary>
    public string? Reason { get; private set; }

    /// <summary>The shop's answer, shown under it.</summary>
    public string? Answer { get; private set; }

    /// <summary>When its author last changed it; staff decide about what they have read.</summary>
    public DateTimeOffset WrittenAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public static Review Write(Purchase purchase, PurchasedItem item, ReviewSheet sheet, DateTimeOffset now)
    {
        var review = new Review
        {
            Id = ReviewId.New(), ProductId = item.Product, Author = purchase.Author, CustomerId = purchase.Customer, OrderNumber = purchase.Number,
        };
        review.Take(item, sheet, item.Line, now);
        return review;
    }

    /// <summary>From where the shop kept its reviews before; published, and nobody vouches for the purchase.</summary>
    public static Review TakeOver(PurchasedItem item, ReviewSheet sheet, DateTimeOffset at)
    {
        var review = new Review { Id = ReviewId.New(), ProductId = item.Product, Author = Guid.CreateVersion7() };
        review.Take(item, sheet, line: null, at);
        review.Publish(at);
        review.ClearEvents();
        return review;
    }

    /// <summary>Its author writes it anew: staff read it again before it is shown. The shop's answer was to the old words and goes.</summary>
    public void Rewrite(PurchasedItem item, ReviewSheet sheet, DateTimeOffset now)
    {
        var shown = State == ReviewState.Published;
        Take(item, sheet, item.Line, now);
        (State, Reason, Answer, PublishedAt) = (ReviewState.Waiting, null, null, null);
        if (shown) Raise(new PublishedReviewsChanged(ProductId));
    }

    public void Publish(DateTimeOffset now)
    {
        if (State == ReviewState.Published) return;
        (State, Reason, PublishedAt) = (ReviewState.Published, null, now);
        Raise(new PublishedReviewsChanged(ProductId));
    }

    /// <summary>Code: <c>review.reason</c>.</summary>
    public Result Reject(string? why)
    {
        var reason = ReviewSheet.OneLine(why);
        if (reason.Length is 0 or > LongestReason) return ReviewErrors.ReasonMissing;
        var shown = State == ReviewState.Published;
        (State, Reason, PublishedAt) = (ReviewState.Rejected, reason, null);
        if (shown) Raise(new PublishedReviewsChanged(ProductId));
        return Result.Ok;
    }

    /// <summary>Nothing takes the answer away. Codes: <c>review.answer</c>, <c>review.not-published</c>.</summary>
    public Result Reply(string? words)
    {
        var answer = ReviewSheet.Lines(words);
        if (answer.Length > LongestAnswer) return ReviewErrors.AnswerTooLong;
        if (State != ReviewState.Published) return ReviewErrors.AnswerUnpublished;
        Answer = answer.Length == 0 ? null : answer;
        Raise(new PublishedReviewsChanged(ProductId));
        return Result.Ok;
    }

    private void Take(PurchasedItem item, ReviewSheet sheet, Guid? line, DateTimeOffset now)
    {
        (ProductName, ProductSlug, OptionText, OrderLineId) = (item.Name, item.Slug, item.OptionText, line);
        (Stars, Title, Text, Fit, Name, WrittenAt) = (sheet.Stars, sheet.Title, sheet.Text, sheet.Fit, sheet.Name, now);
        Raise(new ReviewWritten(Id, ProductId));
    }
}
