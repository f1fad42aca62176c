namespace Hangazo.Core.Payments;

/// <summary>The outside world's side of money that people send by themselves.</summary>
public interface IPayBill
{
    /// <summary>Tells the provider where to ask before and to tell after a payment. Never throws for what a provider may do.</summary>
    Task<RegisterAnswer> RegisterAsync(CancellationToken cancellationToken);

    /// <summary>Everything received in a time span, requests' money too; the provider reaches back 48 hours. An outage is "not answered".</summary>
    Task<ReceivedList> ListReceivedAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);
}

/// <param name="Words">For the owner.</param>
public sealed record RegisterAnswer(bool Done, string Words);

/// <param name="Answered">False when the list is not whole.</param>
public sealed record ReceivedList(bool Answered, IReadOnlyList<ReceivedLine> Lines);

/// <param name="Body">The line as it came.</param>
public sealed record ReceivedLine(string TransactionId, byte[] Body);
