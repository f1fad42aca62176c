using System.Globalization;
using System.Text;
using System.Text.Json;
using Hangazo.Sandbox.Faults;

namespace Hangazo.Sandbox.PayPal;

/// <summary>PayPal's API as the shop calls it, and the page on which its customers approve.</summary>
internal static class PayPalApi
{
    private const string ErrorPage = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

    /// <summary>Currencies PayPal takes; the shilling is not among them.</summary>
    private static readonly HashSet<string> Currencies = ["AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "ILS", "MXN", "NOK", "NZD", "PHP", "PLN", "SEK", "SGD", "THB", "USD"];

    public static void AddPayPal(this IServiceCollection services)
    {
        services.AddSingleton<PayPalBooks>();
        services.AddSingleton<PayPalEvents>();
    }

    public static void MapPayPal(this WebApplication app)
    {
        var weathered = app.MapGroup("").AddEndpointFilter(new UnderTheWeather("paypal"));
        weathered.MapPost("/v1/oauth2/token", Token);
        var api = weathered.MapGroup("").AddEndpointFilter(GuardAsync);
        api.MapPost("/v2/checkout/orders", (HttpContext http, PayPalBooks books) => OnceAsync(http, books, body => Create(http, books, body)));
        api.MapGet("/v2/checkout/orders/{id}", (HttpContext http, string id, PayPalBooks books) =>
            books.Orders.TryGetValue(id, out var order) ? Results.Json(order.Describe(Self(http), PageOf(http, id))) : Missing());
        api.MapPost("/v2/checkout/orders/{id}/capture", (HttpContext http, string id, PayPalBooks books, PayPalEvents events) =>
            OnceAsync(http, books, _ => Capture(http, books, events, id)));
        api.MapPost("/v2/payments/captures/{id}/refund", (HttpContext http, string id, PayPalBooks books, PayPalEvents events) =>
            OnceAsync(http, books, body => Refund(http, books, events, id, body)));
        api.MapGet("/v2/payments/refunds/{id}", (HttpContext http, string id, PayPalBooks books) =>
            books.Refunds.TryGetValue(id, out var refund) ? Results.Json(refund.Describe(Self(http))) : Missing());
        api.MapPost("/v1/notifications/verify-webhook-signature", VerifyAsync);
        app.MapPayPalPages();
        app.MapPayPalSteering();
    }

    public static string Self(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}";

    public static void Approve(PayPalOrder order, PayPalEvents events, string self)
    {
        lock (order.Gate)
        {
            if (order.Status != "PAYER_ACTION_REQUIRED") return;
            order.Status = "APPROVED";
        }

        events.Tell(order, "CHECKOUT.ORDER.APPROVED", "checkout-order", order.Describe(self, ""));
    }

    private static string PageOf(HttpContext http, string id) => $"{Self(http)}/checkoutnow?token={id}";

    private static IResult Token(HttpRequest request, PayPalBooks books, SandboxOptions options)
    {
        var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.PayPal.ClientId}:{options.PayPal.ClientSecret}"));
        if (request.Headers.Authorization != expected)
            return Results.Json(new { error = "invalid_client", error_description = "Client Authentication failed" }, statusCode: 401);
        var token = "A21AA_sim_" + PayPalBooks.NewId();
        books.Tokens[token] = true;
        return Results.Json(new { scope = "sim", access_token = token, token_type = "Bearer", expires_in = 32_400 });
    }

    private static async ValueTask<object?> GuardAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var books = http.RequestServices.GetRequiredService<PayPalBooks>();
        if (books.Take(s => s.HtmlAnswers, s => s with { HtmlAnswers = s.HtmlAnswers - 1 }))
            return Results.Content(ErrorPage, "text/html", Encoding.UTF8, StatusCodes.Status502BadGateway);
        var token = http.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);
        if (!books.Tokens.ContainsKey(token) || books.Take(s => s.RefusedTokens, s => s with { RefusedTokens = s.RefusedTokens - 1 }))
        {
            books.Tokens.TryRemove(token, out _);
            return Error(401, "AUTHENTICATION_FAILURE", null);
        }

        var answer = await next(context);
        return HttpMethods.IsPost(http.Request.Method) && books.Take(s => s.LostAnswers, s => s with { LostAnswers = s.LostAnswers - 1 })
            ? Error(500, "INTERNAL_SERVER_ERROR", null)
            : answer;
    }

    /// <summary>The same request id gets the same answer.</summary>
    private static async Task<IResult> OnceAsync(HttpContext http, PayPalBooks books, Func<JsonElement, (int Status, object Body)> act)
    {
        JsonElement body;
        try
        {
            body = (await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted)).RootElement;
        }
        catch (JsonException)
        {
            return Error(400, "INVALID_REQUEST", null);
        }

        if (http.Request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true) return Error(415, "UNSUPPORTED_MEDIA_TYPE", null);
        var key = http.Request.Headers["PayPal-Request-Id"].ToString();
        lock (books.Gate)
        {
            if (key.Length > 0 && books.Answers.TryGetValue(key, out var former)) return Results.Json(former.Body, statusCode: former.Status);
            var (status, answer) = act(body);
            if (key.Length > 0 && status < 300) books.Answers[key] = (200, answer);
            return Results.Json(answer, statusCode: status);
        }
    }

    private static (int, object) Create(HttpContext http, PayPalBooks books, JsonElement body)
    {
        var unit = body.GetProperty("purchase_units")[0];
        var (currency, text) = (unit.GetProperty("amount").GetProperty("currency_code").GetString()!, unit.GetProperty("amount").GetProperty("value").GetString());
        if (!Currencies.Contains(currency)) return Problem(422, "INVALID_CURRENCY_CODE");
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value <= 0) return Problem(422, "CANNOT_BE_ZERO_OR_NEGATIVE");
        if (!decimal.IsInteger(value * 100)) return Problem(422, "DECIMAL_PRECISION");
        var context = body.GetProperty("payment_source").GetProperty("paypal").GetProperty("experience_context");
        var order = new PayPalOrder(
            PayPalBooks.NewId(), unit.GetProperty("custom_id").GetString()!, unit.GetProperty("invoice_id").GetString()!, unit.GetProperty("description").GetString()!,
            currency, value, context.GetProperty("return_url").GetString()!, context.GetProperty("cancel_url").GetString()!);
        books.Orders[order.Id] = order;
        return (200, order.Describe(Self(http), PageOf(http, order.Id)));
    }

    private static (int, object) Capture(HttpContext http, PayPalBooks books, PayPalEvents events, string id)
    {
        if (!books.Orders.TryGetValue(id, out var order)) return Problem(404, "INVALID_RESOURCE_ID", "RESOURCE_NOT_FOUND");
        lock (order.Gate)
        {
            if (order.Status == "COMPLETED") return Problem(422, "ORDER_ALREADY_CAPTURED");
            if (order.Status != "APPROVED") return Problem(422, "ORDER_NOT_APPROVED");
            if (books.Switches.Decline)
            {
                order.Status = "PAYER_ACTION_REQUIRED";
                return Problem(422, "INSTRUMENT_DECLINED");
            }

            (order.Status, order.CaptureId, order.CaptureStatus) = ("COMPLETED", PayPalBooks.NewId(), books.Switches.Captures);
        }

        events.Tell(order, $"PAYMENT.CAPTURE.{order.CaptureStatus}", "capture", order.DescribeCapture(Self(http)));
        return (201, order.Describe(Self(http), PageOf(http, id)));
    }

    private static (int, object) Refund(HttpContext http, PayPalBooks books, PayPalEvents events, string id, JsonElement body)
    {
        if (books.Orders.Values.FirstOrDefault(o => o.CaptureId == id) is not { } order) return Problem(404, "INVALID_RESOURCE_ID", "RESOURCE_NOT_FOUND");
        var left = order.Value - order.Refunded;
        var value = body.TryGetProperty("amount", out var amount) ? decimal.Parse(amount.GetProperty("value").GetString()!, CultureInfo.InvariantCulture) : left;
        if (left == 0) return Problem(422, "CAPTURE_FULLY_REFUNDED");
        if (value > left) return Problem(422, "REFUND_AMOUNT_EXCEEDED");
        if (body.TryGetProperty("amount", out var asked) && asked.GetProperty("currency_code").GetString() != order.Currency) return Problem(422, "REFUND_CAPTURE_CURRENCY_MISMATCH");
        var slow = SlowRefund.Of((long)(value * 100));
        var refund = new PayPalRefund(PayPalBooks.NewId(), order, value, slow is { } way ? Word(way.First) : books.Switches.Refunds, body.TryGetProperty("custom_id", out var custom) ? custom.GetString() : null);
        if (!refund.HasFailed) order.Refunded += value;
        books.Refunds[refund.Id] = refund;
        if (refund.Status == "COMPLETED") events.Tell(order, "PAYMENT.CAPTURE.REFUNDED", "refund", refund.Describe(Self(http)));
        if ((slow?.End is { } end ? Word(end) : books.Switches.RefundsEnd) is { Length: > 0 } last)
            _ = EndLaterAsync(refund, last, events, http.RequestServices.GetRequiredService<SandboxClock>(), Self(http));
        return (201, refund.Describe(Self(http)));
    }

    /// <summary>PayPal tells of a refund that was done, and of none that failed.</summary>
    public static bool End(PayPalRefund refund, string status, PayPalEvents events, string self)
    {
        if (!refund.End(status)) return false;
        if (status == "COMPLETED") events.Tell(refund.Order, "PAYMENT.CAPTURE.REFUNDED", "refund", refund.Describe(self));
        return true;
    }

    private static async Task EndLaterAsync(PayPalRefund refund, string status, PayPalEvents events, SandboxClock clock, string self)
    {
        await clock.Delay(SlowRefund.Ends, CancellationToken.None);
        End(refund, status, events, self);
    }

    private static string Word(string status) => status switch
    {
        SlowRefund.Succeeded => "COMPLETED",
        SlowRefund.Failed => "FAILED",
        _ => "PENDING",
    };

    /// <summary>Checks the event's text as it stands in the question.</summary>
    private static async Task<IResult> VerifyAsync(HttpContext http, PayPalEvents events)
    {
        using var document = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
        var question = document.RootElement;
        string Text(string name) => question.GetProperty(name).GetString() ?? "";
        var expected = events.Sign(Text("transmission_id"), Text("transmission_time"), Text("webhook_id"), Encoding.UTF8.GetBytes(question.GetProperty("webhook_event").GetRawText()));
        return Results.Json(new { verification_status = expected == Text("transmission_sig") ? "SUCCESS" : "FAILURE" });
    }

    private static IResult Error(int status, string name, string? issue)
    {
        var (code, body) = Problem(status, issue, name);
        return Results.Json(body, statusCode: code);
    }

    private static (int, object) Problem(int status, string? issue, string name = "UNPROCESSABLE_ENTITY") => (status, new
    {
        name,
        message = "The requested action could not be performed.",
        debug_id = PayPalBooks.NewId(),
        details = issue is null ? [] : new[] { new { issue, description = issue } },
    });

    private static IResult Missing() => Error(404, "RESOURCE_NOT_FOUND", "INVALID_RESOURCE_ID");
}
