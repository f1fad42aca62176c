using Hangazo.Core.Kernel;

namespace Hangazo.Core.Payments;

/// <summary>Money that no machine collects: the shopper is told how to pay, and staff write down what they received.</summary>
internal sealed class HandGateway(Gateway gateway) : IPaymentGateway
{
    public string Code => gateway.Code;

    public bool IsConfigured => true;

    public bool Takes(Money amount) => amount.Currency == Money.Kes;

    /// <summary>Nothing is sent: the instructions stand on the order's page and in its mail.</summary>
    public Task<StartAnswer> StartAsync(StartRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new StartAnswer(StartResult.Accepted, null, null, null, null, Alert: false, null));

    public Task<StatusAnswer> GetStatusAsync(StatusRequest request, CancellationToken cancellationToken) => Task.FromResult(new StatusAnswer(null));

    public Task<RefundAnswer> RefundAsync(RefundRequest request, CancellationToken cancellationToken) => Task.FromResult(RefundAnswer.ByHand);

    public Notification? ParseNotification(ReadOnlyMemory<byte> body) => null;
}
