using Hangazo.Core.Catalog.Queries;

namespace Hangazo.Web.Storefront;

/// <summary>
/// The attributes as they are for one request: whoever reads its address reads the same filters in it, so that no page is kept under another one's name
/// because an attribute was added in between.
/// </summary>
internal static class AskedAttributes
{
    private static readonly object Key = new();

    public static async ValueTask<AttributeBook.View> OfAsync(HttpContext http)
    {
        if (Known(http) is { } known) return known;
        var view = await http.RequestServices.GetRequiredService<AttributeBook>().GetAsync(http.RequestAborted);
        http.Items[Key] = view;
        return view;
    }

    /// <summary>Null: nobody has asked for them in this request.</summary>
    public static AttributeBook.View? Known(HttpContext http) => http.Items.TryGetValue(Key, out var known) ? (AttributeBook.View?)known : null;
}
