using System.Text;
using System.Text.Json;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Stripe;
using Xunit;

namespace Hangazo.Core.Tests.Payments;

public sealed class ReadingStripe
{
    private const string Intent = "pi_3SKEsimA1b2C3d4E0f5G6h7";
    private static readonly Money Paid = new(249_900, Money.Kes);

    public static TheoryData<string> Vectors()
    {
        var names = new TheoryData<string>();
        foreach (var vector in Payloads.Json("stripe-vectors.json").GetProperty("signature").EnumerateArray()) names.Add(vector.GetProperty("name").GetString()!);
        return names;
    }

    public static TheoryData<string> Files(string prefix)
    {
        var files = new TheoryData<string>();
        foreach (var entry in Payloads.Index.Where(e => e.File.StartsWith(prefix, StringComparison.Ordinal))) files.Add(entry.File);
        return files;
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Signatures_are_checked_on_the_bytes_as_they_came(string name)
    {
        var vector = Payloads.Json("stripe-vectors.json").GetProperty("signature").EnumerateArray().Single(v => v.GetProperty("name").GetString() == name);
        Assert.Equal(
            vector.GetProperty("valid").GetBoolean(),
            StripeSignature.IsGenuine(
                vector.GetProperty("header").GetString(), Convert.FromBase64String(vector.GetProperty("payloadBase64").GetString()!),
                [vector.GetProperty("secret").GetString()!], DateTimeOffset.FromUnixTimeSeconds(vector.GetProperty("nowUnix").GetInt64())));
    }

    [Fact]
    public void While_the_secret_is_changed_both_count()
    {
        var vector = Payloads.Json("stripe-vectors.json").GetProperty("signature")[0];
        var options = new StripeOptions { SecretKey = "sk_test_1", WebhookSecret = $"whsec_new, {vector.GetProperty("secret").GetString()}" };
        Assert.True(StripeSignature.IsGenuine(
            vector.GetProperty("header").GetString(), Convert.FromBase64String(vector.GetProperty("payloadBase64").GetString()!), options.WebhookSecrets,
            DateTimeOffset.FromUnixTimeSeconds(vector.GetProperty("nowUnix").GetInt64())));
    }

    [Theory]
    [InlineData("")]
    [InlineData("t=,v1=")]
    [InlineData("t=99999999999999999999,v1=00")]
    [InlineData("t=253402300800,v1=3798d58c5c8fcbea889bb10412743dcf1cb60c5e41fbd812ef7bb916fa7bf10e")]
    [InlineData("t=-1,v1=3798d58c5c8fcbea889bb10412743dcf1cb60c5e41fbd812ef7bb916fa7bf10e")]
    [InlineData(",,=,")]
    public void A_senseless_header_is_no_signature(string header) =>
        Assert.False(StripeSignature.IsGenuine(header, "{}"u8, ["whsec_1"], DateTimeOffset.UnixEpoch));

    [Theory]
    [InlineData("checkout-session-completed", NewsKind.Paid, null)]
    [InlineData("checkout-session-async-payment-succeeded", NewsKind.Paid, null)]
    [InlineData("checkout-session-async-payment-failed", NewsKind.NotPaid, AttemptSignal.Failed)]
    [InlineData("checkout-session-expired", NewsKind.NotPaid, AttemptSignal.TimedOut)]
    [InlineData("payment-intent-succeeded", NewsKind.Paid, null)]
    [InlineData("payment-intent-payment-failed", NewsKind.Other, null)]
    [InlineData("payment-intent-processing", NewsKind.Other, null)]
    [InlineData("payment-intent-canceled", NewsKind.NotPaid, AttemptSignal.Cancelled)]
    [InlineData("charge-refunded-partial", NewsKind.Other, null)]
    [InlineData("charge-refunded-full", NewsKind.Other, null)]
    [InlineData("refund-created", NewsKind.Other, null)]
    public void Events_are_read_in_our_terms(string file, NewsKind kind, AttemptSignal? signal)
    {
        var news = StripeEvent.Read(Payloads.Bytes($"stripe-event-{file}.json"))!;
        Assert.Equal((kind, signal), (news.Kind, news.Signal));
        Assert.StartsWith("evt_", news.Key, StringComparison.Ordinal);
        Assert.Equal(kind == NewsKind.Paid ? new PaymentProof(Intent, Paid, null) : null, news.Proof);
        if (file.StartsWith("checkout", StringComparison.Ordinal)) Assert.StartsWith("cs_test_", news.CheckoutRequestId, StringComparison.Ordinal);
        if (kind == NewsKind.Paid) Assert.Equal(Intent, news.MerchantRequestId);
        if (file == "refund-created") Assert.Equal((RefundResult.Done, new Money(50_000, Money.Kes)), (news.Refund!.Answer.Result, news.Refund.Amount));
    }

    [Fact]
    public void Every_event_of_the_collection_is_tried_above() => Assert.Equal(11, Files("stripe-event-").Count);

    /// <summary>None of the other captured bodies may be taken for an event, or break the reader.</summary>
    [Theory]
    [MemberData(nameof(Files), "stripe-")]
    public void Only_events_are_events(string file) =>
        Assert.Equal(file.StartsWith("stripe-event-", StringComparison.Ordinal), StripeEvent.Read(Payloads.Bytes(file)) is not null);

    [Theory]
    [MemberData(nameof(Files), "stripe-event-")]
    public void A_truncated_event_is_unreadable_or_harmless(string file)
    {
        var body = Payloads.Bytes(file);
        for (var length = 0; length < body.Length - 2; length += 37) Assert.Null(StripeEvent.Read(body.AsMemory(0, length)));
    }

    [Theory]
    [InlineData("stripe-checkout-session-open.json", QueryResult.Pending)]
    [InlineData("stripe-checkout-session-complete-paid.json", QueryResult.Paid)]
    [InlineData("stripe-checkout-session-complete-unpaid.json", QueryResult.Pending)]
    [InlineData("stripe-checkout-session-expired.json", QueryResult.NotPaid)]
    public void Sessions_say_how_they_stand(string file, QueryResult result)
    {
        var answer = StripeEvent.Ask(Payloads.Json(file), "body");
        Assert.Equal(result, answer.Result);
        Assert.Equal(result == QueryResult.Paid ? new PaymentProof(Intent, Paid, null) : null, answer.Proof);
    }

    [Theory]
    [InlineData("stripe-refund-full-succeeded.json", RefundResult.Done)]
    [InlineData("stripe-refund-partial-succeeded.json", RefundResult.Done)]
    [InlineData("stripe-refund-pending.json", RefundResult.Pending)]
    [InlineData("stripe-refund-failed.json", RefundResult.Refused)]
    public void Refunds_say_how_they_stand(string file, RefundResult result)
    {
        var answer = StripeEvent.RefundOf(Payloads.Json(file));
        Assert.Equal(result, answer.Result);
        Assert.StartsWith("re_", answer.Reference, StringComparison.Ordinal);
        Assert.Equal(answer.Reference, answer.Conversation);
    }

    [Theory]
    [InlineData("canceled", RefundResult.Refused)]
    [InlineData("requires_action", RefundResult.Pending)]
    [InlineData("paused", RefundResult.Doubtful)]
    public void A_state_of_a_refund_that_nobody_knows_is_not_taken_for_a_failure(string status, RefundResult result) =>
        Assert.Equal(result, StripeEvent.RefundOf(JsonSerializer.SerializeToElement(new { id = "re_1", status })).Result);

    [Theory]
    [InlineData("""{"id":"evt_1","object":"event","type":"checkout.session.completed","data":{"object":{"payment_status":"paid","amount_total":2499.5,"currency":"kes","payment_intent":"pi_1"}}}""")]
    [InlineData("""{"id":"evt_1","object":"event","type":"checkout.session.completed","data":{"object":{"payment_status":"paid","amount_total":-5,"currency":"kes","payment_intent":"pi_1"}}}""")]
    [InlineData("""{"id":"evt_1","object":"event","type":"checkout.session.completed","data":{"object":{"payment_status":"paid","amount_total":5,"currency":"shillings","payment_intent":"pi_1"}}}""")]
    [InlineData("""{"id":"evt_1","object":"event","type":"checkout.session.completed","data":{"object":{"payment_status":"paid","amount_total":5,"currency":"kes"}}}""")]
    public void Without_a_whole_amount_a_currency_and_an_id_nothing_is_proven(string body)
    {
        var news = StripeEvent.Read(Encoding.UTF8.GetBytes(body))!;
        Assert.Equal(((PaymentProof?)null, NewsKind.Other), (news.Proof, news.Kind));
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "whsec_1", false)]
    [InlineData("sk_live_1", "", false)]
    [InlineData("pk_live_1", "whsec_1", false)]
    [InlineData("sk_test_1", "whsec_1", false)]
    [InlineData("sk_live_1", "whsec_simulator_0001", false)]
    [InlineData("sk_live_1", "whsec_1", true)]
    [InlineData("rk_live_1", "whsec_1,whsec_2", true)]
    public void Production_takes_live_keys_or_none(string key, string secret, bool fine)
    {
        var problems = new StripeOptions { SecretKey = key, WebhookSecret = secret }.Problems(production: true).ToList();
        Assert.Equal(fine, problems.Count == 0);
        Assert.All(problems, problem => Assert.StartsWith("Stripe__", problem.Replace("Set ", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public void A_sandbox_on_this_machine_is_for_trying_out_only()
    {
        var options = new StripeOptions { SecretKey = "sk_test_1", WebhookSecret = "whsec_1", BaseUrl = "http://127.0.0.1:5001" };
        Assert.Empty(options.Problems(production: false));
        Assert.Contains("Stripe__BaseUrl must be an https address.", options.Problems(production: true));
    }
}
