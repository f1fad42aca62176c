using System.Text;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Daraja;
using Hangazo.Core.Payments.UseCases;
using Microsoft.Extensions.Options;
using Xunit;

namespace Hangazo.Core.Tests.Payments;

public sealed class ReadingPayBill
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    [Fact]
    public void The_documented_confirmation_and_validation_are_understood()
    {
        foreach (var file in new[] { "mpesa-c2b-confirmation-request.json", "mpesa-c2b-validation-request.json" })
        {
            var money = PayBillMoney.Read(Payloads.Bytes(file))!;
            Assert.Equal(("UKL9C2B7QR", Money.Shillings(2_499), "ORD100245", "600984"), (money.TransactionId, money.Amount, money.Account, money.ShortCode));
            Assert.Equal(new DateTimeOffset(2026, 11, 21, 9, 15, 5, TimeSpan.Zero), money.PaidAt);
            Assert.Equal((null, "2547*****149", "WANJIKU", HeardBy.Confirmation), (money.Payer, money.PayerMasked, money.PayerName, money.HeardBy));
        }
    }

    [Fact]
    public void The_documented_line_of_the_pulled_list_is_understood()
    {
        var line = Payloads.Json("mpesa-pull-query-response.json").GetProperty("Response")[0][0];
        var money = PayBillMoney.Read(Encoding.UTF8.GetBytes(line.GetRawText()))!;
        Assert.Equal(("UKL4X7Q9ZT", Money.Shillings(2_499), "ORD100245", HeardBy.Pull), (money.TransactionId, money.Amount, money.Account, money.HeardBy));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 9, 5, 52, TimeSpan.Zero), money.PaidAt);
        Assert.Equal("254708374149", money.Payer?.Digits);
    }

    [Fact]
    public void The_documented_answers_are_told_apart()
    {
        Assert.Equal("0", Payloads.Json("mpesa-c2b-validation-accept.json").GetProperty("ResultCode").GetString());
        Assert.Equal(0, Payloads.Json("mpesa-c2b-confirmation-ack.json").GetProperty("ResultCode").GetInt32());
        Assert.Null(PayBillMoney.Read(Payloads.Bytes("mpesa-callback-success.json")));
    }

    /// <summary>For every reference and every position, no other character passes.</summary>
    [Fact]
    public void A_single_wrong_character_never_validates()
    {
        var random = new Random(20261121);
        for (var round = 0; round < 200; round++)
        {
            var reference = string.Concat(Enumerable.Range(0, random.Next(2, 13)).Select(_ => Crockford[random.Next(32)]));
            var whole = PaymentReference.WithCheck(reference);
            Assert.Equal(reference, PaymentReference.Read(whole));
            for (var at = 0; at < whole.Length; at++)
                foreach (var other in Crockford.Where(c => c != whole[at]))
                    Assert.Null(PaymentReference.Read(whole[..at] + other + whole[(at + 1)..]));
        }
    }

    [Fact]
    public void One_slip_away_is_always_near()
    {
        var random = new Random(7);
        for (var round = 0; round < 50; round++)
        {
            var reference = string.Concat(Enumerable.Range(0, 12).Select(_ => Crockford[random.Next(32)]));
            var whole = PaymentReference.WithCheck(reference);
            var at = random.Next(whole.Length - 1);
            Assert.Contains(reference, PaymentReference.Near(whole[..at] + Crockford[random.Next(32)] + whole[(at + 1)..]));
            Assert.Contains(reference, PaymentReference.Near(whole.Remove(at, 1)));
            Assert.Contains(reference, PaymentReference.Near(whole.Insert(at, Crockford[random.Next(32)].ToString())));
            Assert.Contains(reference, PaymentReference.Near($"{whole[..at]}{whole[at + 1]}{whole[at]}{whole[(at + 2)..]}"));
        }

        Assert.Empty(PaymentReference.Near(null));
        Assert.Empty(PaymentReference.Near(new string('A', 61)));
        Assert.Empty(PaymentReference.Meant("§$%"));
    }

    [Theory]
    [InlineData("short", "must be 32 to 128")]
    [InlineData("not hexadecimal but long enough to be one", "must be 32 to 128")]
    [InlineData("c2b05a4db0c0c2b05a4db0c0c2b05a4d", "sandbox value")]
    [InlineData("C2B05A4DB0C0C2B05A4DB0C0C2B05A4D", "sandbox value")]
    public void A_weak_or_known_token_does_not_open_in_production(string token, string words)
    {
        var options = new DarajaOptions { C2bToken = token };
        Assert.Contains(options.Problems(production: true), problem => problem.Contains("C2bToken", StringComparison.Ordinal) && problem.Contains(words, StringComparison.Ordinal));
        Assert.DoesNotContain(new DarajaOptions { C2bToken = null }.Problems(production: true), problem => problem.Contains("C2bToken", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Addresses_are_registered_as_documented()
    {
        await using var daraja = await DarajaStandIn.StartAsync();
        var options = daraja.Options();
        options.C2bToken = PayBillShop.Token;
        options.CallbackBaseUrl = "https://shop.example.co.ke";
        using var http = new HttpClient { BaseAddress = new Uri(daraja.Url) };
        var wrapped = Options.Create(options);
        using var tokens = new DarajaTokens(http, wrapped, TimeProvider.System);
        var client = new DarajaClient(
            http, tokens, wrapped, new QueryPace(wrapped, TimeProvider.System), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<DarajaClient>.Instance);
        const string path = "/mpesa/c2b/v2/registerurl";
        daraja.Next(path, new(200, Payloads.Bytes("mpesa-c2b-register-response.json"), "application/json"));
        Assert.True((await client.RegisterAsync(CancellationToken.None)).Done);
        var sent = Assert.Single(daraja.CallsTo(path)).Body;
        var documented = Payloads.Json("mpesa-c2b-register-request.json");
        Assert.Equal(documented.EnumerateObject().Select(member => member.Name), sent.EnumerateObject().Select(member => member.Name));
        Assert.Equal($"https://shop.example.co.ke/api/payments/c2b/confirmation/{PayBillShop.Token}", sent.GetProperty("ConfirmationURL").GetString());
        daraja.Next(path, DarajaStandIn.Error(500, "500.003.1001", "Urls are already registered"));
        Assert.True((await client.RegisterAsync(CancellationToken.None)).Done);
        daraja.Next(path, DarajaStandIn.Error(400, "400.002.02", "Bad Request - Invalid ValidationURL"));
        var refused = await client.RegisterAsync(CancellationToken.None);
        Assert.Equal((false, "M-Pesa did not take the addresses: Bad Request - Invalid ValidationURL"), (refused.Done, refused.Words));
    }
}
