using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Hangazo.Sandbox.Phone;

namespace Hangazo.Sandbox.Daraja;

/// <summary>How the next refunds are played.</summary>
public sealed record MoneyOutSwitches
{
    /// <summary>Result code of reversals; 0 works.</summary>
    public string Reversal { get; init; } = "0";

    /// <summary>Result code of B2C payments.</summary>
    public string Payout { get; init; } = "0";

    /// <summary>How often each result is told; 0: never.</summary>
    public int Tell { get; init; } = 1;

    /// <summary>The queue gives up: its address is called instead, whatever really happens.</summary>
    public bool Timeout { get; init; }

    /// <summary>So many posts are done but answered with an error page.</summary>
    public int LoseAnswers { get; init; }
}

/// <summary>Money the played Safaricom sent back. <c>Amount</c> in whole shillings.</summary>
internal sealed record SentMoney(string Kind, string Originator, string Conversation, string Receipt, string? Original, decimal Amount, string? Phone, DateTimeOffset At);

/// <summary>The books of money going out, and how it is told.</summary>
internal sealed class MoneyOut(
    SandboxOptions options, SandboxClock clock, StkPushes pushes, ReceiptNumbers receipts, CallbackSender callbacks, SmsInboxes inboxes, ILogger<MoneyOut> logger)
{
    private readonly Lock _gate = new();
    private readonly ConcurrentQueue<SentMoney> _sent = new();
    private readonly ConcurrentDictionary<string, string> _originators = new();
    private MoneyOutSwitches _switches = new();

    public MoneyOutSwitches Switches
    {
        get { lock (_gate) return _switches; }
        set { lock (_gate) _switches = value; }
    }

    public IEnumerable<SentMoney> Sent => _sent;

    /// <summary>False when this id of the caller was used before.</summary>
    public bool IsNew(string originator) => _originators.TryAdd(originator, originator);

    public bool TakeLostAnswer()
    {
        lock (_gate)
        {
            if (_switches.LoseAnswers == 0)
                return false;
            _switches = _switches with { LoseAnswers = _switches.LoseAnswers - 1 };
            return true;
        }
    }

    public bool IsReversed(string receipt) => _sent.Any(sent => sent.Original == receipt);

    public StkPayment? Payment(string? receipt) => pushes.Payments.FirstOrDefault(payment => payment.Receipt == receipt);

    /// <summary>Takes a whole payment back and tells the shop in the background.</summary>
    public void Reverse(string originator, string conversation, string receipt, string result, string timeout)
    {
        var payment = Payment(receipt);
        var code = Switches.Reversal != "0" ? Switches.Reversal : payment is null ? "R000002" : IsReversed(receipt) ? "R000001" : "0";
        var sent = code == "0" ? Book("reversal", originator, conversation, receipt, payment!.Amount, payment.Phone) : null;
        _ = TellAsync(MoneyOutBody.Write(originator, conversation, code, sent), result, timeout);
    }

    public void PayOut(string originator, string conversation, decimal amount, string phone, string result, string timeout)
    {
        var code = Switches.Payout;
        var sent = code == "0" ? Book("b2c", originator, conversation, null, amount, phone) : null;
        _ = TellAsync(MoneyOutBody.Write(originator, conversation, code, sent), result, timeout);
    }

    /// <summary>Answers a question.</summary>
    public void Tell(string body, string result) => _ = QuietlyAsync(async () => await callbacks.SendAsync(result, body, isAnswer: true));

    public void Reset()
    {
        Switches = new();
        _sent.Clear();
        _originators.Clear();
    }

    private SentMoney Book(string kind, string originator, string conversation, string? original, decimal amount, string phone)
    {
        var now = clock.UtcNow;
        var sent = new SentMoney(kind, originator, conversation, receipts.Next(now), original, amount, phone, now);
        _sent.Enqueue(sent);
        var text = original is null
            ? string.Create(CultureInfo.InvariantCulture, $"{sent.Receipt} Confirmed. You have received Ksh{amount:N2} from {options.Daraja.MerchantName}.")
            : string.Create(CultureInfo.InvariantCulture, $"{sent.Receipt} Confirmed. Your payment {original} of Ksh{amount:N2} has been reversed.");
        inboxes.Add(phone, "MPESA", text, now);
        return sent;
    }

    private Task TellAsync(string body, string result, string timeout) => QuietlyAsync(async () =>
    {
        var now = Switches;
        await clock.Delay(options.Daraja.PayoutDelay, pushes.EraEnds);
        if (now.Timeout)
        {
            await callbacks.SendAsync(timeout, body);
            return;
        }
        for (var i = 0; i < now.Tell; i++)
            await callbacks.SendAsync(result, body);
    });

    private async Task QuietlyAsync(Func<Task> workAsync)
    {
        try
        {
            await workAsync();
        }
        catch (OperationCanceledException)
        {
            // A reset or the end of the program: nobody waits for this any more.
        }
        catch (Exception e)
        {
            logger.LogError(e, "A result of money going out could not be told");
        }
    }
}

/// <summary>Results in the shape Daraja posts them.</summary>
internal static class MoneyOutBody
{
    private static readonly JsonSerializerOptions AsWritten = new();

    /// <param name="sent">Null when it did not work.</param>
    public static string Write(string originator, string conversation, string code, SentMoney? sent) => Write(
        originator, conversation, code, code == "0" ? "The service request is processed successfully." : ResultTexts.ForCallback(code), sent?.Receipt ?? "UKL0000000",
        sent switch
        {
            null => null,
            { Kind: "reversal" } =>
            [
                new("DebitAccountBalance", "Utility Account|KES|51661.00|51661.00|0.00|0.00"), new("Amount", sent.Amount),
                new("TransCompletedTime", long.Parse(Stamp(sent.At, "yyyyMMddHHmmss"), CultureInfo.InvariantCulture)), new("OriginalTransactionID", sent.Original!),
                new("Charge", 0m), new("CreditPartyPublicName", $"{sent.Phone} - Sandbox"), new("DebitPartyPublicName", "Sandbox"),
            ],
            _ =>
            [
                new("TransactionAmount", sent.Amount), new("TransactionReceipt", sent.Receipt), new("ReceiverPartyPublicName", $"{sent.Phone} - Sandbox"),
                new("TransactionCompletedDateTime", Stamp(sent.At, "dd.MM.yyyy HH:mm:ss")), new("B2CRecipientIsRegisteredCustomer", "Y"),
            ],
        });

    /// <summary>The answer to a question about a transaction; the reason may come without a value.</summary>
    public static string Status(string originator, string conversation, string status, string receipt, decimal amount) => Write(
        originator, conversation, "0", "The service request is processed successfully.", "UKL0000000",
        [new("TransactionReason", null), new("TransactionStatus", status), new("Amount", amount), new("ReceiptNo", receipt)]);

    public static string Write(string originator, string conversation, string code, string text, string transaction, IReadOnlyList<Parameter>? parameters)
    {
        var result = new Dictionary<string, object>
        {
            ["ResultType"] = 0,
            ["ResultCode"] = int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : code,
            ["ResultDesc"] = text,
            ["OriginatorConversationID"] = originator,
            ["ConversationID"] = conversation,
            ["TransactionID"] = transaction,
            ["ReferenceData"] = new { ReferenceItem = new { Key = "QueueTimeoutURL", Value = "https://internalapi.safaricom.co.ke/results/v1/submit" } },
        };
        if (parameters is not null)
            result["ResultParameters"] = new { ResultParameter = parameters.Select(parameter => parameter.ToJson()) };
        return JsonSerializer.Serialize(new { Result = result }, AsWritten);
    }

    private static string Stamp(DateTimeOffset at, string format) => at.ToOffset(SandboxClock.EastAfrica).ToString(format, CultureInfo.InvariantCulture);

    /// <param name="Value">Null: the key stands alone, as captured.</param>
    public sealed record Parameter(string Key, object? Value)
    {
        public Dictionary<string, object> ToJson() => Value is null ? new() { ["Key"] = Key } : new() { ["Key"] = Key, ["Value"] = Value };
    }
}
