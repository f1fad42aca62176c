using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hangazo.Core.Kernel;
using Hangazo.Core.Settings.Contracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Invoicing.Oscu;

/// <summary>KRA's online sales control unit over HTTP: what is sold is registered once, then each document is stored under its running number.</summary>
internal sealed class OscuDevice(HttpClient http, IOptions<OscuOptions> options, ILogger<OscuDevice> logger) : IFiscalDevice
{
    private const string Succeeded = "000";
    private const string Overlapped = "994";

    /// <summary>All calls for one document together, below the lease of its queue.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>About the device, the way or the other side, not about the document: it is sent again.</summary>
    private static readonly HashSet<string> Passing = ["891", "892", "893", "894", "896", "899", "900", "901", "902", "903", "990", "999"];

    public FiscalDeviceKind Kind => FiscalDeviceKind.Oscu;

    public bool IsConfigured => options.Value.IsConfigured;

    public bool Wants => true;

    public bool Transmits => true;

    public string? Problem(ShopProfile shop) => !IsConfigured
        ? $"No control unit is set up: whoever runs the shop sets {OscuOptions.Section}__CommunicationKey and its neighbours."
        : options.Value.Tin != shop.KraPin ? $"The control unit belongs to the PIN {options.Value.Tin}, the shop's is {shop.KraPin}." : null;

    public async Task<FiscalAnswer> TransmitAsync(FiscalSale sale, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var registered = new List<string>();
        foreach (var (line, item) in sale.Document.FiscalLines.Zip(sale.Items).DistinctBy(pair => pair.Second.Key))
        {
            if (item.RegisteredAt is not null) continue;
            var told = await PostAsync("saveItem", OscuSale.Register(item, line, options.Value), patience.Token);
            // Overlapped: an answer was lost, it has been there since.
            if (told.Code is not (Succeeded or Overlapped)) return Explain(told, $"{line.Name} could not be registered") with { Registered = registered };
            registered.Add(item.Key);
        }

        var answer = await PostAsync("saveTrnsSalesOsdc", OscuSale.Write(sale, options.Value), patience.Token);
        return (answer.Code == Succeeded ? Read(answer) : Explain(answer, "Not stored")) with { Registered = registered };
    }

    private FiscalAnswer Read(Told told)
    {
        var data = told.Data;
        if (Text(data, "curRcptNo") is not { } number || Text(data, "rcptSign") is not { } signature || Text(data, "intrlData") is not { } inner
            || !DateTime.TryParseExact(Text(data, "sdcDateTime"), "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
            return new(FiscalResult.NoAnswer, null, "eTIMS says it is stored, but gave no receipt.", told.Body);
        var o = options.Value;
        return new(FiscalResult.Stored, new(number, signature, inner, new DateTimeOffset(at, ShopTime.Offset).ToUniversalTime(), $"{o.ReceiptUrl}{o.Tin}{o.BranchId}{signature}"), null, told.Body);
    }

    private FiscalAnswer Explain(Told told, string what)
    {
        if (told.Code is null) return new(FiscalResult.NoAnswer, null, $"eTIMS gave no answer ({told.Why}).", told.Body);
        logger.LogWarning("eTIMS answered {Code} {Message}", told.Code, told.Message);
        if (Passing.Contains(told.Code)) return new(FiscalResult.NoAnswer, null, $"{what}: eTIMS answers {told.Code}, {told.Message}.", told.Body);
        return new(FiscalResult.Refused, null, told.Code == Overlapped
            ? "eTIMS says it holds a document of this running number already. Look it up there and write its receipt down here."
            : $"{what}: eTIMS refuses it with {told.Code}, {told.Message}.", told.Body);
    }

    /// <summary>Never throws for what the other side may do.</summary>
    private async Task<Told> PostAsync(string path, JsonObject body, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
            request.Headers.Add("tin", options.Value.Tin);
            request.Headers.Add("bhfId", options.Value.BranchId);
            request.Headers.Add("cmcKey", options.Value.CommunicationKey);
            using var response = await http.SendAsync(request, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            var json = Parse(text);
            return response.IsSuccessStatusCode && Text(json, "resultCd") is { } code
                ? new(code, Text(json, "resultMsg") ?? "no words", json!.Value.TryGetProperty("data", out var data) ? data : null, null, text)
                : new(null, null, null, $"HTTP {(int)response.StatusCode}", text);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
        {
            return new(null, null, null, exception is OperationCanceledException ? "it took too long" : "the connection broke", null);
        }
    }

    private static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A text or number as text; KRA writes numbers both ways.</summary>
    private static string? Text(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
        && value.ToString().Trim() is { Length: > 0 and <= 200 } text && !text.Any(char.IsControl) ? text : null;

    /// <param name="Code">Null: no usable answer.</param>
    private sealed record Told(string? Code, string? Message, JsonElement? Data, string? Why, string? Body);
}
