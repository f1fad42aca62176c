using Hangazo.Core.Invoicing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Settings.Contracts;

namespace Hangazo.Core.Invoicing;

/// <summary>How far an issued document is with the tax office.</summary>
public enum FiscalState
{
    /// <summary>Staff must enter it there by hand and write the receipt down here.</summary>
    ToEnter,

    /// <summary>Waits to be transmitted, or is being transmitted.</summary>
    Queued,

    /// <summary>The tax office has it; its receipt is known.</summary>
    Transmitted,

    /// <summary>Refused, or tried too often: staff look.</summary>
    Failed,
}

/// <summary>What the tax office gives back for a document, to be printed on it.</summary>
/// <param name="Number">Counted by its device.</param>
/// <param name="Signature">Empty where none was written down.</param>
/// <param name="InternalData">Empty where none was written down.</param>
/// <param name="At">By its device's clock.</param>
/// <param name="Link">Where anybody can see that it is true, for the QR code; null where none is known.</param>
public sealed record FiscalReceipt(string Number, string Signature, string InternalData, DateTimeOffset At, string? Link);

/// <summary>
/// One issued document on its way to the tax office, beside the document itself, which never changes. The running number is ours and belongs to the
/// document for good, so that repeating it can only bring the same receipt again.
/// </summary>
public sealed class FiscalRecord : AggregateRoot
{
    /// <summary>After as many tries without an answer staff are asked: about a day.</summary>
    public const int MostTries = 28;

    private const int LongestProblem = 300;
    private const int LongestAnswer = 4_000;

    /// <summary>Waits after the first tries; then every hour.</summary>
    private static readonly TimeSpan[] Again = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)];

    private FiscalRecord()
    {
    }

    public InvoiceId InvoiceId { get; private set; }

    public DocumentType Type { get; private set; }

    public string Number { get; private set; } = "";

    public DateTimeOffset IssuedAt { get; private set; }

    public string OrderNumber { get; private set; } = "";

    public Money Total { get; private set; }

    /// <summary>On a credit note: its invoice.</summary>
    public InvoiceId? OfInvoiceId { get; private set; }

    /// <summary>The one that was chosen when the document was issued.</summary>
    public FiscalDeviceKind Device { get; private set; }

    /// <summary>The device's running number (<c>invcNo</c>); null for what is entered by hand.</summary>
    public long? Serial { get; private set; }

    public FiscalState State { get; private set; }

    public int Tries { get; private set; }

    public DateTimeOffset? NextTryAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Why it is not transmitted, for staff.</summary>
    public string? Problem { get; private set; }

    /// <summary>The device's last words as they came.</summary>
    public string? Answer { get; private set; }

    public string? ReceiptNumber { get; private set; }

    public string? Signature { get; private set; }

    public string? InternalData { get; private set; }

    public DateTimeOffset? ReceiptAt { get; private set; }

    public string? Link { get; private set; }

    public FiscalReceipt? Receipt => State == FiscalState.Transmitted ? new(ReceiptNumber!, Signature ?? "", InternalData ?? "", ReceiptAt!.Value, Link) : null;

    /// <param name="serial">Null: it is entered by hand.</param>
    /// <param name="problem">Why it must be entered by hand, where the device would transmit others.</param>
    internal static FiscalRecord Begin(Invoice document, FiscalDeviceKind device, long? serial, string? problem, DateTimeOffset now)
    {
        var record = new FiscalRecord
        {
            InvoiceId = document.Id,
            Type = document.Type,
            Number = document.Number,
            IssuedAt = document.IssuedAt,
            OrderNumber = document.OrderNumber,
            Total = document.Total,
            OfInvoiceId = document.OfInvoiceId,
            Device = device,
            Serial = serial,
            Problem = problem,
        };
        record.Become(serial is null ? FiscalState.ToEnter : FiscalState.Queued, serial is null ? null : now, now);
        return record;
    }

    /// <summary>Somebody transmits it now.</summary>
    internal void Try() => Tries++;

    /// <summary>Books what came back. A receipt is never replaced.</summary>
    internal void Hear(FiscalAnswer answer, DateTimeOffset now)
    {
        if (State == FiscalState.Transmitted) return;
        Answer = Short(answer.Body, LongestAnswer);
        switch (answer)
        {
            case { Receipt: { } receipt }:
                Store(receipt, now);
                break;
            case { Result: FiscalResult.Refused }:
                Fail(answer.Text, now);
                break;
            case var _ when Tries >= MostTries:
                Fail($"{answer.Text} It was tried {Tries} times.", now);
                break;
            default:
                Problem = Short(answer.Text, LongestProblem);
                Become(FiscalState.Queued, now + (Tries <= Again.Length ? Again[Math.Max(Tries, 1) - 1] : TimeSpan.FromHours(1)), now);
                break;
        }
    }

    /// <summary>Staff have put right what was wrong. Codes: <c>fiscal.not-failed</c>.</summary>
    internal Result SendAgain(DateTimeOffset now)
    {
        if (State != FiscalState.Failed || Serial is null) return FiscalErrors.NotFailed;
        Tries = 0;
        Become(FiscalState.Queued, now, now);
        return Result.Ok;
    }

    /// <summary>Staff write down what they have entered elsewhere. Codes: <c>fiscal.on-its-way</c>, <c>fiscal.has-receipt</c>.</summary>
    internal Result Enter(FiscalReceipt receipt, DateTimeOffset now)
    {
        if (State == FiscalState.Transmitted) return FiscalErrors.HasReceipt(ReceiptNumber!);
        if (State == FiscalState.Queued) return FiscalErrors.OnItsWay;
        Store(receipt, now);
        return Result.Ok;
    }

    private void Store(FiscalReceipt receipt, DateTimeOffset now)
    {
        (ReceiptNumber, Signature, InternalData, ReceiptAt, Link) = (receipt.Number, receipt.Signature, receipt.InternalData, receipt.At, receipt.Link);
        Problem = null;
        Become(FiscalState.Transmitted, null, now);
    }

    private void Fail(string? why, DateTimeOffset now)
    {
        Problem = Short(why, LongestProblem);
        Become(FiscalState.Failed, null, now);
    }

    private void Become(FiscalState state, DateTimeOffset? next, DateTimeOffset now)
    {
        (State, NextTryAt, ChangedAt) = (state, next, now);
        Raise(new FiscalStateChanged(InvoiceId, Number, state.ToString()));
    }

    private static string? Short(string? text, int most) => text is { } long_ && long_.Length > most ? long_[..most] : text;
}
