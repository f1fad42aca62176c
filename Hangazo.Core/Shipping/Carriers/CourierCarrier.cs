using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hangazo.Core.Kernel;
using Hangazo.Core.Shipping.Contracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Shipping.Carriers;

/// <summary>
/// A courier over HTTP: <c>POST quotes</c>, <c>POST shipments</c> (idempotent by <c>Idempotency-Key</c>), <c>GET shipments/{waybill}</c>,
/// <c>POST shipments/{waybill}/cancel</c>, and signed messages with steps. A courier that speaks otherwise gets a class of its own.
/// </summary>
internal sealed class CourierCarrier(HttpClient http, IOptions<CourierOptions> options, ILogger<CourierCarrier> logger) : ICarrier
{
    public const string Known = "courier";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private static readonly Dictionary<string, ShipmentState> States = new(StringComparer.Ordinal)
    {
        ["collected"] = ShipmentState.OnItsWay,
        ["in-transit"] = ShipmentState.OnItsWay,
        ["out-for-delivery"] = ShipmentState.Near,
        ["delivered"] = ShipmentState.Delivered,
        ["not-delivered"] = ShipmentState.NotDelivered,
        ["returned"] = ShipmentState.Returned,
    };

    public string Code => Known;

    public string Name => options.Value.Name;

    public CarrierManner Manner => CarrierManner.ByItself;

    public bool IsConfigured => options.Value.IsConfigured;

    public async Task<CarrierAnswer> QuoteAsync(CarrierParcel parcel, CancellationToken cancellationToken) =>
        AnswerOf(await SendAsync(HttpMethod.Post, "quotes", Write(parcel), null, cancellationToken), needsWaybill: false);

    public async Task<CarrierAnswer> BookAsync(CarrierParcel parcel, CancellationToken cancellationToken) =>
        AnswerOf(await SendAsync(HttpMethod.Post, "shipments", Write(parcel), parcel.Key, cancellationToken), needsWaybill: true);

    public async Task<CarrierAnswer> CancelAsync(string waybill, CancellationToken cancellationToken) =>
        AnswerOf(await SendAsync(HttpMethod.Post, $"shipments/{Uri.EscapeDataString(waybill)}/cancel", [], waybill, cancellationToken), needsWaybill: false);

    public async Task<CarrierTracking> TrackAsync(string waybill, CancellationToken cancellationToken)
    {
        var told = await SendAsync(HttpMethod.Get, $"shipments/{Uri.EscapeDataString(waybill)}", null, null, cancellationToken);
        return told.Result == CarrierResult.Done ? new(CarrierResult.Done, StepsOf(told.Json)) : new(told.Result, [], told.Why);
    }

    /// <summary><c>X-Courier-Signature: t=…,v1=…</c>: HMAC-SHA256 over the time, a dot and the body's bytes as they came.</summary>
    public CarrierNews? Read(Func<string, string?> header, ReadOnlyMemory<byte> body, DateTimeOffset now)
    {
        var secret = options.Value.WebhookSecret;
        if (secret.Length == 0 || header("X-Courier-Signature") is not { Length: < 200 } signature || !IsGenuine(signature, body.Span, secret, now)) return null;
        return Parse(body) is { } json && Text(json, "waybill") is { } waybill ? new(waybill, StepsOf(json)) : null;
    }

    private static bool IsGenuine(string signature, ReadOnlySpan<byte> body, string secret, DateTimeOffset now)
    {
        var parts = signature.Split(',').Select(part => part.Split('=', 2)).Where(part => part.Length == 2).ToLookup(part => part[0].Trim(), part => part[1].Trim());
        if (parts["t"].FirstOrDefault() is not { } time || parts["v1"].FirstOrDefault() is not { Length: 64 } given || !given.All(char.IsAsciiHexDigit)
            || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var unix) || unix > DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            || (now - DateTimeOffset.FromUnixTimeSeconds(unix)).Duration() > Tolerance) return false;
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{time}."), .. body];
        return CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed), Convert.FromHexString(given));
    }

    private static JsonObject Write(CarrierParcel parcel) => new()
    {
        ["reference"] = parcel.Reference,
        ["to"] = new JsonObject { ["name"] = parcel.To.Name, ["phone"] = parcel.To.Phone, ["place"] = parcel.To.Place, ["directions"] = parcel.To.Directions },
        ["grams"] = parcel.Parcel.Grams,
        ["worth"] = parcel.Parcel.Goods.Amount,
        ["collect"] = parcel.Collect.Amount,
        ["currency"] = parcel.Collect.Currency,
    };

    private static CarrierAnswer AnswerOf(Told told, bool needsWaybill)
    {
        if (told.Result != CarrierResult.Done) return new(told.Result, Text: told.Why);
        var waybill = WaybillCarrier.Clean(Text(told.Json, "waybill"));
        if (needsWaybill && waybill is null) return new(CarrierResult.NoAnswer, Text: "It says that it is booked, but gave no waybill.");
        return new(CarrierResult.Done, waybill, LinkOf(Text(told.Json, "link")), FeeOf(told.Json));
    }

    private static string? LinkOf(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)) ? text : null;

    private static Money? FeeOf(JsonElement? json) =>
        json is { ValueKind: JsonValueKind.Object } of && of.TryGetProperty("fee", out var fee) && fee.ValueKind == JsonValueKind.Number
        && fee.TryGetDecimal(out var shillings) && shillings is >= 0 and < 10_000_000 ? new Money((long)decimal.Round(shillings * 100), Money.Kes) : null;

    private static List<CarrierStep> StepsOf(JsonElement? json)
    {
        var steps = new List<CarrierStep>();
        if (json is not { ValueKind: JsonValueKind.Object } of || !of.TryGetProperty("steps", out var told) || told.ValueKind != JsonValueKind.Array) return steps;
        foreach (var step in told.EnumerateArray().Take(100))
        {
            if (Text(step, "code") is not { } code || !DateTimeOffset.TryParse(Text(step, "at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) continue;
            steps.Add(new(States.TryGetValue(code, out var state) ? state : null, Text(step, "text") ?? code, at.ToUniversalTime()));
        }

        return steps;
    }

    /// <summary>Never throws for what the other side may do.</summary>
    private async Task<Told> SendAsync(HttpMethod method, string path, JsonObject? body, string? key, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var request = new HttpRequestMessage(method, path);
            if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Value.ApiKey);
            if (key is not null) request.Headers.Add("Idempotency-Key", key);
            using var response = await http.SendAsync(request, patience.Token);
            var json = Parse(await response.Content.ReadAsByteArrayAsync(patience.Token));
            if (response.IsSuccessStatusCode && json is not null) return new(CarrierResult.Done, json, null);
            logger.LogWarning("The courier answered {Status} to {Method} {Path}", (int)response.StatusCode, method, path.Split('/')[0]);
            // What it understood and does not want; all else may pass.
            return response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity or HttpStatusCode.NotFound && json is not null
                ? new(CarrierResult.Refused, null, $"{Name} says no: {Text(json, "problem") ?? "it gave no reason"}")
                : new(CarrierResult.NoAnswer, null, $"{Name} gave no answer (HTTP {(int)response.StatusCode}).");
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
        {
            return new(CarrierResult.NoAnswer, null, $"{Name} gave no answer ({(exception is OperationCanceledException ? "it took too long" : "the connection broke")}).");
        }
    }

    private static JsonElement? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
        && value.GetString()!.Trim() is { Length: > 0 and <= 300 } text && !text.Any(char.IsControl) ? text : null;

    private sealed record Told(CarrierResult Result, JsonElement? Json, string? Why);
}
