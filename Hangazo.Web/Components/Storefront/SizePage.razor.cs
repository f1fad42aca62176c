using System.Globalization;
using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Queries;
using Microsoft.AspNetCore.Components;

namespace Hangazo.Web.Components.Storefront;

/// <summary>Which size of a product fits who asks. Nothing of it is kept.</summary>
public sealed partial class SizePage
{
    private ProductDetails.View? _product;
    private SizeCharts.Entry? _chart;
    private SizeAdvice.Suggestion? _advice;
    private IReadOnlyList<decimal?> _body = [];
    private bool _asked;
    private string _email = "";

    [Parameter]
    public string Slug { get; set; } = "";

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    /// <summary>As a form shows it; nothing when it was not measured.</summary>
    internal static string? Number(decimal? measure) => measure?.ToString("0.#", CultureInfo.InvariantCulture);

    protected override async Task OnInitializedAsync()
    {
        var cancellationToken = Http.RequestAborted;
        if (await Details.ExecuteAsync(Slug, cancellationToken) is { Variants.Count: > 0 } product)
        {
            var path = (await Categories.GetAsync(cancellationToken)).Find(product.Category)?.Path ?? [];
            _chart = (await Charts.GetAsync(cancellationToken)).For(product.SizeChart, path);
            _product = product;
        }

        if (_chart is not { } chart)
        {
            Navigation.NotFound();
            return;
        }

        // Whose body it is stays between them and this answer.
        Http.Response.Headers.CacheControl = "private, no-store";
        _asked = Http.Request.Query.Count > 0;
        _body = [.. Enumerable.Range(1, chart.Measures.Count).Select(i => Read(Http.Request.Query["m" + i]))];
        _advice = SizeAdvice.Of(chart.Measures, chart.Rows, _body);
        _email = (await Settings.ShopAsync(cancellationToken)).Email;
    }

    private static string Sentence(SizeAdvice.Suggestion advice, string size) => advice switch
    {
        { IsClear: true } => $"We suggest {size}.",
        { IsOutside: true } => $"None of our sizes will sit well. {size} comes nearest.",
        _ when advice.Fits.Select(fit => fit.Size).Distinct().ToList() is [var one, var other] => $"You are between {one} and {other}. We suggest {size}.",
        _ => $"You are between sizes. We suggest {size}.",
    };

    private static decimal? Read(string? text) =>
        text is { Length: <= 10 } && decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && number is >= 1 and <= SizeChart.Longest ? decimal.Round(number, 1) : null;
}
