using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Hangazo.Sandbox.Faults;
using Hangazo.Sandbox.Phone;

namespace Hangazo.Sandbox.Daraja;

/// <summary>A payment from the phone's own menu. The amount is in whole shillings.</summary>
/// <param name="Unasked">As with numbers for which Safaricom has not switched validation on: the shop is only told.</param>
internal sealed record PayBillRequest(string Phone, string ShortCode, string Account, long Amount, bool Unasked = false);

/// <summary>How it went. <c>Refusal</c>: why no money moved; <c>Told</c>: how the confirmation fared, null where none was sent.</summary>
internal sealed record PayBillOutcome(string? Receipt, string? Refusal, string? Told);

/// <summary>
/// People pay to the PayBill number by themselves: the shop is asked first (validation), then the money moves, then the shop is told
/// (confirmation), once and without retry. Where no addresses are registered nobody is asked or told; only the list of received payments knows.
/// </summary>
internal sealed class PayBill(
    SandboxOptions options, SandboxClock clock, StkPushes pushes, ReceiptNumbers receipts, CallbackSender callbacks, DarajaSwitches switches,
    Weather weather, SmsInboxes inboxes, ILogger<PayBill> logger)
{
    private const int LongestAccount = 20;
    private static readonly JsonSerializerOptions AsWritten = new();

    private readonly ConcurrentDictionary<string, string> _confirmations = new();
    private volatile Addresses? _registered;

    public enum Telling
    {
        /// <summary>The confirmation goes out in the background.</summary>
        Later,

        /// <summary>Answers when the shop was told.</summary>
        Now,
    }

    public bool IsRegistered => _registered is not null;

    /// <summary>Where the shop wants to be asked and told.</summary>
    public static async Task<IResult> RegisterAsync(HttpRequest http, AccessTokens tokens, SandboxOptions options, DarajaSwitches switches, PayBill payBill)
    {
        if (tokens.Check(http) is { } unauthorised)
            return unauthorised;
        var (body, unreadable) = await DarajaRequest.ReadAsync(http);
        if (body is null)
            return unreadable!;
        if (body["ShortCode"] != options.Daraja.ShortCode)
            return DarajaError.InvalidField("ShortCode");
        if (body["ResponseType"] is not ("Completed" or "Cancelled"))
            return DarajaError.InvalidField("ResponseType");
        foreach (var name in (ReadOnlySpan<string>)["ConfirmationURL", "ValidationURL"])
        {
            if (StkValidation.CheckAddress(body[name], name, switches.Now) is { } wrong)
                return wrong;
        }
        payBill._registered = new(body["ConfirmationURL"]!, body["ValidationURL"]!, body["ResponseType"] == "Completed");
        return DarajaJson.Ok(new { OriginatorCoversationID = DarajaIds.Conversation(), ResponseCode = "0", ResponseDescription = "Success" });
    }

    public async Task<PayBillOutcome> PayAsync(PayBillRequest request, Telling telling)
    {
        if (request.ShortCode != options.Daraja.ShortCode)
            return new(null, "There is no such business number.", null);
        if (request.Account.Length > LongestAccount)
            return new(null, "The account number is too long.", null);
        var receipt = receipts.Next(clock.UtcNow);
        var now = clock.UtcNow;
        var addresses = _registered;
        if (addresses is not null && !request.Unasked && await RefusedAsync(addresses, request, receipt, now) is { } refusal)
        {
            inboxes.Add(request.Phone, "MPESA", $"Failed. {refusal} No money was taken.", now);
            return new(null, refusal, null);
        }

        pushes.Received(new StkPayment(receipt, request.Phone, request.Amount, request.Account, "", now));
        var at = now.ToOffset(SandboxClock.EastAfrica);
        inboxes.Add(request.Phone, "MPESA", string.Create(
            CultureInfo.InvariantCulture,
            $"{receipt} Confirmed. Ksh{request.Amount:N2} sent to {options.Daraja.MerchantName} for account {request.Account} on {at:d/M/yy} at {at:h:mm tt}."), now);
        if (addresses is null)
            return new(receipt, null, null);
        _confirmations[receipt] = Body(request, receipt, now, balance: "49197.00");
        if (telling == Telling.Now)
            return new(receipt, null, await TellAsync(addresses, receipt));
        _ = QuietlyAsync(TellAsync(addresses, receipt));
        return new(receipt, null, "later");
    }

    /// <summary>Sends a confirmation again, byte for byte. False when there is none.</summary>
    public async Task<bool> ReplayAsync(string receipt, int times)
    {
        if (_registered is not { } addresses || !_confirmations.TryGetValue(receipt, out var body))
            return false;
        for (var i = 0; i < times; i++)
            await callbacks.PostAsync(addresses.Confirmation, options.Daraja.ShortCode, body, "replay");
        return true;
    }

    /// <summary>Forgets the payments. Addresses stay registered, as they do at Safaricom's.</summary>
    public void Reset() => _confirmations.Clear();

    private async Task<string?> RefusedAsync(Addresses addresses, PayBillRequest request, string receipt, DateTimeOffset now)
    {
        var (delivery, answer) = await callbacks.PostAsync(addresses.Validation, options.Daraja.ShortCode, Body(request, receipt, now, balance: ""), "validation");
        if (delivery.HttpStatus != StatusCodes.Status200OK)
            return addresses.CompletesUnasked ? null : "The business cannot take payments right now.";
        return CodeIn(answer) switch
        {
            "0" => null,
            "C2B00012" => "The business does not know this account number.",
            "C2B00013" => "The business does not take this amount.",
            _ => "The business did not accept the payment.",
        };
    }

    private async Task<string> TellAsync(Addresses addresses, string receipt)
    {
        var now = switches.Now;
        if (now.DelayMs > 0)
            await clock.Delay(TimeSpan.FromMilliseconds(now.DelayMs), pushes.EraEnds);
        var times = await weather.HoldBackAsync(pushes.EraEnds);
        if (now.DropCallbacks || times == 0 || !_confirmations.TryGetValue(receipt, out var body))
            return "dropped";
        var (delivery, _) = await callbacks.PostAsync(addresses.Confirmation, options.Daraja.ShortCode, body, "confirmation");
        if (now.DuplicateCallbacks || times > 1)
            await callbacks.PostAsync(addresses.Confirmation, options.Daraja.ShortCode, body, "duplicate");
        return delivery.HttpStatus is { } status ? string.Create(CultureInfo.InvariantCulture, $"{delivery.Outcome} {status}") : delivery.Outcome;
    }

    private string Body(PayBillRequest request, string receipt, DateTimeOffset now, string balance) => JsonSerializer.Serialize(new
    {
        TransactionType = "Pay Bill",
        TransID = receipt,
        TransTime = now.ToOffset(SandboxClock.EastAfrica).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture),
        TransAmount = string.Create(CultureInfo.InvariantCulture, $"{request.Amount}.00"),
        BusinessShortCode = request.ShortCode,
        BillRefNumber = request.Account,
        InvoiceNumber = "",
        OrgAccountBalance = balance,
        ThirdPartyTransID = "",
        MSISDN = switches.Now.PlainPayers ? request.Phone : $"{request.Phone[..4]} ***** {request.Phone[^3..]}",
        FirstName = "WANJIKU",
        MiddleName = "",
        LastName = "",
    }, AsWritten);

    private static string? CodeIn(string? answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer ?? "");
            return json.RootElement.TryGetProperty("ResultCode", out var code) ? code.ToString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task QuietlyAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (OperationCanceledException)
        {
            // A reset or the end of the program.
        }
        catch (Exception e)
        {
            logger.LogError(e, "A confirmation could not be sent");
        }
    }

    private sealed record Addresses(string Confirmation, string Validation, bool CompletesUnasked);
}
