using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Hangazo.Web.Tests.Sandbox;

public sealed class QueryingAPush(SandboxHost sandbox) : IClassFixture<SandboxHost>
{
    [Fact]
    public async Task Takes_turns_between_two_ways_of_saying_not_yet()
    {
        var id = await sandbox.PushedAsync("254711222444", SandboxHost.NewToken());
        await SandboxHost.AssertErrorAsync(await sandbox.QueryAsync(id), 500, "500.001.1001", "The transaction is being processed");
        using var second = await sandbox.QueryAsync(id);
        Assert.Equal(200, (int)second.StatusCode);
        Assert.Equal("4999", (await SandboxHost.JsonAsync(second)).GetProperty("ResultCode").GetString());
        await SandboxHost.AssertErrorAsync(await sandbox.QueryAsync(id), 500, "500.001.1001", "The transaction is being processed");
    }

    [Fact]
    public async Task Answers_in_strings_without_receipt_or_amount()
    {
        var token = SandboxHost.NewToken();
        var id = await sandbox.PushedAsync("254700000000", token);
        await sandbox.Shop.NextAsync(token);
        var body = await SandboxHost.JsonAsync(await sandbox.QueryAsync(id));
        Assert.Equal(
            ["ResponseCode", "ResponseDescription", "MerchantRequestID", "CheckoutRequestID", "ResultCode", "ResultDesc"],
            body.EnumerateObject().Select(member => member.Name));
        Assert.All(body.EnumerateObject(), member => Assert.Equal(JsonValueKind.String, member.Value.ValueKind));
        Assert.Equal("The service request has been accepted successfully", body.GetProperty("ResponseDescription").GetString());
    }

    [Fact]
    public async Task Knows_no_strange_ids() => await SandboxHost.AssertErrorAsync(
        await sandbox.QueryAsync("ws_CO_21112026110000000700000000"), 500, "500.001.1001", "The transaction does not Exist");

    [Fact]
    public async Task Finds_payments_by_time_window_with_their_reference()
    {
        var token = SandboxHost.NewToken();
        await sandbox.PushedAsync("254700000116", token, body => body["TransactionDesc"] = "Pull").ContinueWith(_ => { }, TaskScheduler.Default);
        var receipt = (await sandbox.Shop.NextAsync(token)).Item("MpesaReceiptNumber").GetProperty("Value").GetString();
        var now = TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(3));
        var body = await SandboxHost.JsonAsync(await PullAsync(now.AddMinutes(-5), now.AddMinutes(5)));
        Assert.Equal("1000", body.GetProperty("ResponseCode").GetString());
        var line = body.GetProperty("Response")[0].EnumerateArray().Single((JsonElement found) => found.GetProperty("transactionId").GetString() == receipt);
        Assert.Equal("HZ261121ABCD", line.GetProperty("billreference").GetString());
        Assert.Equal("2499.00", line.GetProperty("amount").GetString());
        Assert.Equal(254700000116, line.GetProperty("msisdn").GetInt64());
    }

    [Fact]
    public async Task Says_1001_when_the_window_is_empty()
    {
        var now = TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(3));
        var body = await SandboxHost.JsonAsync(await PullAsync(now.AddHours(-30), now.AddHours(-29)));
        Assert.Equal("1001", body.GetProperty("ResponseCode").GetString());
        Assert.Equal(0, body.GetProperty("Response")[0].GetArrayLength());
    }

    private Task<HttpResponseMessage> PullAsync(DateTimeOffset from, DateTimeOffset to) => sandbox.PostAsync("/pulltransactions/v1/query", new JsonObject
    {
        ["ShortCode"] = "5110070",
        ["StartDate"] = from.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
        ["EndDate"] = to.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
        ["OffSetValue"] = "0",
    });
}
