using System.Text;

namespace Hangazo.Sandbox.Daraja;

/// <summary>Stands in front of every Daraja call: outages first, then injected answers.</summary>
internal sealed class DarajaOutages(DarajaSwitches switches) : IEndpointFilter
{
    private const string ErrorPage = "<html><head><title>503 Service Unavailable</title></head><body><h1>Service Unavailable</h1></body></html>";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        switch (switches.Now.Outage)
        {
            case OutageKind.Refuse:
                http.Abort();
                return Results.Empty;
            case OutageKind.Error500:
                return DarajaError.Internal;
            case OutageKind.Html:
                return Results.Content(ErrorPage, "text/html", Encoding.UTF8, StatusCodes.Status503ServiceUnavailable);
            case OutageKind.Hang:
                await HangAsync(http);
                return Results.Empty;
        }
        return switches.TryTakeInjected(http.Request.Path, out var answer)
            ? Results.Content(answer.Body, answer.ContentType, Encoding.UTF8, answer.Status)
            : await next(context);
    }

    private async Task HangAsync(HttpContext http)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, switches.OutageEnds);
        await Task.Delay(Timeout.InfiniteTimeSpan, over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        http.Abort();
    }
}
