using System.Text.RegularExpressions;
using System.Xml.Linq;
using Hangazo.Web.Demo.Drawings;
using Xunit;

namespace Hangazo.Web.Tests.Demo;

public partial class DrawnPictures
{
    private const int LargestProductPicture = 26 * 1024;
    private const int LargestScene = 64 * 1024;

    public static TheoryData<GarmentKind> Kinds => [.. Enum.GetValues<GarmentKind>()];

    public static TheoryData<Fabric> Fabrics => [.. Enum.GetValues<Fabric>()];

    public static TheoryData<Scene> AllScenes => [.. Enum.GetValues<Scene>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_has_three_views_that_stand_alone(GarmentKind kind)
    {
        var views = Enumerable.Range(1, 3).Select(view => Drawing.Render(new(kind, "", Fabric.WaxPrint, ["Clay", "Mustard", "Ivory"], view, 7))).ToArray();

        Assert.All(views, svg => StandsAlone(svg, LargestProductPicture));
        Assert.Equal(3, views.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Fabrics))]
    public void Every_fabric_can_be_worn_and_seen_close(Fabric fabric)
    {
        for (var seed = 0; seed < 9; seed++)
        {
            StandsAlone(Drawing.Render(new(GarmentKind.Dress, "wrap", fabric, ["Forest", "Brass", "Ivory"], 1, seed)), LargestProductPicture);
            StandsAlone(Drawing.Render(new(GarmentKind.Dress, "wrap", fabric, ["Forest"], 3, seed)), LargestProductPicture);
        }
    }

    [Theory]
    [MemberData(nameof(AllScenes))]
    public void Every_scene_stands_alone(Scene scene) => StandsAlone(Drawing.Illustrate(scene), LargestScene);

    [Fact]
    public void The_same_spec_gives_the_same_picture_and_another_seed_another()
    {
        PictureSpec Spec(int seed) => new(GarmentKind.Top, "peasant", Fabric.Linen, ["Sage"], 1, seed);

        Assert.Equal(Drawing.Render(Spec(3)), Drawing.Render(Spec(3)));
        Assert.NotEqual(Drawing.Render(Spec(3)), Drawing.Render(Spec(4)));
    }

    [Fact]
    public void An_unknown_colour_is_refused() =>
        Assert.Throws<ArgumentException>(() => Drawing.Render(new(GarmentKind.Top, "", Fabric.Plain, ["Octarine"], 1, 1)));

    [Fact]
    public void Every_colour_has_a_swatch_of_six_hex_digits() =>
        Assert.All(Colours.Swatches.Values, hex => Assert.Matches(SixDigits(), hex));

    private static void StandsAlone(string svg, int most)
    {
        var root = XDocument.Parse(svg).Root!;
        Assert.Equal("svg", root.Name.LocalName);
        Assert.InRange(svg.Length, 1000, most);
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", svg, StringComparison.Ordinal);
        var ids = root.DescendantsAndSelf().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        var known = ids.ToHashSet(StringComparer.Ordinal);
        foreach (var element in root.DescendantsAndSelf())
        {
            Assert.DoesNotContain(element.Name.LocalName, (string[])["script", "foreignObject", "image", "a", "text"]);
            Assert.All(element.Attributes(), a => Assert.False(a.Name.LocalName.StartsWith("on", StringComparison.Ordinal)));
            Assert.All(element.Attributes().Where(a => a.Name.LocalName == "href"), a => Assert.Contains(a.Value[1..], known));
        }

        Assert.All(References().Matches(svg), m => Assert.Contains(m.Groups[1].Value, known));
        Assert.DoesNotContain("@import", svg, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"url\(#?([^)]*)\)", RegexOptions.None, 1000)]
    private static partial Regex References();

    [GeneratedRegex("^#[0-9A-F]{6}$", RegexOptions.None, 1000)]
    private static partial Regex SixDigits();
}
