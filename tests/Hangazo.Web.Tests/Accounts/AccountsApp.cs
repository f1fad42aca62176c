using System.Net;
using System.Text.RegularExpressions;
using Hangazo.Core.Data;
using Hangazo.Tests.Support;
using Hangazo.Web.Accounts;
using Hangazo.Web.Demo;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Hangazo.Web.Tests.Accounts;

/// <summary>The shop over HTTP with the demo's people in it, on a database of its own.</summary>
public sealed class AccountsApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    private TestDatabase _database = default!;

    public SignInSpy Spy { get; } = new();

    /// <summary>How many posts a minute an address has; high, so that only the test about it meets the limit.</summary>
    public int TriesPerMinute { get; init; } = 1000;

    /// <summary>Configuration beside the usual, such as where the mail server is.</summary>
    public Dictionary<string, string> Settings { get; init; } = [];

    public async Task InitializeAsync()
    {
        _database = await EmptyShop.CloneAsync();
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoAccounts>().EnsureAsync(CancellationToken.None);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>A browser without script: keeps cookies, follows no redirect by itself.</summary>
    public HttpClient Browser() => CreateClient(new() { AllowAutoRedirect = false });

    public async Task<HttpClient> SignedInAsync(string login)
    {
        var browser = Browser();
        var answer = await SignInAsync(browser, login, DemoAccounts.Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    public static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string login, string password, string page = "/account/sign-in") =>
        PostAsync(browser, page, new() { ["Input.Login"] = login, ["Input.Password"] = password });

    /// <summary>Loads the page, fills its form in and posts it with its hidden fields.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string page, Dictionary<string, string> fields)
    {
        var html = await browser.GetStringAsync(page);
        foreach (Match hidden in Regex.Matches(html, """<input type="hidden" name="([^"]+)" value="([^"]*)" />""", RegexOptions.None, TimeSpan.FromSeconds(1)))
            fields.TryAdd(hidden.Groups[1].Value, WebUtility.HtmlDecode(hidden.Groups[2].Value));
        return await browser.PostAsync(page, new FormUrlEncodedContent(fields));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environments.Development);
        builder.UseSetting("Logging:LogLevel:Default", "Error");
        builder.UseSetting("ConnectionStrings:Hangazo", _database.ConnectionString);
        builder.UseSetting("Accounts:TriesPerMinute", TriesPerMinute.ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var (name, value) in Settings) builder.UseSetting(name, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddScoped<DemoAccounts>();
            // What protects passwords from guessing would cost each test a second.
            services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000);
            services.AddSingleton<ISignInStep>(Spy);
        });
    }

    public sealed class SignInSpy : ISignInStep
    {
        private volatile string? _last;

        public Guid? Last => _last is null ? null : Guid.Parse(_last);

        public Task OnSignedInAsync(HttpContext http, Guid accountId, CancellationToken cancellationToken)
        {
            _last = accountId.ToString();
            return Task.CompletedTask;
        }
    }
}
