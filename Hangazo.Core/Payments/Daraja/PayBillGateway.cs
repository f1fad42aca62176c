using Hangazo.Core.Kernel;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Payments.Daraja;

/// <summary>Money that people send to the PayBill by themselves: nothing is asked for, M-Pesa tells us of what came.</summary>
internal sealed class PayBillGateway(IOptions<DarajaOptions> options) : IPaymentGateway
{
    public string Code => Gateways.MpesaPayBill.Code;

    public bool IsConfigured => options.Value.TakesPayBill;

    public bool Takes(Money amount) => amount.Currency == Money.Kes;

    public Task<StartAnswer> StartAsync(StartRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new StartAnswer(StartResult.Accepted, null, null, null, null, Alert: false, null));

    public Task<StatusAnswer> GetStatusAsync(StatusRequest request, CancellationToken cancellationToken) => Task.FromResult(new StatusAnswer(null));

    public Task<RefundAnswer> RefundAsync(RefundRequest request, CancellationToken cancellationToken) => Task.FromResult(RefundAnswer.ByHand);

    public Notification? ParseNotification(ReadOnlyMemory<byte> body) => PayBillMoney.Read(body) is { } money
        ? new(KeyOf(money.TransactionId), NewsKind.Other,
            $"PayBill {money.TransactionId}: {money.Amount} for account '{money.Account}'") { Unasked = money }
        : null;

    /// <summary>The inbox's key: the same money is taken in once, whoever tells of it first.</summary>
    internal static string KeyOf(string transactionId) => $"paybill:{transactionId}";
}
