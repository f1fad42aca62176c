using System.Globalization;
using Hangazo.Sandbox.Faults;

namespace Hangazo.Sandbox.Daraja;

/// <summary>Safaricom's Daraja as the shop calls it.</summary>
internal static class DarajaApi
{
    private const string PushPath = "/mpesa/stkpush/v1/processrequest";
    private const string QueryPath = "/mpesa/stkpushquery/v1/query";
    private const string PullPath = "/pulltransactions/v1/query";
    private const string RegisterPath = "/mpesa/c2b/v2/registerurl";
    private const string TokenPath = "/oauth/v1/generate";

    public static void AddDaraja(this IServiceCollection services)
    {
        services.AddSingleton<DarajaSwitches>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<ReceiptNumbers>();
        services.AddSingleton<StkPushes>();
        services.AddSingleton<CallbackSender>();
        services.AddSingleton<StkOutcomes>();
        services.AddSingleton<PayBill>();
        services.AddSingleton<InitiatorKey>();
        services.AddSingleton<MoneyOut>();
    }

    public static void MapDaraja(this WebApplication app)
    {
        var daraja = app.MapGroup("").AddEndpointFilter<DarajaOutages>().AddEndpointFilter(new UnderTheWeather("mpesa"));
        daraja.MapGet(TokenPath, GenerateToken);
        daraja.MapPost(PushPath, PushAsync);
        daraja.MapPost(QueryPath, QueryAsync);
        daraja.MapPost(PullPath, PullTransactions.QueryAsync);
        daraja.MapPost(RegisterPath, PayBill.RegisterAsync);
        daraja.MapMoneyOut();
        foreach (var root in (ReadOnlySpan<string>)["/oauth", "/mpesa", "/pulltransactions"])
            daraja.Map(root + "/{**rest}", NotServed);
    }

    private static IResult GenerateToken(HttpRequest request, AccessTokens tokens, DarajaSwitches switches, SandboxOptions options)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
            return DarajaError.InvalidAuthentication;
        if (request.Query["grant_type"] != "client_credentials")
            return DarajaError.InvalidGrantType;
        // Captures show an empty body here, so callers must not count on JSON.
        if (!tokens.AcceptsCredentials(header[6..].Trim()))
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        var seconds = (int)options.Daraja.TokenLifetime.TotalSeconds;
        return switches.Now.NumericExpires
            ? Results.Json(new { access_token = tokens.Issue(), expires_in = seconds })
            : Results.Json(new { access_token = tokens.Issue(), expires_in = seconds.ToString(CultureInfo.InvariantCulture) });
    }

    private static async Task<IResult> PushAsync(
        HttpRequest http,
        AccessTokens tokens,
        DarajaSwitches switches,
        SandboxOptions options,
        SandboxClock clock,
        StkPushes pushes,
        StkOutcomes outcomes)
    {
        if (tokens.Check(http) is { } unauthorised)
            return unauthorised;
        var (body, unreadable) = await DarajaRequest.ReadAsync(http);
        if (body is null)
            return unreadable!;
        if (StkValidation.Check(body, options.Daraja, switches.Now, out var request) is { } invalid)
            return invalid;

        var script = NumberScript.For(request!.Phone, options.Daraja);
        if (script?.Submit == SubmitAnswer.SpikeArrest)
            return DarajaError.SpikeArrest;
        if (switches.Now.LockSubscriber && pushes.HasPrompt(request.Phone))
            return DarajaError.SubscriberLocked;

        var now = clock.UtcNow;
        var refusal = StkValidation.ProductMismatch(request);
        if (pushes.IsRepeat(request.Phone, request.Amount, now, options.Daraja.RepeatWindow) && switches.Now.Codes17)
            refusal ??= "17";
        if (refusal is not null)
            script = new NumberScript(refusal, options.Daraja.OutcomeDelay);
        var push = pushes.Add(request, script, now);

        switch (script?.Submit)
        {
            case SubmitAnswer.AfterCallback:
                await outcomes.SettleAsync(push, script.ResultCode);
                await clock.Delay(options.Daraja.HeldResponseDelay, http.HttpContext.RequestAborted);
                return Accepted(push);
            case SubmitAnswer.Lost:
                outcomes.Start(push);
                return DarajaError.Internal;
            default:
                outcomes.Start(push);
                return Accepted(push);
        }
    }

    private static async Task<IResult> QueryAsync(HttpRequest http, AccessTokens tokens, SandboxOptions options, StkPushes pushes)
    {
        if (tokens.Check(http) is { } unauthorised)
            return unauthorised;
        var (body, unreadable) = await DarajaRequest.ReadAsync(http);
        if (body is null)
            return unreadable!;
        if (body.CheckMerchantFields() is { } invalid)
            return invalid;
        if (body["CheckoutRequestID"] is not { } id)
            return DarajaError.InvalidField("CheckoutRequestID");
        if (body.CheckPassword(options.Daraja) is { } refused)
            return refused;
        if (pushes.Find(id) is not { } push)
            return DarajaError.TransactionUnknown;
        if (push.Result is { } result)
        {
            var code = push.Script?.QueryCode ?? result.Code;
            return QueryAnswer(push, code, ResultTexts.ForQuery(code));
        }
        return int.IsOddInteger(push.NextPendingQuery())
            ? DarajaError.BeingProcessed
            : QueryAnswer(push, "4999", "The transaction is still under processing");
    }

    private static IResult NotServed(HttpRequest request) => request.Path.Value switch
    {
        TokenPath or PushPath or QueryPath or PullPath or RegisterPath or MoneyOutApi.ReversalPath or MoneyOutApi.PayoutPath or MoneyOutApi.StatusPath =>
            DarajaError.MethodNotAllowed,
        _ => DarajaError.ResourceNotFound,
    };

    private static IResult Accepted(StkPush push) => DarajaJson.Ok(new
    {
        MerchantRequestID = push.MerchantRequestId,
        CheckoutRequestID = push.CheckoutRequestId,
        ResponseCode = "0",
        ResponseDescription = "Success. Request accepted for processing",
        CustomerMessage = "Success. Request accepted for processing",
    });

    private static IResult QueryAnswer(StkPush push, string code, string text) => DarajaJson.Ok(new
    {
        ResponseCode = "0",
        ResponseDescription = "The service request has been accepted successfully",
        MerchantRequestID = push.MerchantRequestId,
        CheckoutRequestID = push.CheckoutRequestId,
        ResultCode = code,
        ResultDesc = text,
    });
}
