using System.Net;
using Xunit;

namespace Hangazo.Web.Tests.Accounts;

public sealed class Registering(AccountsApp app) : IClassFixture<AccountsApp>
{
    [Theory]
    [InlineData("0799 111 222", "", "0799111222")]
    [InlineData("", "new.customer@hangazo.test", "new.customer@hangazo.test")]
    public async Task Takes_a_phone_or_an_email_and_signs_in(string phone, string email, string login)
    {
        var browser = app.Browser();
        var answer = await RegisterAsync(browser, "Zawadi Kendi", phone, email, "a short sentence");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("Hello, Zawadi", await browser.GetStringAsync("/account"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/admin")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await AccountsApp.SignInAsync(app.Browser(), login, "a short sentence")).StatusCode);
    }

    [Theory]
    [InlineData("", "0799 000 111", "", "a short sentence", "Enter your full name.")]
    [InlineData("Zawadi", "", "", "a short sentence", "Give a phone number or an email")]
    [InlineData("Zawadi", "12345", "", "a short sentence", "Enter a phone number such as")]
    [InlineData("Zawadi", "", "zawadi@", "a short sentence", "Enter a full email address")]
    [InlineData("Zawadi", "0799 000 112", "", "short", "Use 10 characters or more")]
    [InlineData("Zawadi", "0712345601", "", "a short sentence", "already an account with this phone")]
    [InlineData("Zawadi", "", "Wanjiku@hangazo.test", "a short sentence", "already an account with this email")]
    public async Task Says_beside_the_field_what_is_wrong(string name, string phone, string email, string password, string sentence)
    {
        var answer = await RegisterAsync(app.Browser(), name, phone, email, password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_one_of_two_rivals_the_number()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RegisterAsync(app.Browser(), "Rival", "0799 333 444", "", "a short sentence")));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.UnprocessableEntity));
    }

    private static Task<HttpResponseMessage> RegisterAsync(HttpClient browser, string name, string phone, string email, string password) =>
        AccountsApp.PostAsync(browser, "/account/register", new()
        {
            ["Input.FullName"] = name, ["Input.Phone"] = phone, ["Input.Email"] = email, ["Input.Password"] = password,
        });
}
