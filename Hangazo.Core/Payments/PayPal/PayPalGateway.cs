using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Hangazo.Core.Kernel;
using Hangazo.Core.Settings.Contracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Payments.PayPal;

/// <summary>
/// PayPal's Orders: we make an order in US dollars, the payer approves it on PayPal's page, we capture it. Every post carries a request id
/// made of our own ids, so a post that got no answer is simply sent again.
/// </summary>
internal sealed class PayPalGateway(HttpClient http, IOptions<PayPalOptions> options, IOptions<ShopAddress> shop, TimeProvider clock, ILogger<PayPalGateway> logger)
    : IPaymentGateway, ISignedNotifications, IDisposable
{
    private const string Orders = "v2/checkout/orders";
    private const string OurFault = "PayPal does not work right now because of a problem on our side. Please try another way to pay.";
    private static readonly TimeSpan RefreshEarly = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private (string Value, DateTimeOffset Until)? _token;

    public string Code => Gateways.PayPal.Code;

    public bool IsConfigured => options.Value.IsConfigured;

    /// <summary>It takes dollars; whether there is a rate is looked at where methods are offered.</summary>
    public bool Takes(Money amount) => amount.Currency == Money.Kes && amount.Minor >= 10_000;

    public void Dispose() => _gate.Dispose();

    public async Task<StartAnswer> StartAsync(StartRequest request, CancellationToken cancellationToken)
    {
        if (request.Charge is not { } charge)
            return new(StartResult.Refused, null, null, "no-rate", OurFault, Alert: true, null);
        var back = shop.Value.Absolute(ReturnAddress.Of(request.ReturnToken));
        var attempt = request.Attempt.Value.ToString();
        var answer = await SendAsync(HttpMethod.Post, Orders, $"{attempt}:order:1", new
        {
            intent = "CAPTURE",
            purchase_units = new[]
            {
                new
                {
                    reference_id = "default",
                    custom_id = attempt,
                    invoice_id = $"{request.Reference}-{attempt[^4..]}",
                    description = $"Order {request.Reference}",
                    amount = new { currency_code = charge.Currency, value = PayPalEvent.Write(charge) },
                },
            },
            payment_source = new
            {
                paypal = new
                {
                    experience_context = new
                    {
                        brand_name = options.Value.BrandName,
                        locale = "en-GB",
                        shipping_preference = "NO_SHIPPING",
                        user_action = "PAY_NOW",
                        payment_method_preference = "IMMEDIATE_PAYMENT_REQUIRED",
                        return_url = back,
                        cancel_url = back,
                    },
                },
            },
        }, cancellationToken);
        if (answer is { IsSuccess: true, Json: { } order } && order.Text("id") is { Length: <= 100 } id && PayPalEvent.PageOf(order) is { Length: <= 2_000 } page)
            return new(StartResult.Accepted, null, id, null, null, Alert: false, answer.Body) { PayPage = page };
        if (answer.IsUnclear || answer.IsSuccess) return new(StartResult.Unknown, null, null, answer.Issue, Gateways.PayPal.Lost, Alert: false, answer.Body);
        logger.LogWarning("PayPal refused an order with {Status} {Issue}", answer.Status, answer.Issue);
        return new(StartResult.Refused, null, null, answer.Issue, OurFault, Alert: true, answer.Body);
    }

    public async Task<StatusAnswer> GetStatusAsync(StatusRequest request, CancellationToken cancellationToken)
    {
        if (request.CheckoutRequestId is not { } id)
        {
            var started = await StartAsync(request.Start, cancellationToken);
            return new(started.Result == StartResult.Refused
                ? new(QueryResult.NotPaid, AttemptSignal.Failed, started.Code, started.Text, started.Body)
                : new(QueryResult.Pending, null, started.Code, null, started.Body)) { Started = started };
        }

        var path = $"{Orders}/{Uri.EscapeDataString(id)}";
        var answer = await SendAsync(HttpMethod.Get, path, null, null, cancellationToken);
        if (answer.Status == 429) return StatusAnswer.Busy;
        if (answer.Status == 404)
            return new(new QueryAnswer(QueryResult.NotPaid, AttemptSignal.TimedOut, "gone", "The PayPal page was open too long. Please try again.", answer.Body));
        if (answer is not { IsSuccess: true, Json: { } order }) return new(new QueryAnswer(QueryResult.Pending, null, answer.Issue, null, answer.Body));
        if (order.Text("status") != "APPROVED" || !request.IsWanted) return new(PayPalEvent.Ask(order, answer.Body));

        // Approved is not paid: nothing moves before it is captured.
        var captured = await SendAsync(HttpMethod.Post, path + "/capture", $"{request.Start.Attempt.Value}:capture:1", new { }, cancellationToken);
        if (captured is { IsSuccess: true, Json: { } done }) return new(PayPalEvent.Ask(done, captured.Body));
        // Captured before, or perhaps just now: the order knows.
        if (captured.IsUnclear || captured.Issue == "ORDER_ALREADY_CAPTURED")
        {
            var again = await SendAsync(HttpMethod.Get, path, null, null, cancellationToken);
            return new(again is { IsSuccess: true, Json: { } known } ? PayPalEvent.Ask(known, again.Body) : new(QueryResult.Pending, null, again.Issue, null, again.Body));
        }

        return new(captured.Status == 422 && captured.Issue is not ("ORDER_NOT_APPROVED" or "PAYER_ACTION_REQUIRED")
            ? PayPalEvent.NotTaken(captured.Issue, captured.Body)
            : new QueryAnswer(QueryResult.Pending, null, captured.Issue, null, captured.Body));
    }

    public async Task<RefundAnswer> RefundAsync(RefundRequest request, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(HttpMethod.Post, $"v2/payments/captures/{Uri.EscapeDataString(request.Receipt)}/refund", $"{request.Key}:refund:{request.Try}", new
        {
            amount = new { currency_code = request.Amount.Currency, value = PayPalEvent.Write(request.Amount) },
            custom_id = request.Key.ToString(),
        }, cancellationToken);
        if (answer is { IsSuccess: true, Json: { } refund } && refund.Text("id") is not null) return PayPalEvent.RefundOf(refund);
        return answer.IsUnclear || answer.IsSuccess || answer.Status == 429
            ? new(RefundResult.Unknown, Text: "PayPal did not answer. Send it again: the same refund is never made twice.")
            : new(RefundResult.Refused, Text: $"PayPal refused it: {answer.Issue}");
    }

    /// <summary>PayPal tells of a refund that was done and of none that failed, so asking is the only way to learn that.</summary>
    public async Task<RefundNews?> AskRefundAsync(RefundQuestion question, CancellationToken cancellationToken)
    {
        if (question.Asked.Conversation is not { } id) return null;
        var answer = await SendAsync(HttpMethod.Get, $"v2/payments/refunds/{Uri.EscapeDataString(id)}", null, null, cancellationToken);
        if (answer is { IsSuccess: true, Json: { } refund } && refund.Text("id") == id) return PayPalEvent.NewsOf(refund).WithBody(answer.Body);
        logger.LogWarning("PayPal did not say how refund {Refund} ended: {Status} {Issue}", id, answer.Status, answer.Issue);
        return null;
    }

    public Notification? ParseNotification(ReadOnlyMemory<byte> body) => PayPalEvent.Read(body);

    /// <summary>PayPal itself says whether it sent these very bytes: the event goes into the question as it came, not written anew.</summary>
    public async ValueTask<Genuineness> CheckAsync(Func<string, string?> header, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        string?[] headers = [header("PAYPAL-AUTH-ALGO"), header("PAYPAL-CERT-URL"), header("PAYPAL-TRANSMISSION-ID"), header("PAYPAL-TRANSMISSION-SIG"), header("PAYPAL-TRANSMISSION-TIME")];
        if (!IsConfigured || headers.Any(value => value is null or { Length: 0 or > 1_000 }) || ProviderJson.Parse(body) is null) return Genuineness.Forged;
        var head = JsonSerializer.Serialize(new
        {
            auth_algo = headers[0], cert_url = headers[1], transmission_id = headers[2], transmission_sig = headers[3], transmission_time = headers[4],
            webhook_id = options.Value.WebhookId,
        });
        byte[] question = [.. Encoding.UTF8.GetBytes(head[..^1] + ",\"webhook_event\":"), .. body.Span, (byte)'}'];
        var answer = await SendAsync(HttpMethod.Post, "v1/notifications/verify-webhook-signature", null, question, cancellationToken);
        return (answer.IsSuccess, answer.Json?.Text("verification_status")) switch
        {
            (true, "SUCCESS") => Genuineness.Genuine,
            (true, "FAILURE") => Genuineness.Forged,
            _ => answer.Status is >= 400 and < 500 and not (401 or 403 or 429) ? Genuineness.Forged : Genuineness.Unknown,
        };
    }

    /// <summary>Never throws for what a provider may do; no answer is status 0. A refused token is fetched anew once.</summary>
    private async Task<Answer> SendAsync(HttpMethod method, string path, string? key, object? body, CancellationToken cancellationToken)
    {
        try
        {
            if (await TokenAsync(refused: null, cancellationToken) is not { } token) return Answer.None("no-token");
            var answer = await SendAsync(method, path, key, body, token, cancellationToken);
            if (answer.Status != 401) return answer;
            return await TokenAsync(refused: token, cancellationToken) is { } fresh ? await SendAsync(method, path, key, body, fresh, cancellationToken) : Answer.None("no-token");
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning("PayPal gave no answer to {Method} {Path}: {Reason}", method, path, exception.Message);
            return Answer.None(exception.Message);
        }
    }

    private async Task<Answer> SendAsync(HttpMethod method, string path, string? key, object? body, string token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (key is not null)
        {
            request.Headers.Add("PayPal-Request-Id", key);
            request.Headers.Add("Prefer", "return=representation");
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(body as byte[] ?? JsonSerializer.SerializeToUtf8Bytes(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        using var response = await http.SendAsync(request, cancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return new((int)response.StatusCode, ProviderJson.Parse(bytes), Encoding.UTF8.GetString(bytes));
    }

    private async Task<string?> TokenAsync(string? refused, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_token is { } held && held.Value != refused && held.Until > clock.GetUtcNow()) return held.Value;
            using var request = new HttpRequestMessage(HttpMethod.Post, "v1/oauth2/token");
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.Value.ClientId}:{options.Value.ClientSecret}")));
            request.Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]);
            using var response = await http.SendAsync(request, cancellationToken);
            var json = ProviderJson.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            if (!response.IsSuccessStatusCode || json?.Text("access_token") is not { } token)
            {
                logger.LogError("PayPal gave no token: {Status}", (int)response.StatusCode);
                return null;
            }

            var seconds = int.TryParse(json.Value.Text("expires_in"), NumberStyles.None, CultureInfo.InvariantCulture, out var life) ? life : 600;
            _token = (token, clock.GetUtcNow() + TimeSpan.FromSeconds(seconds) - RefreshEarly);
            return token;
        }
        finally
        {
            _gate.Release();
        }
    }

    private sealed record Answer(int Status, JsonElement? Json, string Body)
    {
        public bool IsSuccess => Status is >= 200 and < 300;

        /// <summary>No answer, an error of theirs, somebody else's page, or our own earlier post still under way: it may have worked.</summary>
        public bool IsUnclear => Status is 0 or 401 or 409 or 429 or >= 500 || Json?.Text("name") is null;

        /// <summary>What they switch on; the words beside it may change.</summary>
        public string Issue
        {
            get
            {
                var issue = Json?.Child("details") is { ValueKind: JsonValueKind.Array } details && details.GetArrayLength() > 0 ? details[0].Text("issue") : null;
                issue ??= Json?.Text("name") ?? (Status == 0 ? "no-answer" : $"http-{Status}");
                return issue.Length > 40 ? issue[..40] : issue;
            }
        }

        public static Answer None(string why) => new(0, null, why);
    }
}
