using System.Text.Json;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Daraja;
using Hangazo.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace Hangazo.Core.Tests.Payments;

public sealed class TalkingToDaraja : IAsyncLifetime
{
    private static readonly StartRequest Request = new(PhoneNumber.Parse("0708374149").Value, Money.Shillings(2_499), "ORD100245", new string('a', 48));

    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 11, 21, 9, 5, 30, TimeSpan.Zero));
    private DarajaStandIn _daraja = null!;
    private DarajaOptions _options = null!;

    private HttpClient Http { get; set; } = null!;

    public static TheoryData<string> Answers(string prefix)
    {
        var files = new TheoryData<string>();
        foreach (var entry in Payloads.Index.Where(e => e.File.StartsWith(prefix, StringComparison.Ordinal) && e.Http is not null)) files.Add(entry.File);
        return files;
    }

    public async Task InitializeAsync()
    {
        _daraja = await DarajaStandIn.StartAsync();
        _options = _daraja.Options();
        Http = new HttpClient { BaseAddress = new Uri(_daraja.Url + "/"), Timeout = TimeSpan.FromSeconds(10) };
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await _daraja.DisposeAsync();
    }

    [Fact]
    public async Task A_push_goes_out_as_documented()
    {
        var answer = await Client().StartAsync(Request, CancellationToken.None);
        Assert.Equal(StartResult.Accepted, answer.Result);
        var call = Assert.Single(_daraja.CallsTo(DarajaStandIn.Push));
        Assert.Equal("application/json", call.ContentType);
        Assert.StartsWith("Bearer token-", call.Authorization, StringComparison.Ordinal);
        var expected = Payloads.Json("mpesa-stk-request.json");
        Assert.Equal(expected.EnumerateObject().Select(p => (p.Name, p.Value.ValueKind)), call.Body.EnumerateObject().Select(p => (p.Name, p.Value.ValueKind)));
        foreach (var field in expected.EnumerateObject().Where(p => p.Name is not ("CallBackURL" or "TransactionDesc")))
            Assert.Equal(field.Value.GetRawText(), call.Body.GetProperty(field.Name).GetRawText());
        Assert.Equal("http://127.0.0.1:6500/api/payments/stk/callback/" + Request.CallbackToken, call.Body.GetProperty("CallBackURL").GetString());
        Assert.InRange(call.Body.GetProperty("TransactionDesc").GetString()!.Length, 1, 13);
    }

    [Fact]
    public async Task A_till_is_paid_through_its_store_number()
    {
        _options.TransactionType = DarajaOptions.BuyGoods;
        _options.TillNumber = "5520011";
        await Client().StartAsync(Request, CancellationToken.None);
        var body = _daraja.CallsTo(DarajaStandIn.Push)[0].Body;
        Assert.Equal(("CustomerBuyGoodsOnline", "174379", "5520011"),
            (body.GetProperty("TransactionType").GetString(), body.GetProperty("BusinessShortCode").GetString(), body.GetProperty("PartyB").GetString()));
    }

    [Theory]
    [InlineData(249_950, "KES")]
    [InlineData(0, "KES")]
    [InlineData(25_000_100, "KES")]
    [InlineData(1_999, "USD")]
    public async Task An_amount_that_cannot_be_asked_for_is_not_sent(long minor, string currency)
    {
        var answer = await Client().StartAsync(Request with { Amount = new Money(minor, currency) }, CancellationToken.None);
        Assert.Equal((StartResult.Refused, "amount"), (answer.Result, answer.Code));
        Assert.Empty(_daraja.Calls);
    }

    [Theory]
    [InlineData("mpesa-oauth-response.json")]
    [InlineData("mpesa-oauth-response-numeric.json")]
    public async Task One_token_serves_all_until_a_minute_before_its_end(string file)
    {
        _daraja.Next(DarajaStandIn.Token, new(200, Payloads.Bytes(file), "application/json"));
        var client = Client();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.StartAsync(Request, CancellationToken.None)));
        _clock.Advance(TimeSpan.FromSeconds(3_538));
        await client.StartAsync(Request, CancellationToken.None);
        Assert.Single(_daraja.CallsTo(DarajaStandIn.Token));
        _clock.Advance(TimeSpan.FromSeconds(2));
        await client.StartAsync(Request, CancellationToken.None);
        Assert.Equal(2, _daraja.CallsTo(DarajaStandIn.Token).Count);
        var header = Payloads.Vectors.GetProperty("oauthBasicHeader")[0].GetProperty("header").GetString();
        Assert.All(_daraja.CallsTo(DarajaStandIn.Token), call => Assert.Equal(header, call.Authorization));
    }

    [Theory]
    [InlineData(404, "404.001.03")]
    [InlineData(401, "404.001.03")]
    [InlineData(401, "401.002.01")]
    public async Task A_refused_token_is_renewed_once_and_the_push_repeated_once(int status, string code)
    {
        _daraja.Next(DarajaStandIn.Push, DarajaStandIn.Error(status, code, "Invalid Access Token"));
        Assert.Equal(StartResult.Accepted, (await Client().StartAsync(Request, CancellationToken.None)).Result);
        Assert.Equal((2, 2), (_daraja.CallsTo(DarajaStandIn.Token).Count, _daraja.CallsTo(DarajaStandIn.Push).Count));
    }

    [Fact]
    public async Task A_token_refused_twice_is_a_refusal()
    {
        for (var i = 0; i < 2; i++) _daraja.Next(DarajaStandIn.Push, DarajaStandIn.Error(401, "401.002.01", "Error Occurred - Invalid Access Token"));
        var answer = await Client().StartAsync(Request, CancellationToken.None);
        Assert.Equal((StartResult.Refused, true), (answer.Result, answer.Alert));
        Assert.Equal(2, _daraja.CallsTo(DarajaStandIn.Push).Count);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent()
    {
        _daraja.Next(DarajaStandIn.Token, new(400, [], "text/plain"));
        var answer = await Client().StartAsync(Request, CancellationToken.None);
        Assert.Equal((StartResult.Refused, "unreachable"), (answer.Result, answer.Code));
        Assert.Empty(_daraja.CallsTo(DarajaStandIn.Push));
    }

    [Theory]
    [InlineData("mpesa-stk-error-invalid-amount.json", StartResult.Refused, true)]
    [InlineData("mpesa-stk-error-invalid-phone.json", StartResult.Refused, false)]
    [InlineData("mpesa-stk-error-invalid-callback-url.json", StartResult.Refused, true)]
    [InlineData("mpesa-stk-error-invalid-shortcode.json", StartResult.Refused, true)]
    [InlineData("mpesa-stk-error-missing-desc.json", StartResult.Refused, true)]
    [InlineData("mpesa-stk-error-invalid-access-token.json", StartResult.Accepted, false)]
    [InlineData("mpesa-stk-error-resource-not-found.json", StartResult.Refused, true)]
    [InlineData("mpesa-stk-error-method-not-allowed.json", StartResult.Refused, true)]
    [InlineData("mpesa-stk-error-merchant-does-not-exist.json", StartResult.Refused, true)]
    [InlineData("mpesa-stk-error-wrong-credentials.json", StartResult.Refused, true)]
    [InlineData("mpesa-stk-error-system-busy.json", StartResult.Unknown, false)]
    [InlineData("mpesa-stk-error-quota.json", StartResult.Refused, true)]
    [InlineData("mpesa-stk-error-internal.json", StartResult.Unknown, false)]
    [InlineData("mpesa-stk-response.json", StartResult.Accepted, false)]
    public async Task Every_known_answer_to_a_push_is_understood(string file, StartResult result, bool alert)
    {
        _daraja.Next(DarajaStandIn.Push, Replay(file));
        var answer = await Client().StartAsync(Request, CancellationToken.None);
        Assert.Equal((result, alert), (answer.Result, answer.Alert));
        Assert.Equal(result != StartResult.Accepted, answer.Text is not null);
        if (file == "mpesa-stk-response.json")
            Assert.Equal(("7c1e-4f0a-8d35-2b9f6e10a7d44821", "ws_CO_21112026120531427708374149"), (answer.MerchantRequestId, answer.CheckoutRequestId));
    }

    [Fact]
    public void Every_captured_answer_to_a_push_is_in_the_table_above()
    {
        var tested = typeof(TalkingToDaraja).GetMethod(nameof(Every_known_answer_to_a_push_is_understood))!
            .GetCustomAttributesData().Where(a => a.AttributeType == typeof(InlineDataAttribute))
            .Select(a => (string)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!)[0].Value!);
        Assert.Empty(Payloads.Index.Where(e => e.File.StartsWith("mpesa-stk-", StringComparison.Ordinal) && e.Http is not null).Select(e => e.File).Except(tested));
    }

    [Theory]
    [InlineData(500, "500.001.1001", "Unable to lock subscriber, a transaction is already in process for the current subscriber", StartResult.Refused)]
    [InlineData(500, "500.001.1001", "Something new", StartResult.Unknown)]
    [InlineData(500, "500.003.02", "Error Occurred: Spike Arrest Violation", StartResult.Refused)]
    [InlineData(429, "429.001", "Too many", StartResult.Refused)]
    public async Task Code_and_message_are_read_together(int status, string code, string message, StartResult result)
    {
        _daraja.Next(DarajaStandIn.Push, DarajaStandIn.Error(status, code, message));
        Assert.Equal(result, (await Client().StartAsync(Request, CancellationToken.None)).Result);
    }

    [Theory]
    [InlineData(200, "", StartResult.Unknown)]
    [InlineData(200, "<html>OK</html>", StartResult.Unknown)]
    [InlineData(200, "[]", StartResult.Unknown)]
    [InlineData(200, "{\"ResponseCode\":0}", StartResult.Unknown)]
    [InlineData(200, "{\"ResponseCode\":1,\"ResponseDescription\":\"no\"}", StartResult.Refused)]
    [InlineData(502, "<html>Bad gateway</html>", StartResult.Unknown)]
    [InlineData(503, "", StartResult.Unknown)]
    [InlineData(403, "<html>Forbidden</html>", StartResult.Refused)]
    [InlineData(0, "", StartResult.Unknown)]
    public async Task What_is_not_json_is_survived_and_never_repeated(int status, string body, StartResult result)
    {
        _daraja.Next(DarajaStandIn.Push, new(status, System.Text.Encoding.UTF8.GetBytes(body), "text/html"));
        Assert.Equal(result, (await Client().StartAsync(Request, CancellationToken.None)).Result);
        Assert.Single(_daraja.CallsTo(DarajaStandIn.Push));
    }

    [Fact]
    public async Task A_machine_that_is_not_there_got_nothing()
    {
        await _daraja.DisposeAsync();
        var answer = await Client().StartAsync(Request, CancellationToken.None);
        Assert.Equal((StartResult.Refused, "unreachable"), (answer.Result, answer.Code));
    }

    [Theory]
    [MemberData(nameof(Answers), "mpesa-query-")]
    public async Task Every_captured_answer_to_a_query_is_understood(string file)
    {
        var entry = Payloads.Index.Single(e => e.File == file);
        _daraja.Next(DarajaStandIn.Query, Replay(file));
        var answer = await Client().QueryAsync("ws_CO_21112026120531427708374149", CancellationToken.None);
        var state = answer.Result switch
        {
            QueryResult.Paid => "Succeeded",
            QueryResult.NotPaid => AttemptMoves.For(Core.Payments.Contracts.AttemptState.Pending, answer.Signal!.Value).To.ToString(),
            _ => null,
        };
        Assert.Equal(entry.State, state);
        Assert.Equal(entry.Http == 429, answer.Result == QueryResult.Busy);
    }

    [Theory]
    [InlineData("4999")]
    [InlineData("7777")]
    public async Task A_query_that_is_not_final_leaves_everything_open(string code)
    {
        _daraja.Next(DarajaStandIn.Query, DarajaStandIn.QueryResult("ws_CO_1", code));
        Assert.Equal(QueryResult.Pending, (await Client().QueryAsync("ws_CO_1", CancellationToken.None)).Result);
    }

    [Fact]
    public async Task A_query_answered_about_another_request_says_nothing()
    {
        _daraja.Next(DarajaStandIn.Query, DarajaStandIn.QueryResult("ws_CO_2", "0"));
        Assert.Equal(QueryResult.Pending, (await Client().QueryAsync("ws_CO_1", CancellationToken.None)).Result);
    }

    [Fact]
    public async Task Received_payments_are_found_by_reference()
    {
        _daraja.Next(DarajaStandIn.Pull, Replay("mpesa-pull-query-response.json"));
        var found = await Client().FindAsync("ORD100245", _clock.GetUtcNow().AddMinutes(-2), _clock.GetUtcNow(), CancellationToken.None);
        Assert.True(found.Answered);
        var payment = Assert.Single(found.Found);
        Assert.Equal(("UKL4X7Q9ZT", Money.Shillings(2_499), "254708374149"), (payment.Receipt, payment.Amount, payment.PayerDigits));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 9, 5, 52, TimeSpan.Zero), payment.PaidAt);
        var body = _daraja.CallsTo(DarajaStandIn.Pull)[0].Body;
        Assert.Equal("2026-11-21 12:03:30", body.GetProperty("StartDate").GetString());
        Assert.Equal(["0", "1"], _daraja.CallsTo(DarajaStandIn.Pull).Select(c => c.Body.GetProperty("OffSetValue").GetString()));
    }

    [Theory]
    [InlineData("mpesa-pull-query-response.json", "ORD999", true)]
    [InlineData("mpesa-pull-query-empty.json", "ORD100245", true)]
    [InlineData("mpesa-stk-error-internal.json", "ORD100245", false)]
    public async Task Nothing_found_and_not_answered_are_told_apart(string file, string reference, bool answered)
    {
        _daraja.Next(DarajaStandIn.Pull, new(answered ? 200 : 500, Payloads.Bytes(file), "application/json"));
        var found = await Client().FindAsync(reference, _clock.GetUtcNow(), _clock.GetUtcNow(), CancellationToken.None);
        Assert.Equal(answered, found.Answered);
        Assert.Empty(found.Found);
    }

    private static DarajaStandIn.Answer Replay(string file)
    {
        var entry = Payloads.Index.Single(e => e.File == file);
        return new(entry.Http!.Value, Payloads.Bytes(file), "application/json");
    }

    private DarajaClient Client()
    {
        var options = Options.Create(_options);
        return new(Http, new DarajaTokens(Http, options, _clock), options, new QueryPace(options, _clock), _clock, NullLogger<DarajaClient>.Instance);
    }
}
