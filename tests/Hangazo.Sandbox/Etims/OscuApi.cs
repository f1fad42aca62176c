using System.Globalization;
using System.Text;
using System.Text.Json;
using Hangazo.Sandbox.Admin;

namespace Hangazo.Sandbox.Etims;

/// <summary>
/// KRA's online sales control unit as the shop calls it. It adds up what it is sent, knows only registered items, and answers a repeated running number
/// with what it has stored.
/// </summary>
internal static class OscuApi
{
    /// <summary>The <c>cmcKey</c> it takes.</summary>
    private const string Key = "sim-cmc-key-0001";

    private const string ErrorPage = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

    private static readonly char[] Categories = ['A', 'B', 'C', 'D', 'E'];

    public static void AddOscu(this IServiceCollection services) => services.AddSingleton<OscuBooks>();

    public static void MapOscu(this WebApplication app)
    {
        var api = app.MapGroup("/etims-api");
        api.MapPost("/saveItem", (HttpContext http, OscuBooks books, SandboxClock clock) => AnswerAsync(http, clock, body =>
        {
            if (Missing(body, "itemCd", "itemClsCd", "itemTyCd", "itemNm", "taxTyCd") is { } name) return ("910", $"{name} is missing", null);
            return books.Register(body.GetProperty("itemCd").GetString()!) ? ("000", "It is succeeded", null) : ("994", "There is an overlapped Data", null);
        }));
        api.MapPost("/saveTrnsSalesOsdc", SaveSaleAsync);
        app.MapOscuPages();
        var sim = app.MapGroup("/__sim/oscu");
        sim.MapGet("/switches", (OscuBooks books) => books.Switches);
        sim.MapPost("/switches", async (HttpRequest request, OscuBooks books) =>
        {
            var (wanted, refusal) = await AdminApi.ReadAsync<OscuSwitches>(request);
            if (refusal is not null) return refusal;
            books.Switches = wanted;
            return Results.Ok(wanted);
        });
        sim.MapGet("/documents", (OscuBooks books) => new { calls = books.Calls, documents = books.Documents });
    }

    private static async Task<IResult> SaveSaleAsync(HttpContext http, OscuBooks books, SandboxClock clock)
    {
        books.Called();
        if (books.Take(s => s.ServerErrors, s => s with { ServerErrors = s.ServerErrors - 1 })) return Results.StatusCode(500);
        if (books.Take(s => s.HtmlAnswers, s => s with { HtmlAnswers = s.HtmlAnswers - 1 })) return Results.Content(ErrorPage, "text/html", Encoding.UTF8, 502);
        if (books.Take(s => s.CutCalls, s => s with { CutCalls = s.CutCalls - 1 })) return Cut(http);
        var answer = await AnswerAsync(http, clock, body =>
        {
            if (books.Take(s => s.Refusals, s => s with { Refusals = s.Refusals - 1 })) return (books.Switches.RefusalCode, "Request parameter error", null);
            if (Problem(body, books) is { } problem) return ("910", problem, null);
            var stored = books.Store(body.GetProperty("invcNo").GetInt64(), body, clock.UtcNow);
            return ("000", "It is succeeded", new
            {
                curRcptNo = stored.Receipt.ToString(CultureInfo.InvariantCulture),
                totRcptNo = stored.Receipt.ToString(CultureInfo.InvariantCulture),
                intrlData = stored.InternalData,
                rcptSign = stored.Signature,
                sdcDateTime = Stamp(stored.At),
            });
        });
        return books.Take(s => s.LostAnswers, s => s with { LostAnswers = s.LostAnswers - 1 }) ? Cut(http) : answer;
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, SandboxClock clock, Func<JsonElement, (string Code, string Message, object? Data)> act)
    {
        var (code, message, data) = ("900", "There is no Header information", (object?)null);
        var headers = http.Request.Headers;
        if (headers["tin"].ToString().Length == 11 && headers["bhfId"].ToString().Length == 2)
        {
            try
            {
                using var document = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
                (code, message, data) = headers["cmcKey"] == Key ? act(document.RootElement.Clone()) : ("901", "It is not valid device", null);
            }
            catch (JsonException)
            {
                (code, message) = ("911", "There is no request full text");
            }
        }

        return Results.Json(new { resultCd = code, resultMsg = message, resultDt = Stamp(clock.UtcNow), data });
    }

    private static string? Problem(JsonElement sale, OscuBooks books)
    {
        if (Missing(sale, "trdInvcNo", "invcNo", "orgInvcNo", "salesTyCd", "rcptTyCd", "salesSttsCd", "cfmDt", "salesDt", "totItemCnt", "totTaxblAmt", "totTaxAmt", "totAmt", "itemList", "receipt") is { } name)
            return $"{name} is missing";
        var (type, original) = (sale.GetProperty("rcptTyCd").GetString(), sale.GetProperty("orgInvcNo").GetInt64());
        if (type is not ("S" or "R")) return "rcptTyCd is unknown";
        if (type == "R" && books.Find(original) is not { Type: "S" }) return "orgInvcNo is unknown";
        if (sale.TryGetProperty("custTin", out var pin) && pin.ValueKind == JsonValueKind.String && pin.GetString()!.Length != 11) return "custTin is not valid";
        var items = sale.GetProperty("itemList").EnumerateArray().ToList();
        if (items.Count != sale.GetProperty("totItemCnt").GetInt32()) return "totItemCnt does not match";
        if (items.Find(item => !books.Knows(item.GetProperty("itemCd").GetString()!)) is { ValueKind: JsonValueKind.Object } unknown) return $"{unknown.GetProperty("itemCd")} is not registered";
        foreach (var category in Categories)
        {
            var own = items.Where(item => item.GetProperty("taxTyCd").GetString() == category.ToString()).ToList();
            if (own.Sum(item => Amount(item, "taxblAmt")) != Amount(sale, $"taxblAmt{category}") || own.Sum(item => Amount(item, "taxAmt")) != Amount(sale, $"taxAmt{category}"))
                return $"the items of {category} do not add up";
        }

        return Amount(sale, "totTaxblAmt") + Amount(sale, "totTaxAmt") == Amount(sale, "totAmt") && items.Sum(item => Amount(item, "totAmt")) == Amount(sale, "totAmt")
            ? null : "the total does not add up";
    }

    private static string? Missing(JsonElement body, params string[] names) =>
        names.FirstOrDefault(name => body.ValueKind != JsonValueKind.Object || !body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null);

    private static decimal Amount(JsonElement element, string name) => element.GetProperty(name).GetDecimal();

    private static string Stamp(DateTimeOffset at) => at.ToOffset(SandboxClock.EastAfrica).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    private static IResult Cut(HttpContext http)
    {
        http.Abort();
        return Results.Empty;
    }
}
