using System.Text.Json;
using Hangazo.Sandbox.Daraja;

namespace Hangazo.Sandbox.Admin;

/// <summary><c>/__sim/daraja/switches</c>: what is left out of a POST stays as it is.</summary>
internal static class DarajaSwitchApi
{
    private const int LongestDelayMs = 600_000;
    private const int MostInjected = 100_000;

    public static void MapDarajaSwitches(this IEndpointRouteBuilder sim)
    {
        sim.MapGet("/daraja/switches", Show);
        sim.MapPost("/daraja/switches", ChangeAsync);
    }

    private static IResult Show(DarajaSwitches switches)
    {
        var now = switches.Now;
        return Results.Ok(new
        {
            now.DropCallbacks,
            now.DuplicateCallbacks,
            now.DelayMs,
            now.NumericExpires,
            now.Codes17,
            now.CallbackWords,
            now.LoopbackNeedsHttps,
            now.LockSubscriber,
            now.ClockSkewSeconds,
            now.PlainPayers,
            outage = new { kind = NameOf(now.Outage) },
            nextCallsLeft = switches.InjectedLeft,
        });
    }

    private static async Task<IResult> ChangeAsync(HttpRequest request, DarajaSwitches switches, AccessTokens tokens)
    {
        var (change, refusal) = await AdminApi.ReadAsync<SwitchChange>(request);
        if (refusal is not null)
            return refusal;
        if (!TryReadOutage(change.Outage, out var outage))
            return AdminApi.Refused("outage is null or {\"kind\":\"none|refuse|500|html|hang\"}.");
        if (change.DelayMs is < 0 or > LongestDelayMs)
            return AdminApi.Refused($"delayMs is 0 to {LongestDelayMs}.");
        if (change.NextCalls is { Status: < 100 or > 599 } or { Count: < 0 or > MostInjected })
            return AdminApi.Refused($"nextCalls needs a status of 100 to 599 and a count of 0 to {MostInjected}.");

        switches.Change(now => now with
        {
            DropCallbacks = change.DropCallbacks ?? now.DropCallbacks,
            DuplicateCallbacks = change.DuplicateCallbacks ?? now.DuplicateCallbacks,
            DelayMs = change.DelayMs ?? now.DelayMs,
            NumericExpires = change.NumericExpires ?? now.NumericExpires,
            Codes17 = change.Codes17 ?? now.Codes17,
            CallbackWords = change.CallbackWords ?? now.CallbackWords,
            LoopbackNeedsHttps = change.LoopbackNeedsHttps ?? now.LoopbackNeedsHttps,
            LockSubscriber = change.LockSubscriber ?? now.LockSubscriber,
            ClockSkewSeconds = change.ClockSkewSeconds ?? now.ClockSkewSeconds,
            PlainPayers = change.PlainPayers ?? now.PlainPayers,
            Outage = outage ?? now.Outage,
        });
        if (change.RevokeToken == true)
            tokens.Revoke();
        if (change.NextCalls is { } next)
            switches.Inject(new InjectedAnswer(next.Status, next.Body, next.ContentType, next.PathPrefix), next.Count);
        return Show(switches);
    }

    /// <summary>Null out: nothing was said about an outage.</summary>
    private static bool TryReadOutage(JsonElement given, out OutageKind? outage)
    {
        outage = null;
        if (given.ValueKind == JsonValueKind.Undefined)
            return true;
        if (given.ValueKind == JsonValueKind.Null)
        {
            outage = OutageKind.None;
            return true;
        }
        if (given.ValueKind != JsonValueKind.Object || !given.TryGetProperty("kind", out var kind))
            return false;
        foreach (var candidate in Enum.GetValues<OutageKind>())
        {
            if (NameOf(candidate) == kind.ToString())
            {
                outage = candidate;
                return true;
            }
        }
        return false;
    }

    private static string NameOf(OutageKind kind) => kind switch
    {
        OutageKind.Refuse => "refuse",
        OutageKind.Error500 => "500",
        OutageKind.Html => "html",
        OutageKind.Hang => "hang",
        _ => "none",
    };

    private sealed record SwitchChange
    {
        public bool? DropCallbacks { get; init; }

        public bool? DuplicateCallbacks { get; init; }

        public int? DelayMs { get; init; }

        public bool? NumericExpires { get; init; }

        public bool? Codes17 { get; init; }

        public bool? CallbackWords { get; init; }

        public bool? LoopbackNeedsHttps { get; init; }

        public bool? LockSubscriber { get; init; }

        public int? ClockSkewSeconds { get; init; }

        public bool? PlainPayers { get; init; }

        public bool? RevokeToken { get; init; }

        public NextCalls? NextCalls { get; init; }

        public JsonElement Outage { get; init; }
    }

    /// <summary>The answer the next <c>Count</c> calls below <c>PathPrefix</c> get; a count of 0 takes it back.</summary>
    private sealed record NextCalls
    {
        public int Status { get; init; } = 500;

        public string Body { get; init; } = "";

        public string ContentType { get; init; } = "application/json";

        public string PathPrefix { get; init; } = "/";

        public int Count { get; init; } = 1;
    }
}
