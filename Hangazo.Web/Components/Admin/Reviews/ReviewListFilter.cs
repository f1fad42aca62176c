using System.Globalization;
using Hangazo.Core.Reviews.Contracts;
using Hangazo.Core.Reviews.Queries;
using Microsoft.AspNetCore.WebUtilities;

namespace Hangazo.Web.Components.Admin.Reviews;

/// <summary>What the list of reviews is narrowed to, as it stands in the address: it can be bookmarked and sent to a colleague.</summary>
internal sealed class ReviewListFilter
{
    private const int LongestProduct = 60;

    public string State { get; set; } = "";

    public string Stars { get; set; } = "";

    public string Product { get; set; } = "";

    public int Page { get; set; } = 1;

    /// <summary>Reads the address; what makes no sense there is left out.</summary>
    public static ReviewListFilter Read(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new()
        {
            State = Enum.GetNames<ReviewState>().FirstOrDefault(state => string.Equals(state, Text("state"), StringComparison.OrdinalIgnoreCase)) ?? "",
            Stars = Text("stars") is ("1" or "2" or "3" or "4" or "5") and var stars ? stars : "",
            Product = Text("product") is { Length: <= LongestProduct } product && !product.Contains('\0', StringComparison.Ordinal) ? product : "",
            Page = int.TryParse(Text("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Max(1, page) : 1,
        };

        string Text(string name) => values.TryGetValue(name, out var value) ? value.ToString() : "";
    }

    public string ToAddress()
    {
        var values = new Dictionary<string, string?>();
        if (State.Length > 0) values["state"] = State.ToLowerInvariant();
        if (Stars.Length > 0) values["stars"] = Stars;
        if (!string.IsNullOrWhiteSpace(Product)) values["product"] = Product.Trim();
        if (Page > 1) values["page"] = Page.ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString("/admin/reviews", values);
    }

    public ReviewGrid.Filter ToQuery() => new(
        Enum.TryParse<ReviewState>(State, out var state) ? state : null, Stars.Length > 0 ? int.Parse(Stars, CultureInfo.InvariantCulture) : null, Product, Page);
}
