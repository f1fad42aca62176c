using Hangazo.Web.Storefront;
using Xunit;

namespace Hangazo.Web.Tests.Storefront;

public sealed class WritingProductTexts
{
    [Theory]
    [InlineData("First.\n\nSecond.", "<p>First.</p>\n<p>Second.</p>\n")]
    [InlineData("*Soft* and **strong**", "<p><em>Soft</em> and <strong>strong</strong></p>\n")]
    [InlineData("# Cloth", "<h3>Cloth</h3>\n")]
    [InlineData("[Sizes](/categories/dresses)", "<p><a href=\"/categories/dresses\">Sizes</a></p>\n")]
    [InlineData("[Click *me*](javascript:alert(1))", "<p>Click <em>me</em></p>\n")]
    [InlineData("<javascript:alert(1)>", "<p>javascript:alert(1)</p>\n")]
    [InlineData("![a spy](https://elsewhere.example/pixel.gif)", "<p>a spy</p>\n")]
    [InlineData("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n")]
    [InlineData("<img src=x onerror=alert(1)>", "<p>&lt;img src=x onerror=alert(1)&gt;</p>\n")]
    public void Markdown_becomes_harmless_html(string text, string html) => Assert.Equal(html, ProductText.Render(text).Value);

    [Fact]
    public void What_is_nested_without_end_is_shown_as_text() =>
        Assert.Contains("&gt;&gt;&gt;", ProductText.Render(new string('>', 5_000) + "x").Value, StringComparison.Ordinal);
}
