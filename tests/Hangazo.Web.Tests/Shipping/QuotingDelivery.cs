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

    [Fact]
    public async Task Abroad_it_is_by_quote()
    {
        var quote = JsonNode.Parse(await app.Browser().GetStringAsync("/api/shipping/quote?country=gb&grams=1200"))!;

        Assert.Equal(("GB", true, 5), ((string?)quote["country"], (bool)quote["byQuote"]!, (int)quote["quoteDays"]!));
        Assert.Equal("international", (string?)Assert.Single(quote["options"]!.AsArray())!["code"]);
        Assert.Null(quote["options"]![0]!["feeMinor"]);
        var kenya = JsonNode.Parse(await app.Browser().GetStringAsync("/api/shipping/quote?country=KE&county=47"))!;
        Assert.DoesNotContain(kenya["options"]!.AsArray(), option => (string?)option!["code"] == "international");
    }

    [Theory]
    [InlineData("country=ZZ", "country")]
    [InlineData("country=%27--", "country")]
    [InlineData("country=GB&grams=-1", "weight")]
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
