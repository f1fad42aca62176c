using System.Net;
using System.Text.Json.Nodes;
using Hangazo.Web.Tests.Accounts;
using Xunit;

namespace Hangazo.Web.Tests.Shipping;

public sealed class QuotingDelivery(AccountsApp app) : IClassFixture<AccountsApp>
{
    [Fact]
    public async Task Says_what_each_way_costs_and_when_it_arrives()
    {
        var quote = JsonNode.Parse(await app.Browser().GetStringAsync("/api/shipping/quote?county=47&grams=1200&goods=5000"))!;

        Assert.Equal("KES", (string?)quote["currency"]);
        var rider = quote["options"]!.AsArray().Single(option => (string?)option!["code"] == "rider")!;
        Assert.Equal(30_000, (long)rider["feeMinor"]!);
        Assert.True((bool)rider["needsAddress"]!);
        Assert.Equal((string?)rider["from"], (string?)rider["to"]);
        Assert.DoesNotContain(quote["options"]!.AsArray(), option => (string?)option!["code"] == "van");
    }

    [Theory]
    [InlineData("", "county")]
    [InlineData("county=48", "county")]
    [InlineData("county=-1", "county")]
    [InlineData("county=47%27--", "county")]
    [InlineData("county=47&grams=heavy", "weight")]
    [InlineData("county=47&grams=99999999999", "weight")]
    [InlineData("county=47&goods=1e9", "goods")]
    public async Task Refuses_nonsense_in_words(string query, string about)
    {
        var answer = await app.Browser().GetAsync("/api/shipping/quote?" + query);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(about, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("owner@hangazo.test", HttpStatusCode.OK)]
    [InlineData("manager@hangazo.test", HttpStatusCode.Forbidden)]
    [InlineData("staff@hangazo.test", HttpStatusCode.Forbidden)]
    public async Task Is_set_by_the_owner_alone(string login, HttpStatusCode status)
    {
        var answer = await (await app.SignedInAsync(login)).GetAsync("/admin/settings/delivery");

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(status == HttpStatusCode.OK, (await answer.Content.ReadAsStringAsync()).Contains("Courier to your door to Nairobi, KSh", StringComparison.Ordinal));
    }
}
