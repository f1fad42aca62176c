using System.Globalization;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Reviews.Contracts;
using Microsoft.AspNetCore.Components;

namespace Hangazo.Web.Components.Storefront.Reviews;

/// <summary>Stars and bars as pictures, for those who see them; what they show stands beside them in words. SVG, because the content security policy
/// allows no style attributes.</summary>
internal static class Stars
{
    private const decimal Width = 120;

    public static MarkupString Of(Rating rating)
    {
        var full = (rating.Tenths * Width / 50).ToString("0.##", CultureInfo.InvariantCulture);
        return new($"""<svg class="stars" viewBox="0 0 120 24" width="120" height="24" aria-hidden="true"><use class="is-off" href="/img/icons.svg#stars"/><svg width="{full}" height="24" viewBox="0 0 {full} 24"><use href="/img/icons.svg#stars" width="120" height="24"/></svg></svg>""");
    }

    public static MarkupString Bar(int count, int all)
    {
        var share = (count * 100 / Math.Max(1, all)).ToString(CultureInfo.InvariantCulture);
        return new($"""<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect class="is-off" width="100" height="1"/><rect width="{share}" height="1"/></svg>""");
    }
}

/// <summary>How something fits, as people say it.</summary>
internal static class FitWords
{
    public static string Of(Fit fit) => fit switch
    {
        Fit.RunsSmall => "Runs small",
        Fit.RunsLarge => "Runs large",
        _ => "True to size",
    };
}
