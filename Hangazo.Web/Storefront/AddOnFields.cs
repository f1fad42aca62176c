using Hangazo.Core.Kernel;
using Microsoft.Extensions.Primitives;

namespace Hangazo.Web.Storefront;

/// <summary>How add-ons are named in the product page's form and in the address that brings a refused form back.</summary>
internal static class AddOnFields
{
    /// <summary>The key that says which add-on a refusal is about.</summary>
    public const string About = "about";

    private const string Prefix = "addon.";
    private const int Most = 20;
    private const int LongestCarried = 80;

    public static string NameOf(string code) => Prefix + code;

    /// <summary>What was filled in, by the add-ons' codes. Nothing is judged here.</summary>
    public static IReadOnlyDictionary<string, string> Read(IEnumerable<KeyValuePair<string, StringValues>> form)
    {
        var wanted = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, values) in form)
        {
            if (wanted.Count == Most) break;
            if (name.StartsWith(Prefix, StringComparison.Ordinal) && values is [{ Length: > 0 } value, ..]) wanted[name[Prefix.Length..]] = value;
        }

        return wanted;
    }

    /// <summary>Takes what was typed along to the page that says why, so that nobody types it twice. What is far too long stays behind.</summary>
    public static QueryString Carry(QueryString query, Error error, IReadOnlyDictionary<string, string> wanted)
    {
        if (error.Code.StartsWith("add-on.", StringComparison.Ordinal) && error.Field is { } about) query = query.Add(About, about);
        foreach (var (code, value) in wanted)
            if (code.Length <= LongestCarried && value.Length <= LongestCarried) query = query.Add(NameOf(code), value);
        return query;
    }
}
