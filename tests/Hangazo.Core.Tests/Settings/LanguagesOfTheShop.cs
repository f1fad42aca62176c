using Hangazo.Core.Settings.Contracts;
using Xunit;

namespace Hangazo.Core.Tests.Settings;

public sealed class LanguagesOfTheShop
{
    [Fact]
    public void Without_a_word_there_is_one_for_everybody() => Assert.Equal(
        [("en-KE", "https://shop.example/products/kanga"), ("x-default", "https://shop.example/products/kanga")],
        new ShopAddress { PublicBaseUrl = "https://shop.example/" }.Alternates("/products/kanga"));

    [Fact]
    public void Each_language_has_its_page_and_the_first_is_for_everybody_else()
    {
        var shop = Shop(("en-KE", ""), ("sw-KE", "https://shop.example/sw/"));

        Assert.Null(shop.Problem());
        Assert.Equal(
            [("en-KE", "https://shop.example/"), ("sw-KE", "https://shop.example/sw/"), ("x-default", "https://shop.example/")],
            shop.Alternates("/"));
    }

    [Theory]
    [InlineData("English", "")]
    [InlineData("en_KE", "")]
    [InlineData("", "")]
    [InlineData("sw", "somewhere")]
    [InlineData("sw", "https://shop.example/?lang=sw")]
    [InlineData("en-KE", "https://other.example")]
    public void What_no_search_engine_understands_stops_the_shop(string tag, string address) => Assert.StartsWith("Shop__Languages", Shop(("en-KE", ""), (tag, address)).Problem(), StringComparison.Ordinal);

    private static ShopAddress Shop(params (string Tag, string BaseUrl)[] languages) => new()
    {
        PublicBaseUrl = "https://shop.example", Languages = [.. languages.Select(language => new ShopAddress.Language { Tag = language.Tag, BaseUrl = language.BaseUrl })],
    };
}
