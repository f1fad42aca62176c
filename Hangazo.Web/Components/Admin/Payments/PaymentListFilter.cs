using System.Globalization;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Queries;
using Microsoft.AspNetCore.WebUtilities;

namespace Hangazo.Web.Components.Admin.Payments;

/// <summary>What the list of payments is narrowed to, as it stands in the address: it can be bookmarked and sent to a colleague.</summary>
internal sealed class PaymentListFilter
{
    private const int LongestSearch = 60;

    public string State { get; set; } = "";

    public string Method { get; set; } = "";

    public DateOnly? Day { get; set; }

    public string Search { get; set; } = "";

    public int Page { get; set; } = 1;

    /// <summary>Reads the address; what makes no sense there is left out.</summary>
    public static PaymentListFilter Read(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new()
        {
            State = PaymentGrid.States.FirstOrDefault(state => state == Text("state")) ?? "",
            Method = PaymentMethods.Find(Text("method"))?.Code ?? "",
            Day = DateOnly.TryParseExact(Text("day"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                && day.Year is > 2000 and < 2200
                ? day
                : null,
            Search = Text("q") is { Length: <= LongestSearch } search ? search : "",
            Page = int.TryParse(Text("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Max(1, page) : 1,
        };

        string Text(string name) => values.TryGetValue(name, out var value) ? value.ToString() : "";
    }

    public string ToAddress()
    {
        var values = new Dictionary<string, string?>();
        if (State.Length > 0) values["state"] = State;
        if (Method.Length > 0) values["method"] = Method;
        if (Day is { } day) values["day"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (!string.IsNullOrWhiteSpace(Search)) values["q"] = Search.Trim();
        if (Page > 1) values["page"] = Page.ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString("/admin/payments", values);
    }

    public PaymentGrid.Filter ToQuery() => new(State.Length > 0 ? State : null, Method.Length > 0 ? Method : null, Day, Search, Page);
}
