using System.Net;
using Hangazo.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Web.Tests.Accounts;

public sealed class GuardingTheAdmin(AccountsApp app) : IClassFixture<AccountsApp>
{
    [Theory]
    [InlineData("/admin")]
    [InlineData("/Admin/orders")]
    [InlineData("/admin/no-such-page")]
    public async Task Sends_visitors_to_sign_in(string path)
    {
        var answer = await app.Browser().GetAsync(path);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/account/sign-in?ReturnUrl=", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_programs_with_a_status_instead()
        => Assert.Equal(HttpStatusCode.Unauthorized, (await app.Browser().PostAsync("/hubs/admin/negotiate", null)).StatusCode);

    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/no-such-page")]
    public async Task Refuses_customers_with_a_page(string path)
    {
        var answer = await (await app.SignedInAsync("wanjiku@hangazo.test")).GetAsync(path);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("for our team", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("owner@hangazo.test", true, true, true)]
    [InlineData("manager@hangazo.test", false, true, true)]
    [InlineData("staff@hangazo.test", false, false, true)]
    [InlineData("wanjiku@hangazo.test", false, false, false)]
    public async Task Knows_who_may_do_what(string email, bool owner, bool manage, bool work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByEmailAsync(email);
        var person = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account!);
        var authorization = scope.ServiceProvider.GetRequiredService<IAuthorizationService>();

        Assert.Equal(owner, (await authorization.AuthorizeAsync(person, Policies.Owner)).Succeeded);
        Assert.Equal(manage, (await authorization.AuthorizeAsync(person, Policies.Manage)).Succeeded);
        Assert.Equal(work, (await authorization.AuthorizeAsync(person, Policies.Work)).Succeeded);
    }
}
