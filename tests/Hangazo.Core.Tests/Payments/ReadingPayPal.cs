using System.Text;
using System.Text.Json;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.PayPal;
using Hangazo.Core.Settings.Contracts;
using Xunit;

namespace Hangazo.Core.Tests.Payments;

public sealed class ReadingPayPal
{
    private static readonly PaymentProof Proof = new("3C679366HH908993F", new(1_933, "USD"), null);

    public static TheoryData<string> Files(string prefix)
    {
        var files = new TheoryData<string>();
        foreach (var entry in Payloads.Index.Where(e => e.File.StartsWith(prefix, StringComparison.Ordinal))) files.Add(entry.File);
        return files;
    }

    [Theory]
    [InlineData("capture-completed", NewsKind.Paid, null, false)]
    [InlineData("capture-pending", NewsKind.Other, null, false)]
    [InlineData("capture-declined", NewsKind.NotPaid, AttemptSignal.Failed, false)]
    [InlineData("capture-refunded", NewsKind.Other, null, false)]
    [InlineData("checkout-order-approved", NewsKind.Other, null, true)]
    [InlineData("checkout-order-completed", NewsKind.Other, null, true)]
    [InlineData("payment-approval-reversed", NewsKind.NotPaid, AttemptSignal.TimedOut, false)]
    public void Events_are_read_in_our_terms(string file, NewsKind kind, AttemptSignal? signal, bool asks)
    {
        var news = PayPalEvent.Read(Payloads.Bytes($"paypal-webhook-{file}.json"))!;
        Assert.Equal((kind, signal, asks), (news.Kind, news.Signal, news.AsksNow));
        Assert.StartsWith("WH-", news.Key, StringComparison.Ordinal);
        Assert.Equal(kind == NewsKind.Paid ? Proof : null, news.Proof);
        if (file == "capture-refunded") Assert.Equal((RefundResult.Done, Proof.Reference), (news.Refund!.Answer.Result, news.MerchantRequestId));
        else Assert.Equal("5O190127TN364715T", news.CheckoutRequestId);
    }

    [Fact]
    public void Every_event_of_the_collection_is_tried_above() =>
        Assert.Equal(7, Payloads.Index.Count(e => e.File.StartsWith("paypal-webhook-", StringComparison.Ordinal) && e.File != "paypal-webhook-headers.json"));

    /// <summary>None of the other bodies may be taken for an event, or break the reader.</summary>
    [Theory]
    [MemberData(nameof(Files), "paypal-")]
    public void Only_events_are_events(string file) => Assert.Equal(
        file.StartsWith("paypal-webhook-", StringComparison.Ordinal) && file != "paypal-webhook-headers.json", PayPalEvent.Read(Payloads.Bytes(file)) is not null);

    [Theory]
    [MemberData(nameof(Files), "paypal-webhook-capture-")]
    public void A_truncated_event_is_unreadable(string file)
    {
        var body = Payloads.Bytes(file);
        for (var length = 0; length < body.Length - 2; length += 41) Assert.Null(PayPalEvent.Read(body.AsMemory(0, length)));
    }

    [Theory]
    [InlineData("paypal-order-create-response.json", QueryResult.Pending)]
    [InlineData("paypal-order-get-payer-action-required.json", QueryResult.Pending)]
    [InlineData("paypal-order-get-approved.json", QueryResult.Pending)]
    [InlineData("paypal-order-get-completed.json", QueryResult.Paid)]
    [InlineData("paypal-order-get-voided.json", QueryResult.NotPaid)]
    [InlineData("paypal-order-capture-response-completed.json", QueryResult.Paid)]
    [InlineData("paypal-order-capture-response-pending.json", QueryResult.Pending)]
    [InlineData("paypal-order-capture-response-declined.json", QueryResult.NotPaid)]
    public void Orders_are_paid_only_when_their_capture_is(string file, QueryResult result)
    {
        var answer = PayPalEvent.Ask(Payloads.Json(file), "body");
        Assert.Equal(result, answer.Result);
        Assert.Equal(result == QueryResult.Paid ? Proof : null, answer.Proof);
    }

    [Fact]
    public void The_page_to_approve_on_is_found() =>
        Assert.Equal("https://www.sandbox.paypal.com/checkoutnow?token=5O190127TN364715T", PayPalEvent.PageOf(Payloads.Json("paypal-order-create-response.json")));

    [Theory]
    [InlineData("paypal-refund-response-completed.json", RefundResult.Done)]
    [InlineData("paypal-refund-response-minimal.json", RefundResult.Done)]
    [InlineData("paypal-refund-response-pending.json", RefundResult.Pending)]
    public void Refunds_say_how_they_stand(string file, RefundResult result) => Assert.Equal(result, PayPalEvent.RefundOf(Payloads.Json(file)).Result);

    [Theory]
    [InlineData("CANCELLED", RefundResult.Refused)]
    [InlineData("FAILED", RefundResult.Refused)]
    [InlineData("REVIEWED", RefundResult.Doubtful)]
    public void A_state_of_a_refund_that_nobody_knows_is_not_taken_for_a_failure(string status, RefundResult result) =>
        Assert.Equal(result, PayPalEvent.RefundOf(JsonSerializer.SerializeToElement(new { id = "1JU08902781691411", status })).Result);

    [Theory]
    [InlineData("""{"currency_code":"USD","value":"19.333"}""")]
    [InlineData("""{"currency_code":"USD","value":"-1.00"}""")]
    [InlineData("""{"currency_code":"USD","value":"1e3"}""")]
    [InlineData("""{"currency_code":"usd","value":"1.00"}""")]
    [InlineData("""{"currency_code":"USD"}""")]
    [InlineData("""{"currency_code":"JPY","value":"1.50"}""")]
    public void Amounts_that_are_none_are_none(string json) =>
        Assert.Null(PayPalEvent.ReadMoney(System.Text.Json.JsonDocument.Parse(Encoding.UTF8.GetBytes(json)).RootElement));

    [Theory]
    [InlineData(249_900, "129.25", 1_933)]
    [InlineData(10_000, "129.25", 77)]
    [InlineData(12_925, "129.25", 100)]
    [InlineData(1, "129.25", 0)]
    public void Shillings_become_cents_rounded_half_away_from_zero(long minor, string rate, long cents) => Assert.Equal(
        new Money(cents, "USD"), new UsdRate(decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture), new(2026, 11, 21)).Convert(new(minor, Money.Kes)));

    [Fact]
    public void A_rate_grows_old()
    {
        var rate = new UsdRate(129.25m, new(2026, 11, 1));
        Assert.True(rate.IsGood(new(2026, 11, 15)));
        Assert.False(rate.IsGood(new(2026, 11, 16)));
    }

    [Theory]
    [InlineData("", "", "", true)]
    [InlineData("", "secret", "", false)]
    [InlineData("live-id", "", "WH-1", false)]
    [InlineData("live-id", "live-secret", "", false)]
    [InlineData("sim-client-id", "live-secret", "WH-1", false)]
    [InlineData("live-id", "sim-secret", "WH-1", false)]
    [InlineData("live-id", "live-secret", "WH-SIMULATOR-0001", false)]
    [InlineData("live-id", "live-secret", "WH-1", true)]
    public void Production_takes_its_own_account_or_none(string id, string secret, string webhook, bool fine) =>
        Assert.Equal(fine, !new PayPalOptions { ClientId = id, ClientSecret = secret, WebhookId = webhook }.Problems(production: true).Any());

    [Fact]
    public void Production_does_not_take_PayPals_sandbox() => Assert.Contains(
        "sandbox", Assert.Single(new PayPalOptions { ClientId = "a", ClientSecret = "b", WebhookId = "c", BaseUrl = "https://api-m.sandbox.paypal.com" }.Problems(production: true)),
        StringComparison.Ordinal);
}
