using System.Text;
using System.Text.Json;
using Hangazo.Sandbox.Admin;

namespace Hangazo.Sandbox.Couriers;

/// <summary>
/// A courier as the shop calls it: quotes, bookings by a key, steps, cancelling. <c>POST /__sim/courier/{waybill}/steps</c> moves a parcel on; the shop finds
/// it when it asks, as it does where a courier posts nothing.
/// </summary>
internal static class CourierApi
{
    /// <summary>The key it takes.</summary>
    private const string Key = "Bearer sim-courier-key-0001";

    private const string ErrorPage = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";
    private const int TooHeavy = 50_000;

    public static void AddCourier(this IServiceCollection services) => services.AddSingleton<CourierBooks>();

    public static void MapCourier(this WebApplication app)
    {
        var api = app.MapGroup("/courier").AddEndpointFilter(async (context, next) =>
            context.HttpContext.Request.Headers.Authorization == Key ? await next(context) : Results.Json(new { problem = "unknown key" }, statusCode: 401));
        api.MapPost("/quotes", async (HttpRequest request) => await ReadAsync(request) is { } body ? Results.Ok(new { fee = FeeOf(body) }) : Bad());
        api.MapPost("/shipments", BookAsync);
        api.MapGet("/shipments/{waybill}", (string waybill, CourierBooks books) => books.Find(waybill) is { } parcel ? Results.Ok(Shown(parcel)) : Unknown());
        api.MapPost("/shipments/{waybill}/cancel", (string waybill, CourierBooks books) => books.Find(waybill) switch
        {
            null => Unknown(),
            { Steps.Count: > 0 } => Results.Json(new { problem = "it has been collected" }, statusCode: 409),
            _ => Results.Ok(Shown(books.Change(waybill, parcel => parcel with { Cancelled = true })!)),
        });
        var sim = app.MapGroup("/__sim/courier");
        sim.MapGet("/parcels", (CourierBooks books) => new { calls = books.Calls, parcels = books.Parcels });
        sim.MapPost("/switches", async (HttpRequest request, CourierBooks books) =>
        {
            var (wanted, refusal) = await AdminApi.ReadAsync<CourierSwitches>(request);
            if (refusal is not null) return refusal;
            books.Switches = wanted;
            return Results.Ok(wanted);
        });
        sim.MapPost("/{waybill}/steps", (string waybill, string code, string? text, CourierBooks books, SandboxClock clock) =>
            books.Change(waybill, parcel => parcel with { Steps = [.. parcel.Steps, new(code, text ?? code, clock.UtcNow)] }) is { } moved ? Results.Ok(Shown(moved)) : Unknown());
    }

    private static async Task<IResult> BookAsync(HttpContext http, CourierBooks books)
    {
        books.Called();
        if (books.Take(s => s.ServerErrors, s => s with { ServerErrors = s.ServerErrors - 1 })) return Results.StatusCode(500);
        if (books.Take(s => s.HtmlAnswers, s => s with { HtmlAnswers = s.HtmlAnswers - 1 })) return Results.Content(ErrorPage, "text/html", Encoding.UTF8, 502);
        if (await ReadAsync(http.Request) is not { } body || http.Request.Headers["Idempotency-Key"].ToString() is not { Length: > 0 } key) return Bad();
        if (books.Take(s => s.Refusals, s => s with { Refusals = s.Refusals - 1 })) return Results.Json(new { problem = "we do not go there" }, statusCode: 422);
        if (FeeOf(body) is not { } fee) return Results.Json(new { problem = "it is too heavy" }, statusCode: 422);
        var parcel = books.Book(key, fee, body);
        if (books.Take(s => s.BookedThenErrors, s => s with { BookedThenErrors = s.BookedThenErrors - 1 })) return Results.StatusCode(500);
        if (!books.Take(s => s.LostAnswers, s => s with { LostAnswers = s.LostAnswers - 1 })) return Results.Json(Shown(parcel), statusCode: 201);
        http.Abort();
        return Results.Empty;
    }

    private static async Task<JsonElement?> ReadAsync(HttpRequest request)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            return document.RootElement.TryGetProperty("grams", out var grams) && grams.TryGetInt32(out _) && document.RootElement.TryGetProperty("to", out _)
                ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>KSh 250, and 50 for each further kilogram; null: too heavy.</summary>
    private static decimal? FeeOf(JsonElement body) => body.GetProperty("grams").GetInt32() is var grams && grams > TooHeavy ? null : 250 + (50 * (Math.Max(grams, 1) - 1) / 1_000);

    private static object Shown(CourierParcel parcel) => new
    {
        waybill = parcel.Waybill, fee = parcel.Fee, link = $"https://courier.example/track/{parcel.Waybill}", cancelled = parcel.Cancelled,
        steps = parcel.Steps.Select(step => new { code = step.Code, text = step.Text, at = step.At }),
    };

    private static IResult Bad() => Results.Json(new { problem = "the request cannot be read" }, statusCode: 400);

    private static IResult Unknown() => Results.Json(new { problem = "unknown waybill" }, statusCode: 404);
}
