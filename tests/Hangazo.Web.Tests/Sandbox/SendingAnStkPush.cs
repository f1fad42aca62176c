using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Hangazo.Web.Tests.Sandbox;

public sealed class SendingAnStkPush(SandboxHost sandbox) : IClassFixture<SandboxHost>
{
    private const string PersonsPhone = "254712345678";

    [Fact]
    public async Task Is_accepted_with_strings_only()
    {
        using var answer = await sandbox.PushAsync(PersonsPhone, SandboxHost.NewToken());
        var body = await SandboxHost.JsonAsync(answer);
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal(
            ["MerchantRequestID", "CheckoutRequestID", "ResponseCode", "ResponseDescription", "CustomerMessage"],
            body.EnumerateObject().Select(member => member.Name));
        Assert.All(body.EnumerateObject(), member => Assert.Equal(JsonValueKind.String, member.Value.ValueKind));
        Assert.Equal("0", body.GetProperty("ResponseCode").GetString());
        Assert.Equal("Success. Request accepted for processing", body.GetProperty("CustomerMessage").GetString());
        Assert.Matches(@"^ws_CO_\d{14}\d{12}$", body.GetProperty("CheckoutRequestID").GetString());
    }

    [Fact]
    public async Task Deals_out_both_shapes_of_merchant_request_ids()
    {
        var ids = new List<string>();
        for (var i = 0; i < 2; i++)
            ids.Add((await SandboxHost.JsonAsync(await sandbox.PushAsync(PersonsPhone, SandboxHost.NewToken()))).GetProperty("MerchantRequestID").GetString()!);
        Assert.Contains(ids, id => id.EndsWith("-1", StringComparison.Ordinal) && id.Length == 16);
        Assert.Contains(ids, id => id.Length == 31 && id[14] == '-');
    }

    [Theory]
    [InlineData("BusinessShortCode", null, "BusinessShortCode")]
    [InlineData("BusinessShortCode", "12", "BusinessShortCode")]
    [InlineData("Password", null, "Password")]
    [InlineData("Timestamp", "21-11-2026", "Timestamp")]
    [InlineData("Timestamp", "20261321120530", "Timestamp")]
    [InlineData("TransactionType", "CustomerPaysSomehow", "TransactionType")]
    [InlineData("Amount", null, "Amount")]
    [InlineData("Amount", "0", "Amount")]
    [InlineData("Amount", "-5", "Amount")]
    [InlineData("Amount", "2499.50", "Amount")]
    [InlineData("Amount", "250001", "Amount")]
    [InlineData("PartyA", "0712345678", "PartyA")]
    [InlineData("PartyB", null, "PartyB")]
    [InlineData("PhoneNumber", "0712345678", "PhoneNumber")]
    [InlineData("PhoneNumber", "254612345678", "PhoneNumber")]
    [InlineData("PhoneNumber", "254712345678\n", "PhoneNumber")]
    [InlineData("CallBackURL", "not an address", "CallBackURL")]
    [InlineData("CallBackURL", "http://shop.example.co.ke/hooks/lipa/stk/a", "CallBackURL")]
    [InlineData("CallBackURL", "https://shop.example.co.ke/hooks/mpesa/stk/a", "CallBackURL")]
    [InlineData("CallBackURL", "https://shop.example.co.ke/hooks/lipa/stk/a?Query=1", "CallBackURL")]
    [InlineData("AccountReference", null, "AccountReference")]
    [InlineData("AccountReference", "HZ261121ABCDE", "AccountReference")]
    [InlineData("AccountReference", "HZ-261121-AB", "AccountReference")]
    [InlineData("TransactionDesc", null, "Remarks")]
    [InlineData("TransactionDesc", "Fourteen chars", "TransactionDesc")]
    public async Task Refuses_a_wrong_field_by_name(string field, string? value, string named)
    {
        using var answer = await sandbox.PushAsync(PersonsPhone, SandboxHost.NewToken(), body => SetField(body, field, value));
        await SandboxHost.AssertErrorAsync(answer, 400, "400.002.02", $"Bad Request - Invalid {named}");
    }

    [Fact]
    public async Task Checks_the_amount_before_the_password_and_the_password_before_the_callback()
    {
        using var amountFirst = await sandbox.PushAsync(PersonsPhone, SandboxHost.NewToken(), body =>
        {
            body["Amount"] = 0;
            body["Password"] = "d3Jvbmc=";
        });
        await SandboxHost.AssertErrorAsync(amountFirst, 400, "400.002.02", "Bad Request - Invalid Amount");
        using var passwordFirst = await sandbox.PushAsync(PersonsPhone, SandboxHost.NewToken(), body =>
        {
            body["Password"] = "d3Jvbmc=";
            body["CallBackURL"] = "nonsense";
        });
        await SandboxHost.AssertErrorAsync(passwordFirst, 500, "500.001.1001", "[MerchantValidate] - Wrong credentials");
    }

    [Fact]
    public async Task Refuses_a_timestamp_that_is_not_the_password_s() => await SandboxHost.AssertErrorAsync(
        await sandbox.PushAsync(PersonsPhone, SandboxHost.NewToken(), body => body["Timestamp"] = "20261121120531"),
        500, "500.001.1001", "[MerchantValidate] - Wrong credentials");

    [Fact]
    public async Task Refuses_a_stranger_s_short_code() => await SandboxHost.AssertErrorAsync(
        await sandbox.PushAsync(PersonsPhone, SandboxHost.NewToken(), body => body["BusinessShortCode"] = "174379"),
        500, "500.001.1001", "Merchant does not exist");

    [Fact]
    public async Task Reports_a_wrong_content_type_as_a_wrong_short_code() => await SandboxHost.AssertErrorAsync(
        await sandbox.PostAsync("/mpesa/stkpush/v1/processrequest", sandbox.PushBody(PersonsPhone, SandboxHost.NewToken()), "text/plain"),
        400, "400.002.02", "Bad Request - Invalid BusinessShortCode");

    [Fact]
    public async Task Refuses_a_body_that_is_no_object() => await SandboxHost.AssertErrorAsync(
        await sandbox.PostAsync("/mpesa/stkpush/v1/processrequest", new JsonArray(1)), 400, "400.002.05", "Invalid Request Payload");

    [Fact]
    public async Task Refuses_without_a_token()
    {
        using var answer = await sandbox.Http.PostAsync("/mpesa/stkpush/v1/processrequest", null);
        await SandboxHost.AssertErrorAsync(answer, 404, "404.001.04", "Invalid Authentication Header");
    }

    [Fact]
    public async Task Refuses_another_method_and_another_path()
    {
        using var method = await sandbox.Http.GetAsync("/mpesa/stkpush/v1/processrequest");
        await SandboxHost.AssertErrorAsync(method, 405, "405.001", "Method Not Allowed");
        using var path = await sandbox.Http.GetAsync("/mpesa/unknown");
        await SandboxHost.AssertErrorAsync(path, 404, "404.001.01", "Resource not found");
    }

    [Fact]
    public async Task Takes_numbers_where_the_pages_show_strings()
    {
        var token = SandboxHost.NewToken();
        await sandbox.PushedAsync("254700000000", token, body =>
        {
            body["BusinessShortCode"] = 5110070;
            body["Amount"] = "2499";
            body["PartyA"] = 254700000000;
            body["PhoneNumber"] = 254700000000;
        });
        Assert.Equal("0", (await sandbox.Shop.NextAsync(token)).Result);
    }

    [Fact]
    public async Task Insists_on_https_even_here_when_switched()
    {
        await sandbox.SwitchAsync(new { loopbackNeedsHttps = true });
        using var answer = await sandbox.PushAsync(PersonsPhone, SandboxHost.NewToken());
        await sandbox.SwitchAsync(new { loopbackNeedsHttps = false });
        await SandboxHost.AssertErrorAsync(answer, 400, "400.002.02", "Bad Request - Invalid CallBackURL");
    }

    [Theory]
    [InlineData("CustomerPayBillOnline", "600000", "\"SFC_IC0003\"")]
    [InlineData("CustomerBuyGoodsOnline", "5110070", "2028")]
    public async Task Fails_later_when_till_and_short_code_are_mixed_up(string type, string partyB, string resultCode)
    {
        var token = SandboxHost.NewToken();
        await sandbox.PushedAsync(PersonsPhone, token, body =>
        {
            body["TransactionType"] = type;
            body["PartyB"] = partyB;
        });
        Assert.Equal(resultCode, (await sandbox.Shop.NextAsync(token)).Result);
    }

    [Fact]
    public async Task Ends_a_quick_repeat_in_17_when_switched()
    {
        await sandbox.SwitchAsync(new { codes17 = true });
        var (first, second) = (SandboxHost.NewToken(), SandboxHost.NewToken());
        await sandbox.PushedAsync("254700000400", first);
        await sandbox.PushedAsync("254700000400", second);
        await sandbox.SwitchAsync(new { codes17 = false });
        Assert.Equal("0", (await sandbox.Shop.NextAsync(first)).Result);
        Assert.Equal("17", (await sandbox.Shop.NextAsync(second)).Result);
    }

    private static void SetField(JsonObject body, string field, string? value)
    {
        if (value is null)
            body.Remove(field);
        else
            body[field] = value;
    }
}
