namespace Hangazo.Web.Accounts;

/// <summary>Where to go after signing in: only ever a path of this shop.</summary>
public static class ReturnUrl
{
    /// <summary>The given path when it stays here, else <paramref name="otherwise"/>. Refuses <c>//host</c>, <c>/\host</c>, schemes and control characters.</summary>
    public static string Safe(string? url, string otherwise = "/") =>
        url is ['/', ..] and not ['/', '/' or '\\', ..] && url.Length <= 2000 && !url.Any(char.IsControl) ? url : otherwise;
}
