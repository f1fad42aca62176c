using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Hangazo.Core.Kernel;
using Hangazo.Core.Settings.Contracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Payments.Stripe;

/// <summary>
/// Stripe's hosted Checkout: we make a session, the payer pays on Stripe's page, Stripe tells us. Every post carries an idempotency key
/// made of our own ids, so a post that got no answer is simply sent again.
/// </summary>
internal sealed class StripeGateway(HttpClient http, IOptions<StripeOptions> options, IOptions<ShopAddress> shop, TimeProvider clock, ILogger<StripeGateway> logger)
    : IPaymentGateway, ISignedNotifications
{
    /// <summary>How long a session may be paid. Stripe wants 30 minutes to 24 hours.</summary>
    public static readonly TimeSpan SessionLifetime = TimeSpan.FromMinutes(60);

    private const string Version = "2026-07-29.dahlia";
    private const string Sessions = "v1/checkout/sessions";
    private const string Refunds = "v1/refunds";
    private const string OurFault = "Card payment does not work right now because of a problem on our side. Please try another way to pay.";
    private const string Busy = "Card payment is busy right now. Please try again in a minute.";

    public string Code => Gateways.Stripe.Code;

    public bool IsConfigured => options.Value.IsConfigured;

    /// <summary>At least about half a US dollar, at most eight digits.</summary>
    public bool Takes(Money amount) => amount.Currency == Money.Kes && amount.Minor is >= 10_000 and <= 99_999_999;

    public async Task<StartAnswer> StartAsync(StartRequest request, CancellationToken cancellationToken)
    {
        var (attempt, name) = (request.Attempt.Value.ToString(), $"Order {request.Reference}");
        var form = new List<KeyValuePair<string, string>>
        {
            new("mode", "payment"),
            new("client_reference_id", attempt),
            new("line_items[0][quantity]", "1"),
            new("line_items[0][price_data][currency]", request.Amount.Currency.ToLowerInvariant()),
            new("line_items[0][price_data][unit_amount]", request.Amount.Minor.ToString(CultureInfo.InvariantCulture)),
            new("line_items[0][price_data][product_data][name]", name),
            new($"metadata[{StripeEvent.AttemptKey}]", attempt),
            new("metadata[order_no]", request.Reference),
            new($"payment_intent_data[metadata][{StripeEvent.AttemptKey}]", attempt),
            new("payment_intent_data[metadata][order_no]", request.Reference),
            new("payment_intent_data[description]", name),
            new("adaptive_pricing[enabled]", "false"),
            new("success_url", shop.Value.Absolute(ReturnAddress.Of(request.ReturnToken))),
            new("cancel_url", shop.Value.Absolute(ReturnAddress.Of(request.ReturnToken))),
            // From the attempt's own time: sent again, the post must be the same to the letter.
            new("expires_at", (request.StartedAt + SessionLifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        };
        if (request.Email is { } email) form.Insert(2, new("customer_email", email));
        var answer = await SendAsync(HttpMethod.Post, Sessions, $"{attempt}:cs:1", form, cancellationToken);
        if (answer is { IsSuccess: true, Json: { } session } && session.Text("id") is { Length: <= 100 } id && session.Text("url") is { Length: <= 2_000 } page)
            return new(StartResult.Accepted, StripeEvent.IntentOf(session), id, null, null, Alert: false, answer.Body) { PayPage = page };
        if (answer.IsUnclear || answer.IsSuccess) return new(StartResult.Unknown, null, null, answer.Code, Gateways.Stripe.Lost, Alert: false, answer.Body);
        logger.LogWarning("Stripe refused a session with {Status} {Code}", answer.Status, answer.Code);
        return answer.IsBusy
            ? new(StartResult.Refused, null, null, answer.Code, Busy, Alert: false, answer.Body)
            : new(StartResult.Refused, null, null, answer.Code, OurFault, Alert: true, answer.Body);
    }

    public async Task<StatusAnswer> GetStatusAsync(StatusRequest request, CancellationToken cancellationToken)
    {
        if (request.CheckoutRequestId is not { } id)
        {
            // The post got no answer. With the same key Stripe either makes the session now or shows the one it made.
            var started = await StartAsync(request.Start, cancellationToken);
            return new(started.Result == StartResult.Refused
                ? new(QueryResult.NotPaid, AttemptSignal.Failed, started.Code, started.Text, started.Body)
                : new(QueryResult.Pending, null, started.Code, null, started.Body)) { Started = started };
        }

        var answer = await SendAsync(HttpMethod.Get, $"{Sessions}/{Uri.EscapeDataString(id)}", null, null, cancellationToken);
        if (answer.IsBusy) return StatusAnswer.Busy;
        return new(answer is { IsSuccess: true, Json: { } session } && session.Text("id") == id
            ? StripeEvent.Ask(session, answer.Body)
            : new QueryAnswer(QueryResult.Pending, null, answer.Code, null, answer.Body));
    }

    public async Task<RefundAnswer> RefundAsync(RefundRequest request, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> form =
        [
            new("payment_intent", request.Receipt),
            new("amount", request.Amount.Minor.ToString(CultureInfo.InvariantCulture)),
            new("reason", "requested_by_customer"),
            new($"metadata[{StripeEvent.CreditKey}]", request.Key.ToString()),
        ];
        var answer = await SendAsync(HttpMethod.Post, Refunds, $"{request.Key}:refund:{request.Try}", form, cancellationToken);
        if (answer is { IsSuccess: true, Json: { } refund } && refund.Text("id") is not null) return StripeEvent.RefundOf(refund);
        return answer.IsUnclear || answer.IsSuccess || answer.IsBusy
            ? new(RefundResult.Unknown, Text: "Stripe did not answer. Send it again: the same refund is never made twice.")
            : new(RefundResult.Refused, Text: $"Stripe refused it: {answer.Message ?? answer.Code}");
    }

    public async Task<RefundNews?> AskRefundAsync(RefundQuestion question, CancellationToken cancellationToken)
    {
        if (question.Asked.Conversation is not { } id) return null;
        var answer = await SendAsync(HttpMethod.Get, $"{Refunds}/{Uri.EscapeDataString(id)}", null, null, cancellationToken);
        if (answer is { IsSuccess: true, Json: { } refund } && refund.Text("id") == id) return StripeEvent.NewsOf(refund).WithBody(answer.Body);
        logger.LogWarning("Stripe did not say how refund {Refund} ended: {Status} {Code}", id, answer.Status, answer.Code);
        return null;
    }

    public Notification? ParseNotification(ReadOnlyMemory<byte> body) => StripeEvent.Read(body);

    public ValueTask<Genuineness> CheckAsync(Func<string, string?> header, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) => ValueTask.FromResult(
        IsConfigured && StripeSignature.IsGenuine(header("Stripe-Signature"), body.Span, options.Value.WebhookSecrets, clock.GetUtcNow())
            ? Genuineness.Genuine
            : Genuineness.Forged);

    /// <summary>Never throws for what a provider may do; no answer is status 0.</summary>
    private async Task<Answer> SendAsync(
        HttpMethod method, string path, string? key, IReadOnlyList<KeyValuePair<string, string>>? form, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Value.SecretKey);
        request.Headers.Add("Stripe-Version", Version);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (form is not null) request.Content = new FormUrlEncodedContent(form);
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return new((int)response.StatusCode, ProviderJson.Parse(bytes), Encoding.UTF8.GetString(bytes));
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning("Stripe gave no answer to {Method} {Path}: {Reason}", method, path, exception.Message);
            return new(0, null, exception.Message);
        }
    }

    private sealed record Answer(int Status, JsonElement? Json, string Body)
    {
        public bool IsSuccess => Status is >= 200 and < 300;

        public bool IsBusy => Status == (int)HttpStatusCode.TooManyRequests;

        /// <summary>No answer, an error of theirs, somebody else's page, or our own earlier post still under way: it may have worked.</summary>
        public bool IsUnclear => Status is 0 or >= 500 or (int)HttpStatusCode.Conflict || Error is null;

        public string Code => Text("code") ?? Text("type") ?? (Status == 0 ? "no-answer" : $"http-{Status}");

        public string? Message => Text("message");

        private JsonElement? Error => Json?.Child("error");

        private string? Text(string name) => Error?.Text(name) is { Length: > 0 } text ? (text.Length > 200 ? text[..200] : text) : null;
    }
}
