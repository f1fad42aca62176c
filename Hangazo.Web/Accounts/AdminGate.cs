using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Hangazo.Web.Accounts;

/// <summary>Nothing under <c>/admin</c> answers anybody who does not work here, whatever a page itself asks for, unknown addresses included.</summary>
internal sealed class AdminGate(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, IAuthorizationService authorization)
    {
        var guarded = http.Request.Path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase)
            || http.Request.Path.StartsWithSegments("/hubs/admin", StringComparison.OrdinalIgnoreCase);
        if (!guarded || (await authorization.AuthorizeAsync(http.User, Policies.Work)).Succeeded) await next(http);
        else if (http.User.Identity?.IsAuthenticated == true) await http.ForbidAsync();
        else await http.ChallengeAsync();
    }
}
