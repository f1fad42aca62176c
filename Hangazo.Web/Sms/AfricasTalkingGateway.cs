using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hangazo.Core.Kernel;
using Hangazo.Core.Notifications;
using Microsoft.Extensions.Options;

namespace Hangazo.Web.Sms;

/// <summary>
/// Sends through Africa's Talking (<c>POST /version1/messaging</c>, form fields <c>username</c>, <c>to</c>, <c>message</c>, <c>from</c>, header <c>apiKey</c>).
/// It answers 201 also when it will not deliver: each recipient's <c>statusCode</c> decides.
/// </summary>
internal sealed class AfricasTalkingGateway(HttpClient http, IOptions<SmsOptions> options) : ISmsGateway
{
    private const int Processed = 100;
    private const int Queued = 102;
    private const int InsufficientBalance = 405;
    private const int InternalServerError = 500;
    private const int GatewayError = 501;
    private const int LongestAnswer = 16 * 1024;

    public async Task<Result<string>> SendAsync(PhoneNumber to, string text, CancellationToken cancellationToken)
    {
        if (!options.Value.IsConfigured) return SmsErrors.Refused("No SMS gateway is configured.");
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "version1/messaging") { Content = new FormUrlEncodedContent(Fields(to, text)) };
            request.Headers.Add("apiKey", options.Value.ApiKey);
            request.Headers.Accept.ParseAdd("application/json");
            using var answer = await http.SendAsync(request, cancellationToken);
            var body = await answer.Content.ReadAsStringAsync(cancellationToken);
            // A wrong key or name is put right by people; the message waits for it.
            if (answer.StatusCode is not (HttpStatusCode.Created or HttpStatusCode.OK)) return SmsErrors.Unavailable($"The gateway answered {(int)answer.StatusCode}.");
            return body.Length > LongestAnswer ? SmsErrors.Unavailable("The gateway's answer was too long.") : Read(body);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return SmsErrors.Unavailable($"The gateway could not be reached: {exception.GetType().Name}.");
        }
    }

    private Dictionary<string, string> Fields(PhoneNumber to, string text)
    {
        var fields = new Dictionary<string, string> { ["username"] = options.Value.UserName, ["to"] = to.E164, ["message"] = text };
        if (options.Value.SenderId.Length > 0) fields["from"] = options.Value.SenderId;
        return fields;
    }

    private static Result<string> Read(string body)
    {
        var said = JsonSerializer.Deserialize<Answer>(body)?.Data;
        // Without a recipient its message says why, such as InvalidSenderId.
        if (said?.Recipients is not [var recipient, ..]) return SmsErrors.Refused(said?.Message ?? "The gateway named no recipient.");
        return recipient.StatusCode switch
        {
            >= Processed and <= Queued => recipient.MessageId ?? "",
            InsufficientBalance or InternalServerError or GatewayError => SmsErrors.Unavailable($"{recipient.StatusCode} {recipient.Status}"),
            _ => SmsErrors.Refused($"{recipient.StatusCode} {recipient.Status}"),
        };
    }

    private sealed record Answer([property: JsonPropertyName("SMSMessageData")] Data? Data);

    private sealed record Data([property: JsonPropertyName("Message")] string? Message, [property: JsonPropertyName("Recipients")] IReadOnlyList<Recipient>? Recipients);

    private sealed record Recipient(
        [property: JsonPropertyName("statusCode")] int StatusCode, [property: JsonPropertyName("status")] string? Status,
        [property: JsonPropertyName("messageId")] string? MessageId);
}
