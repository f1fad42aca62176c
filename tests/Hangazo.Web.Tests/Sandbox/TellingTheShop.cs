using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Hangazo.Web.Tests.Sandbox;

public sealed class TellingTheShop(SandboxHost sandbox) : IClassFixture<SandboxHost>
{
    [Fact]
    public async Task Uses_numbers_strings_and_gaps_as_captured()
    {
        var token = SandboxHost.NewToken();
        await sandbox.PushedAsync("254700000000", token);
        var callback = await sandbox.Shop.NextAsync(token);

        Assert.Equal("application/json;charset=UTF-8", callback.ContentType);
        Assert.Equal("5110070", callback.ShortCode);
        Assert.Equal(
            ["MerchantRequestID", "CheckoutRequestID", "ResultCode", "ResultDesc", "CallbackMetadata"],
            callback.StkCallback.EnumerateObject().Select(member => member.Name));
        Assert.Equal("0", callback.Result);
        Assert.Equal("The service request is processed successfully.", callback.StkCallback.GetProperty("ResultDesc").GetString());
        Assert.Equal("2499.0", callback.Item("Amount").GetProperty("Value").GetRawText());
        Assert.Matches("^[A-Z0-9]{10}$", callback.Item("MpesaReceiptNumber").GetProperty("Value").GetString());
        Assert.False(callback.Item("Balance").TryGetProperty("Value", out _));
        Assert.Matches(@"^20\d{12}$", callback.Item("TransactionDate").GetProperty("Value").GetRawText());
        Assert.Equal("254700000000", callback.Item("PhoneNumber").GetProperty("Value").GetRawText());
    }

    [Fact]
    public async Task Leaves_the_metadata_out_of_a_failure()
    {
        var token = SandboxHost.NewToken();
        await sandbox.PushedAsync("254700000032", token);
        var callback = await sandbox.Shop.NextAsync(token);
        Assert.Equal(["MerchantRequestID", "CheckoutRequestID", "ResultCode", "ResultDesc"], callback.StkCallback.EnumerateObject().Select(member => member.Name));
        Assert.Equal("Request cancelled by user", callback.StkCallback.GetProperty("ResultDesc").GetString());
    }

    [Fact]
    public async Task Drops_or_doubles_callbacks_when_switched()
    {
        var (dropped, doubled) = (SandboxHost.NewToken(), SandboxHost.NewToken());
        await sandbox.SwitchAsync(new { dropCallbacks = true });
        var id = await sandbox.PushedAsync("254700000000", dropped);
        var push = await sandbox.PushWhenAsync(id, push => push.GetProperty("deliveries").GetArrayLength() > 0);
        Assert.Equal("dropped", push.GetProperty("deliveries")[0].GetProperty("outcome").GetString());

        await sandbox.SwitchAsync(new { dropCallbacks = false, duplicateCallbacks = true });
        await sandbox.PushedAsync("254700000000", doubled);
        Assert.Equal((await sandbox.Shop.NextAsync(doubled)).Text, (await sandbox.Shop.NextAsync(doubled)).Text);
        await sandbox.SwitchAsync(new { duplicateCallbacks = false });
    }

    [Fact]
    public async Task Sends_the_same_callback_again_on_demand()
    {
        var token = SandboxHost.NewToken();
        var id = await sandbox.PushedAsync("254700000000", token);
        var first = await sandbox.Shop.NextAsync(token);
        await sandbox.PushWhenAsync(id, push => push.GetProperty("deliveries").GetArrayLength() == 1);
        using var replayed = await sandbox.Http.PostAsJsonAsync($"/__sim/stk/{id}/callback", new { times = 2 });
        Assert.Equal(3, (await SandboxHost.JsonAsync(replayed)).GetProperty("deliveries").GetArrayLength());
        Assert.Equal(first.Text, (await sandbox.Shop.NextAsync(token)).Text);
        Assert.Equal(first.Text, (await sandbox.Shop.NextAsync(token)).Text);
    }

    [Fact]
    public async Task Has_nothing_to_send_again_while_the_prompt_stands()
    {
        var id = await sandbox.PushedAsync("254711222333", SandboxHost.NewToken());
        using var refused = await sandbox.Http.PostAsync($"/__sim/stk/{id}/callback", null);
        Assert.Equal(409, (int)refused.StatusCode);
    }

    [Fact]
    public async Task Never_leaves_this_machine()
    {
        var id = await sandbox.PushedAsync("254700000000", "", body => body["CallBackURL"] = "https://shop.example.co.ke/hooks/lipa/stk/a");
        var push = await sandbox.PushWhenAsync(id, push => push.GetProperty("deliveries").GetArrayLength() > 0);
        Assert.Equal("blocked", push.GetProperty("deliveries")[0].GetProperty("outcome").GetString());
        Assert.Equal("paid", push.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Can_be_forced_to_a_late_success_after_a_cancellation()
    {
        var token = SandboxHost.NewToken();
        var id = await sandbox.PushedAsync("254700000032", token);
        Assert.Equal("1032", (await sandbox.Shop.NextAsync(token)).Result);
        using var forced = await sandbox.Http.PostAsJsonAsync($"/__sim/stk/{id}/outcome", new { resultCode = 0, amount = 2000 });
        var push = await SandboxHost.JsonAsync(forced);
        Assert.Equal("paid", push.GetProperty("state").GetString());
        Assert.Equal(2000, push.GetProperty("paidAmount").GetInt64());
        Assert.Equal("0", (await sandbox.Shop.NextAsync(token)).Result);
    }

    [Fact]
    public async Task Keeps_money_in_the_ledger_when_forced_to_contradict_itself()
    {
        var token = SandboxHost.NewToken();
        var id = await sandbox.PushedAsync("254700000000", token);
        await sandbox.Shop.NextAsync(token);
        (await sandbox.Http.PostAsJsonAsync($"/__sim/stk/{id}/outcome", new { resultCode = "SFC_IC0003" })).EnsureSuccessStatusCode();
        Assert.Equal("\"SFC_IC0003\"", (await sandbox.Shop.NextAsync(token)).Result);
        var ledger = await sandbox.SimAsync("ledger");
        Assert.Single(ledger.GetProperty("payments").EnumerateArray(), (JsonElement line) => line.GetProperty("checkoutRequestId").GetString() == id);
    }
}
