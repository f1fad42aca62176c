using System.Net;
using Hangazo.Web.Components.Admin.Ordering;
using Hangazo.Web.Tests.Accounts;
using Xunit;

namespace Hangazo.Web.Tests.Admin;

public sealed class OpeningAdminPages(AccountsApp app) : IClassFixture<AccountsApp>
{
    [Theory]
    [InlineData("/admin", "aria-label=\"Live orders\"")]
    [InlineData("/admin/orders", "No order matches.")]
    [InlineData("/admin/orders?status=nonsense&page=-3&from=yesterday&q=%27%3B--", "No order matches.")]
    [InlineData("/admin/money", "Nobody waits for money back.")]
    [InlineData("/admin/stock", "Low stock")]
    [InlineData("/admin/outbox", "Everything was delivered.")]
    public async Task Shows_an_empty_shop_in_words(string path, string words)
    {
        var staff = await app.SignedInAsync("staff@hangazo.test");

        var answer = await staff.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("owner@hangazo.test", HttpStatusCode.OK)]
    [InlineData("manager@hangazo.test", HttpStatusCode.OK)]
    [InlineData("staff@hangazo.test", HttpStatusCode.Forbidden)]
    public async Task Shows_the_search_report_to_managers_only(string login, HttpStatusCode status)
    {
        var answer = await (await app.SignedInAsync(login)).GetAsync("/admin/search");

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(status == HttpStatusCode.OK, (await answer.Content.ReadAsStringAsync()).Contains("Nobody has searched yet.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/admin/orders/HZ-000000-0000/slip")]
    [InlineData("/admin/orders/slips?n=nothing")]
    public async Task Has_nothing_to_print_for_an_unknown_order(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync("staff@hangazo.test")).GetAsync(path)).StatusCode);

    [Theory]
    [InlineData("", "/admin/orders")]
    [InlineData("?status=PAID&q=+Wanjiku+&page=2", "/admin/orders?status=paid&q=Wanjiku&page=2")]
    [InlineData("?from=2026-11-01&to=2026-11-21&late=1", "/admin/orders?from=2026-11-01&to=2026-11-21&late=1")]
    [InlineData("?status=99&page=x&from=2026-13-01&problems=yes", "/admin/orders")]
    public void Keeps_in_the_address_what_makes_sense(string query, string address) => Assert.Equal(address, OrderListFilter.Read(query).ToAddress());
}
