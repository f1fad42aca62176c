using Hangazo.Core.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hangazo.Web.Api;

/// <summary>The one place where a refusal becomes an HTTP answer (RFC 9457).</summary>
internal static class ResultHttp
{
    public static int StatusOf(Error error) => error.Kind switch
    {
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    public static ProblemHttpResult Problem(Error error) => TypedResults.Problem(
        detail: error.Message, statusCode: StatusOf(error), type: $"urn:hangazo:{error.Code}",
        extensions: error.Details.Count == 0 ? null : new Dictionary<string, object?>
        {
            ["errors"] = error.Details.GroupBy(detail => detail.Field ?? "").ToDictionary(group => group.Key, group => group.Select(d => d.Message).ToArray()),
        });
}
