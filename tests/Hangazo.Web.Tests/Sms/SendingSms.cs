using Hangazo.Core.Kernel;
using Hangazo.Web.Sms;
using Hangazo.Web.Tests.Sandbox;
using Microsoft.Extensions.Options;
using Xunit;

namespace Hangazo.Web.Tests.Sms;

/// <summary>The shop's gateway client against the sandbox's messaging API, over real HTTP.</summary>
public sealed class SendingSms(SandboxHost sandbox) : IClassFixture<SandboxHost>
{
    [Fact]
    public async Task Reaches_the_phone_with_the_senders_name()
    {
        var sent = await SendAsync("0733 456 789", "Asante & karibu: ñ <b>");
        Assert.StartsWith("ATXid_", sent.Value, StringComparison.Ordinal);
        var message = (await sandbox.SimAsync("sms?to=254733456789")).EnumerateArray().Single();
        Assert.Equal(("HANGAZO", "Asante & karibu: ñ <b>"), (message.GetProperty("from").GetString(), message.GetProperty("text").GetString()));
    }

    [Theory]
    [InlineData("0700 000 403", "sms.refused")]
    [InlineData("0700 000 501", "sms.unavailable")]
    public async Task Tells_what_will_never_be_taken_from_what_may_be_later(string phone, string code) =>
        Assert.Equal(code, (await SendAsync(phone, "Asante")).Error!.Code);

    [Fact]
    public async Task Waits_for_a_key_that_is_put_right_and_for_a_gateway_that_comes_back()
    {
        Assert.Equal("sms.unavailable", (await SendAsync("0733456789", "Asante", key: "another")).Error!.Code);
        using var nobody = new HttpClient { BaseAddress = new Uri("http://127.0.0.1:9/") };
        Assert.Equal("sms.unavailable", (await SendAsync("0733456789", "Asante", nobody)).Error!.Code);
        Assert.Equal("sms.refused", (await SendAsync("0733456789", "Asante", key: "")).Error!.Code);
    }

    [Theory]
    [InlineData("", "", "http://sms.test", true)]
    [InlineData("key", "hangazo", "https://api.africastalking.com", true)]
    [InlineData("key", "hangazo", "http://127.0.0.1:5001", true)]
    [InlineData("key", "", "https://api.africastalking.com", false)]
    [InlineData("key", "hangazo", "http://api.africastalking.com", false)]
    [InlineData("key", "hangazo", "nowhere", false)]
    public void Is_configured_rightly_or_not_at_all(string key, string user, string address, bool good) =>
        Assert.Equal(good, !new SmsOptions { ApiKey = key, UserName = user, BaseUrl = address }.Problems().Any());

    private Task<Result<string>> SendAsync(string phone, string text, HttpClient? http = null, string key = Hangazo.Sandbox.Phone.MessagingApi.ApiKey) =>
        new AfricasTalkingGateway(http ?? sandbox.Http, Options.Create(new SmsOptions { UserName = "hangazo", ApiKey = key, SenderId = "HANGAZO" }))
            .SendAsync(PhoneNumber.Parse(phone).Value, text, CancellationToken.None);
}
