namespace Hangazo.Sandbox.Daraja;

/// <summary>A validated push request. The amount is in whole shillings.</summary>
internal sealed record StkRequest(
    string ShortCode,
    string TransactionType,
    long Amount,
    string PartyB,
    string Phone,
    string CallbackUrl,
    string Reference,
    string Description);

/// <summary>How a push ended, as the callback and the query tell it.</summary>
internal sealed record StkResult(string Code, string Text, DateTimeOffset At);

/// <summary>Money that really moved. The amount is in whole shillings.</summary>
internal sealed record StkPayment(string Receipt, string Phone, long Amount, string Reference, string CheckoutRequestId, DateTimeOffset PaidAt);

/// <summary>What a decision brought: money, if it moved just now, and the callback's body.</summary>
internal sealed record StkSettlement(StkPayment? NewPayment, string CallbackBody);

/// <summary>One try at telling the shop. <c>Outcome</c>: delivered, failed, dropped, withheld or blocked.</summary>
internal sealed record CallbackDelivery(DateTimeOffset At, string Kind, string Outcome, int? HttpStatus, string? Error);

/// <summary>One prompt on one phone. Thread-safe.</summary>
internal sealed class StkPush(string checkoutRequestId, string merchantRequestId, StkRequest request, NumberScript? script, DateTimeOffset at)
{
    private readonly Lock _gate = new();
    private readonly List<CallbackDelivery> _deliveries = [];
    private StkResult? _result;
    private StkPayment? _payment;
    private string? _callbackBody;
    private int _pendingQueries;

    public string CheckoutRequestId { get; } = checkoutRequestId;

    public string MerchantRequestId { get; } = merchantRequestId;

    public StkRequest Request { get; } = request;

    /// <summary>Null when a person with the phone page decides.</summary>
    public NumberScript? Script { get; } = script;

    public DateTimeOffset CreatedAt { get; } = at;

    public StkResult? Result
    {
        get { lock (_gate) return _result; }
    }

    public StkPayment? Payment
    {
        get { lock (_gate) return _payment; }
    }

    /// <summary>The last callback's bytes as text, for a replay that is equal to the letter; null while undecided.</summary>
    public string? CallbackBody
    {
        get { lock (_gate) return _callbackBody; }
    }

    public IReadOnlyList<CallbackDelivery> Deliveries
    {
        get { lock (_gate) return [.. _deliveries]; }
    }

    public bool IsWaiting => Result is null;

    public bool NeedsAPerson => Script is null && IsWaiting;

    public string State => Result switch
    {
        null => "waiting",
        { Code: ResultTexts.Paid } => "paid",
        { Code: ResultTexts.Cancelled } => "cancelled",
        { Code: ResultTexts.Unreachable or "1019" } => "expired",
        _ => "failed",
    };

    /// <summary>
    /// Decides the push. The first decision stands; <paramref name="force"/> overrides it, but money that moved stays moved.
    /// </summary>
    /// <returns>Null when the push was decided before.</returns>
    public StkSettlement? TrySettle(StkResult result, long paidAmount, ReceiptNumbers receipts, bool force)
    {
        StkPayment? newPayment = null;
        lock (_gate)
        {
            if (_result is not null && !force)
                return null;
            if (result.Code == ResultTexts.Paid && _payment is null)
            {
                newPayment = new StkPayment(
                    receipts.Next(result.At), Request.Phone, paidAmount, Request.Reference, CheckoutRequestId, result.At);
                _payment = newPayment;
            }
            _result = result;
            _callbackBody = StkCallbackBody.Write(this, result, _payment);
            return new StkSettlement(newPayment, _callbackBody);
        }
    }

    /// <summary>Counts the queries asked while undecided: Daraja answers them in turns in two ways.</summary>
    public int NextPendingQuery() => Interlocked.Increment(ref _pendingQueries);

    public void Record(CallbackDelivery delivery)
    {
        lock (_gate)
            _deliveries.Add(delivery);
    }
}
