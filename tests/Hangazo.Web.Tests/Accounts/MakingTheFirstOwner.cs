using System.Net;
using Hangazo.Web.Accounts;
using Xunit;

namespace Hangazo.Web.Tests.Accounts;

public sealed class MakingTheFirstOwner(AccountsApp app) : IClassFixture<AccountsApp>
{
    [Fact]
    public async Task Lets_that_person_into_the_admin_and_may_be_repeated()
    {
        Assert.Equal(0, await OwnerAsync(["boss@hangazo.test", "Joyce", "Mumbi"], "a short sentence\n"));
        Assert.Equal(0, await OwnerAsync(["boss@hangazo.test"], "another sentence\n"));

        var browser = app.Browser();
        await AccountsApp.SignInAsync(browser, "boss@hangazo.test", "a short sentence");

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/admin")).StatusCode);
    }

    [Theory]
    [InlineData("", "a short sentence\n")]
    [InlineData("boss", "a short sentence\n")]
    [InlineData("other@hangazo.test", "")]
    [InlineData("other@hangazo.test", "short\n")]
    public async Task Refuses_what_is_incomplete(string email, string input) => Assert.Equal(1, await OwnerAsync(email.Length > 0 ? [email] : [], input));

    private async Task<int> OwnerAsync(string[] args, string input)
    {
        using var password = new StringReader(input);
        return await app.Services.MakeOwnerAsync(args, password, TextWriter.Null, CancellationToken.None);
    }
}
