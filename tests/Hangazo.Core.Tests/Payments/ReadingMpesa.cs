using System.Globalization;
using System.Text;
using System.Text.Json;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Daraja;
using Xunit;

namespace Hangazo.Core.Tests.Payments;

public sealed class ReadingMpesa
{
    public static TheoryData<string> Callbacks()
    {
        var files = new TheoryData<string>();
        foreach (var entry in Payloads.Index.Where(e => e is { Direction: "callback", ResultCode: not null })) files.Add(entry.File);
        return files;
    }

    [Theory]
    [MemberData(nameof(Callbacks))]
    public void Every_captured_callback_is_understood(string file)
    {
        var entry = Payloads.Index.Single(e => e.File == file);
        var callback = StkCallback.Read(Payloads.Bytes(file))!;
        Assert.Equal(entry.ResultCode!.Value.ToString(CultureInfo.InvariantCulture), callback.ResultCode);
        Assert.StartsWith("ws_CO_", callback.CheckoutRequestId, StringComparison.Ordinal);
        if (callback.ResultCode == "0")
        {
            Assert.Equal("UKL4X7Q9ZT", callback.Receipt);
            Assert.Equal(file.Contains("mismatch", StringComparison.Ordinal) ? 240_000 : 249_900, callback.AmountMinor);
            Assert.Equal(new DateTimeOffset(2026, 11, 21, 9, 5, 52, TimeSpan.Zero), callback.PaidAt);
            Assert.Equal("254708374149", callback.PayerDigits);
        }
        else
        {
            Assert.Equal(entry.State, AttemptMoves.For(AttemptState.Pending, MpesaResults.Of(callback.ResultCode)!.Signal).To.ToString());
            Assert.Null(callback.Receipt);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"Body":1}""")]
    [InlineData("""{"Body":{"stkCallback":{}}}""")]
    [InlineData("""{"Body":{"stkCallback":{"CheckoutRequestID":"ws_CO_1"}}}""")]
    [InlineData("""{"Body":{"stkCallback":{"CheckoutRequestID":{},"ResultCode":0}}}""")]
    [InlineData("""{"Body":{"stkCallback":{"CheckoutRequestID":"ws\u0000CO","ResultCode":0}}}""")]
    [InlineData("""{"Body":{"stkCallback":{"CheckoutRequestID":"\ud800","ResultCode":0}}}""")]
    [InlineData("<html>")]
    public void What_is_no_result_is_refused(string body) => Assert.Null(StkCallback.Read(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Overlong_ids_are_refused()
    {
        Assert.Null(StkCallback.Read(Callback(checkout: new string('x', 101))));
        Assert.Null(StkCallback.Read(Callback(code: new string('9', 25))));
        Assert.NotNull(StkCallback.Read(Callback(code: "SFC_IC0003")));
    }

    [Fact]
    public void Metadata_may_be_in_any_order_and_missing()
    {
        var callback = StkCallback.Read("""
            {"Body":{"stkCallback":{"CheckoutRequestID":"c","ResultCode":"0","CallbackMetadata":{"Item":[
              {"Name":"Balance"},{"Name":"MpesaReceiptNumber","Value":"UKL4X7Q9ZT"},{"Name":"Amount","Value":"1.50"},{"Value":3},7]}}}}
            """u8.ToArray())!;
        Assert.Equal(("UKL4X7Q9ZT", 150L, null, null), (callback.Receipt, callback.AmountMinor, callback.PaidAt, callback.PayerDigits));
    }

    [Fact]
    public void The_vectors_hold()
    {
        foreach (var v in Payloads.Vectors.GetProperty("stkPassword").EnumerateArray())
            Assert.Equal(Text(v, "password"), DarajaText.Password(Text(v, "shortCode")!, Text(v, "passkey")!, Text(v, "timestamp")!));
        foreach (var v in Payloads.Vectors.GetProperty("timestampEat").EnumerateArray())
            Assert.Equal(Text(v, "timestamp"), DarajaText.Timestamp(v.GetProperty("utc").GetDateTimeOffset()));
        foreach (var v in Payloads.Vectors.GetProperty("transactionDateToUtc").EnumerateArray())
            Assert.Equal(v.GetProperty("utc").GetDateTimeOffset(), DarajaText.ReadTimestamp(v.GetProperty("transactionDate").GetRawText()));
        foreach (var v in Payloads.Vectors.GetProperty("msisdn").EnumerateArray())
        {
            var phone = PhoneNumber.ParseKenyan(Text(v, "input"));
            Assert.Equal(Text(v, "expected"), phone.Succeeded ? phone.Value.Digits : null);
        }

        foreach (var v in Payloads.Vectors.GetProperty("amount").EnumerateArray())
        {
            var expected = v.GetProperty("stkAmount");
            Assert.Equal(
                expected.ValueKind == JsonValueKind.Null ? null : expected.GetInt64(),
                DarajaText.StkAmount(new Money(v.GetProperty("minor").GetInt64(), Text(v, "currency")!)));
        }

        foreach (var v in Payloads.Vectors.GetProperty("callbackAmountToMinor").EnumerateArray())
            Assert.Equal(v.GetProperty("minor").GetInt64(), DarajaText.ReadAmount(Text(v, "json")));
    }

    [Theory]
    [InlineData("1.005")]
    [InlineData("-1")]
    [InlineData("1e30")]
    [InlineData("NaN")]
    [InlineData("1,000")]
    [InlineData(null)]
    public void No_amount_is_made_of_what_is_none(string? text) => Assert.Null(DarajaText.ReadAmount(text));

    [Fact]
    public void A_callback_token_never_spells_a_word_Safaricom_refuses()
    {
        var (token, hash) = CallbackToken.New();
        Assert.Matches("^[0-9a-f]{48}$", token);
        Assert.Equal(hash, CallbackToken.HashOf(token));
        Assert.Null(CallbackToken.HashOf(token.ToUpperInvariant() + "0"));
        Assert.Null(CallbackToken.HashOf("../../etc"));
        Assert.Null(CallbackToken.HashOf(null));
    }

    [Fact]
    public void Sandbox_values_and_half_a_configuration_are_refused()
    {
        var options = new DarajaOptions
        {
            BaseUrl = "http://127.0.0.1:5001", CallbackBaseUrl = "http://127.0.0.1:5000", ConsumerKey = "simKey0123456789",
            ConsumerSecret = "simSecret9876543210", ShortCode = "174379", Passkey = "simulator-passkey-0001",
        };
        Assert.Empty(options.Problems(production: false));
        Assert.Equal(6, options.Problems(production: true).Count());
        Assert.NotEmpty(new DarajaOptions().Problems(production: false));
        options.CallbackBaseUrl = "https://mpesa.example.co.ke";
        Assert.Contains("'mpesa'", Assert.Single(options.Problems(production: false)), StringComparison.Ordinal);
        options.CallbackBaseUrl = "http://shop.example.co.ke";
        Assert.Single(options.Problems(production: false));
    }

    private static byte[] Callback(string checkout = "ws_CO_1", string code = "0") => JsonSerializer.SerializeToUtf8Bytes(
        new { Body = new { stkCallback = new { CheckoutRequestID = checkout, ResultCode = code } } });

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
