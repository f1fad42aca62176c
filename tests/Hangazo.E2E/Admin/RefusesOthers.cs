using System.Net;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hangazo.E2E.Admin;

[Collection(House.Open)]
public sealed class RefusesOthers(House house)
{
    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/orders")]
    [InlineData("/admin/settings/payment-plans")]
    [InlineData("/admin/nothing-here")]
    public async Task Customers_are_told_that_the_door_is_for_the_team(string path)
    {
        using var customer = house.VisitPlainly();
        await customer.SignInAsync("wanjiku@hangazo.test");
        using var answer = await customer.Http.GetAsync(path);
        // Refused by a redirect to a page or by the page itself; either way 403 stands at the end.
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Anonymous_visitors_sign_in_first_and_come_to_where_they_wanted()
    {
        await using var owner = await house.VisitAsync(1280);
        await owner.OpenAsync("/admin/orders");
        Assert.Equal("/account/sign-in", new Uri(owner.Page.Url).AbsolutePath);
        await owner.SignInAsync("owner@hangazo.test");
        await Expect(owner.Page).ToHaveURLAsync(new Uri(house.Address, "/admin/orders").ToString());
    }

    [Fact]
    public async Task A_wrong_password_is_refused_in_words_that_tell_nothing()
    {
        await using var stranger = await house.VisitAsync();
        await stranger.OpenAsync("/account/sign-in");
        await stranger.Field("Email or phone").FillAsync("owner@hangazo.test");
        await stranger.Field("Password").FillAsync("not the password");
        await stranger.Button("Sign in").ClickAsync();
        var words = await stranger.Page.GetByRole(Microsoft.Playwright.AriaRole.Alert).InnerTextAsync();
        await stranger.Field("Email or phone").FillAsync("nobody@hangazo.test");
        await stranger.Field("Password").FillAsync("not the password");
        await stranger.Button("Sign in").ClickAsync();
        await Expect(stranger.Page.GetByRole(Microsoft.Playwright.AriaRole.Alert)).ToHaveTextAsync(words.Trim());
    }
}
