using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace Hangazo.Web.Tests.Sandbox;

public sealed class NumbersThatActByThemselves(SandboxHost sandbox) : IClassFixture<SandboxHost>
{
    [Theory]
    [InlineData("000", "0", "paid")]
    [InlineData("555", "0", "paid")]
    [InlineData("001", "1", "failed")]
    [InlineData("032", "1032", "cancelled")]
    [InlineData("037", "1037", "expired")]
    [InlineData("019", "1019", "expired")]
    [InlineData("025", "1025", "failed")]
    [InlineData("201", "2001", "failed")]
    [InlineData("017", "17", "failed")]
    [InlineData("026", "26", "failed")]
    [InlineData("101", "1001", "failed")]
    [InlineData("113", "0", "paid")]
    public async Task End_as_their_last_digits_say(string ending, string resultCode, string state)
    {
        var token = SandboxHost.NewToken();
        var id = await sandbox.PushedAsync("254700000" + ending, token);
        var callback = await sandbox.Shop.NextAsync(token);
        Assert.Equal(resultCode, callback.Result);
        Assert.Equal(id, callback.StkCallback.GetProperty("CheckoutRequestID").GetString());
        Assert.Equal(state == "paid", callback.StkCallback.TryGetProperty("CallbackMetadata", out _));
        var push = await sandbox.SimAsync("stk/" + id);
        Assert.Equal(state, push.GetProperty("state").GetString());
        var query = await SandboxHost.JsonAsync(await sandbox.QueryAsync(id));
        Assert.Equal(resultCode, query.GetProperty("ResultCode").GetString());
    }

    [Fact]
    public async Task Never_calls_back_for_111_though_it_was_paid()
    {
        var token = SandboxHost.NewToken();
        var id = await sandbox.PushedAsync("254700000111", token);
        var push = await sandbox.PushWhenAsync(id, push => push.GetProperty("deliveries").GetArrayLength() > 0);
        Assert.Equal("withheld", push.GetProperty("deliveries")[0].GetProperty("outcome").GetString());
        Assert.Equal("0", (await SandboxHost.JsonAsync(await sandbox.QueryAsync(id))).GetProperty("ResultCode").GetString());
        Assert.Equal(0, sandbox.Shop.Unread(token));
        Assert.Contains(id, await LedgerIdsAsync());
    }

    [Fact]
    public async Task Calls_back_twice_for_112_byte_for_byte()
    {
        var token = SandboxHost.NewToken();
        await sandbox.PushedAsync("254700000112", token);
        var (first, second) = (await sandbox.Shop.NextAsync(token), await sandbox.Shop.NextAsync(token));
        Assert.Equal(first.Text, second.Text);
    }

    [Fact]
    public async Task Calls_back_before_the_answer_for_114()
    {
        var token = SandboxHost.NewToken();
        var since = Stopwatch.GetTimestamp();
        var answer = sandbox.PushedAsync("254700000114", token);
        var callback = await sandbox.Shop.NextAsync(token);
        Assert.False(answer.IsCompleted);
        Assert.Equal(callback.StkCallback.GetProperty("CheckoutRequestID").GetString(), await answer);
        Assert.True(Stopwatch.GetElapsedTime(since) >= TimeSpan.FromMilliseconds(140));
    }

    [Fact]
    public async Task Pays_one_shilling_too_little_for_115()
    {
        var token = SandboxHost.NewToken();
        var id = await sandbox.PushedAsync("254700000115", token);
        Assert.Equal(2498, (await sandbox.Shop.NextAsync(token)).Item("Amount").GetProperty("Value").GetDecimal());
        Assert.Equal(2498, (await sandbox.SimAsync("stk/" + id)).GetProperty("paidAmount").GetInt64());
    }

    [Fact]
    public async Task Answers_116_with_an_error_and_pays_all_the_same()
    {
        var token = SandboxHost.NewToken();
        using var answer = await sandbox.PushAsync("254700000116", token);
        await SandboxHost.AssertErrorAsync(answer, 500, "500.003.1001", "Internal Server Error");
        var callback = await sandbox.Shop.NextAsync(token);
        Assert.Equal("0", callback.Result);
        Assert.Contains(callback.StkCallback.GetProperty("CheckoutRequestID").GetString(), await LedgerIdsAsync());
    }

    [Fact]
    public async Task Contradicts_the_callback_when_117_is_queried()
    {
        var token = SandboxHost.NewToken();
        var id = await sandbox.PushedAsync("254700000117", token);
        Assert.Equal("0", (await sandbox.Shop.NextAsync(token)).Result);
        Assert.Equal("1032", (await SandboxHost.JsonAsync(await sandbox.QueryAsync(id))).GetProperty("ResultCode").GetString());
    }

    [Fact]
    public async Task Refuses_199_and_makes_no_push()
    {
        using var answer = await sandbox.PushAsync("254700000199", SandboxHost.NewToken());
        await SandboxHost.AssertErrorAsync(answer, 500, "500.003.02", "Error Occurred: Spike Arrest Violation");
        Assert.Equal(0, (await sandbox.SimAsync("stk?phone=254700000199")).GetArrayLength());
    }

    private async Task<List<string?>> LedgerIdsAsync() =>
        [.. (await sandbox.SimAsync("ledger")).GetProperty("payments").EnumerateArray().Select((JsonElement line) => line.GetProperty("checkoutRequestId").GetString())];
}
