using System.Text;

namespace Hangazo.Sandbox.Faults;

/// <summary>Stands in front of a provider's calls: it may be out, answer with somebody else's page, or do as asked and not say so.</summary>
internal sealed class UnderTheWeather(string provider) : IEndpointFilter
{
    private const string ErrorPage = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var now = http.RequestServices.GetRequiredService<Weather>().Now;
        if (now.Out.Contains(provider))
        {
            http.Abort();
            return Results.Empty;
        }

        if (Weather.Happens(now.Html)) return Results.Content(ErrorPage, "text/html", Encoding.UTF8, StatusCodes.Status502BadGateway);
        var answer = await next(context);
        return HttpMethods.IsPost(http.Request.Method) && Weather.Happens(now.Lost) ? Results.StatusCode(StatusCodes.Status500InternalServerError) : answer;
    }
}
