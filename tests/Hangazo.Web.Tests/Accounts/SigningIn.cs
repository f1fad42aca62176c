using System.Net;
using Hangazo.Web.Accounts;
using Hangazo.Web.Demo;
using Xunit;

namespace Hangazo.Web.Tests.Accounts;

public sealed class SigningIn(AccountsApp app) : IClassFixture<AccountsApp>
{
    [Theory]
    [InlineData("wanjiku@hangazo.test")]
    [InlineData("  WANJIKU@hangazo.test ")]
    [InlineData("0712 345 601")]
    [InlineData("+254712345601")]
    public async Task Works_by_email_and_by_phone(string login)
    {
        var browser = await app.SignedInAsync(login);

        Assert.Contains("Hello, Wanjiku", await browser.GetStringAsync("/account"), StringComparison.Ordinal);
        Assert.NotNull(app.Spy.Last);
    }

    [Fact]
    public async Task Sets_a_cookie_that_scripts_and_other_sites_do_not_get()
    {
        var answer = await AccountsApp.SignInAsync(app.Browser(), "otieno@hangazo.test", DemoAccounts.Password);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith(AccountsModule.CookieName, StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("wanjiku@hangazo.test", "wrong")]
    [InlineData("nobody@hangazo.test", "wrong")]
    [InlineData("not a login", "wrong")]
    public async Task Says_the_same_whatever_was_wrong(string login, string password)
    {
        var answer = await AccountsApp.SignInAsync(app.Browser(), login, password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("do not match", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rests_after_five_wrong_passwords_even_for_the_right_one()
    {
        var browser = app.Browser();
        for (var i = 0; i < 5; i++) await AccountsApp.SignInAsync(browser, "kiprono@hangazo.test", "wrong");

        var answer = await AccountsApp.SignInAsync(browser, "kiprono@hangazo.test", DemoAccounts.Password);

        Assert.Contains("Too many tries", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/cart?x=1", "/cart?x=1")]
    [InlineData("https://evil.example/", "/account")]
    [InlineData("//evil.example", "/account")]
    [InlineData("/\\evil.example", "/account")]
    [InlineData("javascript:alert(1)", "/account")]
    [InlineData("/\t/evil.example", "/account")]
    public async Task Lands_only_in_this_shop(string returnUrl, string landing)
    {
        var page = $"/account/sign-in?ReturnUrl={Uri.EscapeDataString(returnUrl)}";
        var answer = await AccountsApp.SignInAsync(app.Browser(), "amina@hangazo.test", DemoAccounts.Password, page);

        Assert.Equal(landing, answer.Headers.Location!.IsAbsoluteUri ? answer.Headers.Location.PathAndQuery : answer.Headers.Location.OriginalString);
    }

    [Fact]
    public async Task Needs_the_forms_own_token()
    {
        var answer = await app.Browser().PostAsync("/account/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in", ["Input.Login"] = "amina@hangazo.test", ["Input.Password"] = DemoAccounts.Password,
        }));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith(AccountsModule.CookieName, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Ends_with_sign_out()
    {
        var browser = await app.SignedInAsync("njeri@hangazo.test");
        var html = await browser.GetStringAsync("/account");
        var token = html.Split("__RequestVerificationToken\" value=\"")[1].Split('"')[0];

        var answer = await browser.PostAsync("/account/sign-out", new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token }));

        Assert.Equal("/", answer.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task Is_slowed_down_for_an_address_that_tries_too_often()
    {
        await using var strict = new AccountsApp { TriesPerMinute = 3 };
        await ((IAsyncLifetime)strict).InitializeAsync();
        var browser = strict.Browser();
        for (var i = 0; i < 3; i++) await AccountsApp.SignInAsync(browser, $"guess{i}@hangazo.test", "wrong");

        var answer = await AccountsApp.SignInAsync(browser, "guess4@hangazo.test", "wrong");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account/sign-in")).StatusCode);
        await ((IAsyncLifetime)strict).DisposeAsync();
    }
}
