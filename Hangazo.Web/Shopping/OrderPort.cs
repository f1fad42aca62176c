using System.Text.Json;
using Hangazo.Core.Downloads.Contracts;
using Hangazo.Core.Invoicing.Queries;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.Queries;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Outbox;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Queries;
using Hangazo.Core.Payments.UseCases;
using Hangazo.Core.Shipping.Contracts;
using Hangazo.Web.Client.Orders;

namespace Hangazo.Web.Shopping;

internal sealed class OrderPort(IServiceScopeFactory scopes, ILiveFeed feed, TimeProvider clock) : IOrderPort
{
    public async Task<OrderModel?> GetAsync(Guid order)
    {
        await using var scope = scopes.CreateAsyncScope();
        var details = await scope.ServiceProvider.GetRequiredService<OrderDetails>().ByIdAsync(new(order), CancellationToken.None);
        if (details is null) return null;
        var status = await scope.ServiceProvider.GetRequiredService<PaymentStatus>().FindAsync(order, CancellationToken.None);
        var receipts = await scope.ServiceProvider.GetRequiredService<IPayments>().ReceiptsAsync(order, CancellationToken.None);
        return new(
            details.Order, details.Key, status is null ? null : ModelOf(status, details.Order),
            details.Timeline.Select(entry => new OrderStep(entry.Text, entry.At, entry.Kind == OrderEntryKind.Fulfilment)).ToList(), receipts)
        {
            Downloads = details.Order.Lines.Any(line => line.IsDigital)
                ? await scope.ServiceProvider.GetRequiredService<IDownloads>().OfOrderAsync(details.Order.Id, CancellationToken.None)
                : [],
            Terms = await scope.ServiceProvider.GetRequiredService<IInstalments>().TermsAsync(order, CancellationToken.None),
            GivenBack = details.Order.PaymentState == OrderPaymentState.Unpaid ? [] : await GivenBackAsync(scope.ServiceProvider, details.Order),
            MayCancel = CancelOwnOrder.MayCancel(details.Order),
            Parcels = details.Order.Address is null ? [] : await scope.ServiceProvider.GetRequiredService<IShipments>().OfSubjectAsync(order, CancellationToken.None),
            DepositPapers = details.Order.PaymentState == OrderPaymentState.Unpaid ? [] : [.. (await scope.ServiceProvider.GetRequiredService<InvoiceDocument>()
                .DepositReceiptsAsync(details.Order.Number, CancellationToken.None)).Select(paper => new DepositPaper(paper.Number, paper.ReceivedId, paper.Total))],
        };
    }

    private static async Task<List<GivenBack>> GivenBackAsync(IServiceProvider services, OrderSnapshot order)
    {
        var refunds = await services.GetRequiredService<OrderRefunds>().OfOrderAsync(order.Id, CancellationToken.None);
        var decided = refunds.Where(refund => refund.State == OrderRefundState.Decided).ToList();
        if (decided.Count == 0) return [];
        var notes = await services.GetRequiredService<InvoiceDocument>().CreditNotesAsync(order.Number, CancellationToken.None);
        return decided.ConvertAll(refund => new GivenBack(
            refund.Total, refund.Reason, [.. notes.Where(note => note.RefundId == refund.Id).Select(note => note.Number)]));
    }

    public async Task<Result> ResendAsync(Guid order, string? phone, string? method)
    {
        await using var scope = scopes.CreateAsyncScope();
        var held = await scope.ServiceProvider.GetRequiredService<OrderDetails>().FindAsync(new(order), CancellationToken.None) is { Quote: not null } quoted
            ? quoted.Contact.Phone : (PhoneNumber?)null;
        return await scope.ServiceProvider.GetRequiredService<StartAttempt>().ExecuteAsync(order, phone, CancellationToken.None, method, held);
    }

    public async Task<Result> CancelAsync(Guid order)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CancelOwnOrder>().ExecuteAsync(new(order), CancellationToken.None);
    }

    public async Task<Result> CheckNowAsync(Guid order)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CheckNow>().ExecuteAsync(order, CancellationToken.None);
    }

    public IDisposable Watch(Guid order, Func<Task> changed) => feed.Subscribe(async happened =>
    {
        if (!happened.Name.StartsWith("ordering.", StringComparison.Ordinal) && !happened.Name.StartsWith("payments.", StringComparison.Ordinal)
            && !happened.Name.StartsWith("shipping.", StringComparison.Ordinal)
            && !happened.Name.StartsWith("downloads.", StringComparison.Ordinal) && !happened.Name.StartsWith("invoicing.", StringComparison.Ordinal)) return;
        using var json = JsonDocument.Parse(happened.Payload);
        if (IdIn(json, "orderId") == order || IdIn(json, "subjectId") == order) await changed();
    });

    /// <summary>Typed ids are written as objects with a value, others as text.</summary>
    private static Guid? IdIn(JsonDocument json, string property)
    {
        if (!json.RootElement.TryGetProperty(property, out var id)) return null;
        if (id.ValueKind == JsonValueKind.Object && id.TryGetProperty("value", out var value)) id = value;
        return id.ValueKind == JsonValueKind.String && id.TryGetGuid(out var guid) ? guid : null;
    }

    private PaymentModel ModelOf(PaymentStatus.View status, OrderSnapshot order)
    {
        var now = clock.GetUtcNow();
        return new(
            StateOf(status), status.Attempt?.Method, status.Attempt?.Sentence ?? "Choose how you want to pay.", status.Attempt?.PhoneMasked,
            status.State == PaymentState.Open ? status.ToAsk : status.Due,
            status.ResendAllowedAt is { } resend ? Seconds(resend - now) : null,
            status.Attempt?.ExpiresAt is { } expires ? Seconds(expires - now) : null,
            status.Attempt is { IsWaiting: true },
            [.. status.Offered.Where(offered => offered.Code != status.Attempt?.Method.Code && Fits(offered, order))],
            status.Instructions, status.Attempt?.ChargeWords)
        {
            PayBill = status.PayBill,
            Asked = status.Attempt?.Amount ?? status.ToAsk,
        };
    }

    /// <summary>What is held for days has time for a transfer; a foreign phone pays by M-Pesa nowhere.</summary>
    private static bool Fits(PaymentMethod method, OrderSnapshot order) => order.Quote is null
        ? !method.ByHand : !method.AfterDelivery && (!method.AsksPhone || order.Contact.Phone.IsKenyanMobile);

    /// <summary>A try that brought only a part is no reason to say that it is paid.</summary>
    private static AttemptState? StateOf(PaymentStatus.View status) => status switch
    {
        { State: PaymentState.Settled } => AttemptState.Succeeded,
        { State: PaymentState.Open, Attempt.State: AttemptState.Succeeded } => null,
        _ => status.Attempt?.State,
    };

    private static int Seconds(TimeSpan span) => (int)Math.Max(0, Math.Ceiling(span.TotalSeconds));
}
