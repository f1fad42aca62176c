using System.Net;
using Hangazo.Web.Demo;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Hangazo.Web.Tests.Accounts;

public sealed class BrowserGuards(AccountsApp app) : IClassFixture<AccountsApp>
{
    [Theory]
    [InlineData("/account/sign-in", HttpStatusCode.OK)]
    [InlineData("/no-such-page", HttpStatusCode.NotFound)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    public async Task Stand_on_every_answer(string path, HttpStatusCode status)
    {
        var answer = await app.Browser().GetAsync(path);

        Assert.Equal(status, answer.StatusCode);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.NotEmpty(answer.Headers.GetValues("Referrer-Policy"));
        Assert.NotEmpty(answer.Headers.GetValues("Permissions-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Set_no_cookie_on_a_page_without_a_form()
    {
        var answer = await app.Browser().GetAsync("/no-such-page");

        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    [InlineData("Origin", "https://evil.example", false)]
    [InlineData("Origin", "null", false)]
    [InlineData("Origin", "http://localhost:81", false)]
    [InlineData("Origin", "http://localhost", true)]
    [InlineData("X-Nothing", "", true)]
    public async Task Refuse_changes_asked_for_by_another_site(string header, string value, bool allowed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/no-such-form");
        request.Headers.TryAddWithoutValidation(header, value);

        var answer = await app.Browser().SendAsync(request);

        Assert.Equal(allowed, answer.StatusCode != HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Refuse_web_sockets_of_another_site()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_blazor");
        request.Headers.TryAddWithoutValidation("Upgrade", "websocket");
        request.Headers.TryAddWithoutValidation("Origin", "https://evil.example");

        Assert.Equal(HttpStatusCode.Forbidden, (await app.Browser().SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Keep_demo_people_out_of_production()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var demo = ActivatorUtilities.CreateInstance<DemoAccounts>(scope.ServiceProvider, new Production());

        await Assert.ThrowsAsync<InvalidOperationException>(() => demo.EnsureAsync(CancellationToken.None));
    }

    private sealed class Production : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Production;

        public string ApplicationName { get; set; } = "Hangazo";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
