using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;

namespace Hangazo.Core.Payments;

/// <summary>What a gateway is asked to give back.</summary>
/// <param name="Key">Our id of the refund, the same for every try.</param>
/// <param name="Receipt">The receipt of the money that goes back.</param>
/// <param name="Amount">In the currency of the charge.</param>
public sealed record RefundRequest(Guid Key, string Receipt, Money Amount)
{
    /// <summary>The gateway the money came through.</summary>
    public required string Gateway { get; init; }

    /// <summary>Counts deliberate tries: with <see cref="Key"/> it makes the provider's idempotency key.</summary>
    public required int Try { get; init; }

    public required RefundWay Way { get; init; }

    /// <summary>Our id of this post.</summary>
    public required Guid Post { get; init; }

    /// <summary>Part of the address the result is sent to; known to nobody else.</summary>
    public required string CallbackToken { get; init; }

    /// <summary>The payer's.</summary>
    public required PhoneNumber Phone { get; init; }

    /// <summary>The payment's, as the payer saw it.</summary>
    public required string Reference { get; init; }
}

public enum RefundResult
{
    Done,

    /// <summary>Taken; the provider tells later how it ended.</summary>
    Pending,

    /// <summary>Certainly not sent.</summary>
    Refused,

    /// <summary>Nobody knows. The same request may be sent again.</summary>
    Unknown,

    /// <summary>Nobody knows. It must not be sent again: it is asked about.</summary>
    Unclear,

    /// <summary>What the provider says does not fit what was asked: staff look.</summary>
    Doubtful,

    /// <summary>This provider gives nothing back by itself: staff do it by hand.</summary>
    ByHand,
}

/// <param name="Reference">The provider's id of the refund.</param>
/// <param name="Text">For staff, when it did not work.</param>
public sealed record RefundAnswer(RefundResult Result, string? Reference = null, string? Text = null)
{
    public static readonly RefundAnswer ByHand = new(RefundResult.ByHand);

    /// <summary>The provider's id of the conversation or of the refund itself, by which it can be asked about.</summary>
    public string? Conversation { get; init; }

    /// <summary>The provider's answer as it came.</summary>
    public string? Body { get; init; }

    /// <summary>This road is closed, another may be open.</summary>
    public bool TryOtherWay { get; init; }

    /// <summary>The shop's own set-up is at fault.</summary>
    public bool Alert { get; init; }
}

/// <summary>A post as far as its result must be read.</summary>
/// <param name="Receipt">Of the money that goes back.</param>
public sealed record RefundPostView(Guid Id, RefundWay Way, bool IsQuestion, string? Conversation, string Receipt, Money Amount)
{
    internal static RefundPostView Of(RefundBook book, Refund refund, RefundPost post) => new(
        post.Id, post.Way, post.IsQuestion, post.ConversationId ?? (post.Way == RefundWay.Provider ? refund.Reference : null),
        book.Payment.Receipts.First(receipt => receipt.Id == refund.ReceiptId).Reference, refund.Amount);
}

/// <param name="Asked">The post that moves the money and whose end is not known.</param>
/// <param name="Post">Our id of this question.</param>
public sealed record RefundQuestion(RefundPostView Asked, Guid Post, string CallbackToken, string Reference);

/// <param name="Key">The same for the same news, so that it is stored once.</param>
/// <param name="Answer">Null: it says nothing about the end.</param>
/// <param name="AsksNow">The provider gave up waiting: ask now.</param>
public sealed record RefundResultNews(string Key, string Summary, RefundAnswer? Answer, bool AsksNow = false);
