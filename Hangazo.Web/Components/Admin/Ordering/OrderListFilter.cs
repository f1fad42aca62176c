using System.Globalization;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.Queries;
using Microsoft.AspNetCore.WebUtilities;

namespace Hangazo.Web.Components.Admin.Ordering;

/// <summary>What the list of orders is narrowed to, as it stands in the address: it can be bookmarked and sent to a colleague.</summary>
internal sealed class OrderListFilter
{
    public string Status { get; set; } = "";

    public string Search { get; set; } = "";

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public bool Late { get; set; }

    public bool Problems { get; set; }

    public int Page { get; set; } = 1;

    /// <summary>Reads the address; what makes no sense there is left out.</summary>
    public static OrderListFilter Read(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new()
        {
            Status = Enum.TryParse<OrderStatus>(Text("status"), ignoreCase: true, out var status) && Enum.IsDefined(status)
                ? status.ToString().ToLowerInvariant()
                : "",
            Search = Text("q") is { Length: <= 80 } search ? search : "",
            From = Day("from"),
            To = Day("to"),
            Late = Text("late") == "1",
            Problems = Text("problems") == "1",
            Page = int.TryParse(Text("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Max(1, page) : 1,
        };

        string Text(string name) => values.TryGetValue(name, out var value) ? value.ToString() : "";
        DateOnly? Day(string name) =>
            DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2200
                ? day
                : null;
    }

    public string ToAddress()
    {
        var values = new Dictionary<string, string?>();
        if (Status.Length > 0) values["status"] = Status;
        if (!string.IsNullOrWhiteSpace(Search)) values["q"] = Search.Trim();
        if (From is { } from) values["from"] = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (To is { } to) values["to"] = to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (Late) values["late"] = "1";
        if (Problems) values["problems"] = "1";
        if (Page > 1) values["page"] = Page.ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString("/admin/orders", values);
    }

    public OrderGrid.Filter ToQuery() => new(
        Enum.TryParse<OrderStatus>(Status, ignoreCase: true, out var status) ? status : null,
        Search, From, To, Problems, Late, Page);
}
