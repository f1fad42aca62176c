using System.Text.Json;
using System.Text.Json.Serialization;
using Hangazo.Sandbox.Daraja;
using Hangazo.Sandbox.Etims;
using Hangazo.Sandbox.Faults;
using Hangazo.Sandbox.Mail;
using Hangazo.Sandbox.PayPal;
using Hangazo.Sandbox.Phone;
using Hangazo.Sandbox.Stripe;

namespace Hangazo.Sandbox.Admin;

/// <summary>What tests steer the sandbox with: everything under <c>/__sim</c>, in JSON. Unknown members are refused, so typing errors show.</summary>
internal static class AdminApi
{
    private const int MostReplays = 100;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static void MapAdmin(this WebApplication app)
    {
        var sim = app.MapGroup("/__sim");
        sim.MapGet("/info", Info);
        sim.MapGet("/stk", List);
        sim.MapGet("/stk/{id}", (string id, StkPushes pushes) => pushes.Find(id) is { } push ? Results.Ok(PushView.Of(push)) : NoSuchPush());
        sim.MapPost("/stk/{id}/outcome", ForceOutcomeAsync);
        sim.MapPost("/stk/{id}/callback", ReplayCallbackAsync);
        sim.MapPost("/paybill", PayByPayBillAsync);
        sim.MapPost("/paybill/{receipt}/confirmation", ReplayConfirmationAsync);
        sim.MapGet("/ledger", Ledger);
        sim.MapGet("/sms", Messages);
        sim.MapDarajaSwitches();
        sim.MapWeather();
        sim.MapMoneyOutSteering();
        sim.MapPost("/reset", Reset);
    }

    /// <summary>Reads an optional JSON body; a broken one becomes a sentence instead of an exception.</summary>
    public static async Task<(T Value, IResult? Refusal)> ReadAsync<T>(HttpRequest request)
        where T : new()
    {
        if (request.ContentLength is 0 || (request.ContentLength is null && request.ContentType is null))
            return (new T(), null);
        try
        {
            return (await JsonSerializer.DeserializeAsync<T>(request.Body, Json, request.HttpContext.RequestAborted) ?? new T(), null);
        }
        catch (JsonException e)
        {
            return (new T(), Refused(e.Message));
        }
    }

    public static IResult Refused(string message) => Results.BadRequest(new { message });

    private static IResult Info(SandboxOptions options, SmtpServer smtp, StkPushes pushes) => Results.Ok(new
    {
        smtpPort = smtp.Port,
        shortCode = options.Daraja.ShortCode,
        merchantName = options.Daraja.MerchantName,
        pushes = pushes.Count,
    });

    private static IResult List(StkPushes pushes, string? phone, string? state, string? reference, int? limit)
    {
        var found = phone is null ? pushes.Newest : pushes.OfPhone(PhoneNumberText.ToMsisdn(phone) ?? phone, int.MaxValue);
        return Results.Ok(found
            .Where(push => state is null || push.State == state)
            .Where(push => reference is null || push.Request.Reference == reference)
            .Take(limit ?? int.MaxValue)
            .Select(PushView.Of));
    }

    private static async Task<IResult> ForceOutcomeAsync(HttpRequest request, string id, StkPushes pushes, StkOutcomes outcomes)
    {
        var (wanted, refusal) = await ReadAsync<ForcedOutcome>(request);
        if (refusal is not null)
            return refusal;
        if (pushes.Find(id) is not { } push)
            return NoSuchPush();
        if (wanted.ResultCode.ValueKind is not (JsonValueKind.Number or JsonValueKind.String or JsonValueKind.Undefined))
            return Refused("resultCode is a number or a string.");
        var code = wanted.ResultCode.ValueKind == JsonValueKind.Undefined ? ResultTexts.Paid : wanted.ResultCode.ToString();
        if (code.Length is 0 or > 20 || wanted.Amount is < 1)
            return Refused("resultCode has 1 to 20 characters, amount is at least 1.");
        await outcomes.SettleAsync(push, code, wanted.ResultDesc, wanted.Amount, force: true);
        return Results.Ok(PushView.Of(push));
    }

    private static async Task<IResult> ReplayCallbackAsync(HttpRequest request, string id, StkPushes pushes, CallbackSender callbacks)
    {
        var (wanted, refusal) = await ReadAsync<Replay>(request);
        if (refusal is not null)
            return refusal;
        if (pushes.Find(id) is not { } push)
            return NoSuchPush();
        if (push.CallbackBody is not { } body)
            return Results.Conflict(new { message = "This push is still waiting: there is no callback to send again." });
        if (wanted.Times is < 1 or > MostReplays)
            return Refused($"times is 1 to {MostReplays}.");
        for (var i = 0; i < wanted.Times; i++)
            await callbacks.SendAsync(push, body, "replay");
        return Results.Ok(PushView.Of(push));
    }

    private static IResult Ledger(StkPushes pushes)
    {
        var payments = pushes.Payments.ToList();
        return Results.Ok(new { count = payments.Count, total = payments.Sum(payment => payment.Amount), payments });
    }

    private static IResult Messages(SmsInboxes inboxes, string? to) => PhoneNumberText.ToMsisdn(to) is { } phone
        ? Results.Ok(inboxes.Of(phone))
        : Refused("to is a Kenyan mobile number.");

    private static IResult Reset(
        OscuBooks oscu, PayPalBooks payPal, StripeBooks stripe, MoneyOut moneyOut, StkPushes pushes, PayBill payBill, SmsInboxes inboxes, Mailbox mailbox, DarajaSwitches switches,
        AccessTokens tokens, Weather weather)
    {
        oscu.Reset();
        payPal.Reset();
        stripe.Reset();
        moneyOut.Reset();
        pushes.Reset();
        payBill.Reset();
        inboxes.Clear();
        mailbox.Clear();
        switches.Reset();
        weather.Now = new();
        tokens.Revoke();
        return Results.NoContent();
    }

    /// <summary>Somebody pays from the phone's menu; answers when the shop has been told, or was not to be.</summary>
    private static async Task<IResult> PayByPayBillAsync(HttpRequest request, PayBill payBill, SandboxOptions options)
    {
        var (wanted, refusal) = await ReadAsync<PayBillPayment>(request);
        if (refusal is not null)
            return refusal;
        if (PhoneNumberText.ToMsisdn(wanted.Phone) is not { } phone || wanted.Amount < 1)
            return Refused("phone is a Kenyan mobile number, amount at least 1 shilling.");
        return Results.Ok(await payBill.PayAsync(new(phone, options.Daraja.ShortCode, wanted.Account ?? "", wanted.Amount, wanted.Unasked), PayBill.Telling.Now));
    }

    private static async Task<IResult> ReplayConfirmationAsync(HttpRequest request, string receipt, PayBill payBill)
    {
        var (wanted, refusal) = await ReadAsync<Replay>(request);
        if (refusal is not null)
            return refusal;
        if (wanted.Times is < 1 or > MostReplays)
            return Refused($"times is 1 to {MostReplays}.");
        return await payBill.ReplayAsync(receipt, wanted.Times) ? Results.NoContent() : Results.NotFound(new { message = "No such payment." });
    }

    private static IResult NoSuchPush() => Results.NotFound(new { message = "No push with this id." });

    private sealed record ForcedOutcome
    {
        /// <summary>Number or string; absent means paid.</summary>
        public JsonElement ResultCode { get; init; }

        public string? ResultDesc { get; init; }

        /// <summary>Whole shillings really paid, when that differs from what was asked.</summary>
        public long? Amount { get; init; }
    }

    private sealed record PayBillPayment
    {
        public string? Phone { get; init; }

        public string? Account { get; init; }

        /// <summary>Whole shillings.</summary>
        public long Amount { get; init; }

        /// <summary>Without validation.</summary>
        public bool Unasked { get; init; }
    }

    private sealed record Replay
    {
        public int Times { get; init; } = 1;
    }
}
