using System.Text.Json;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Queries;
using Hangazo.Core.Payments.UseCases;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Hangazo.Core.Tests.Payments.PayBillShop;
using static Hangazo.Core.Tests.Payments.PaymentsOnPostgres;

namespace Hangazo.Core.Tests.Payments;

/// <summary>M-Pesa hides who paid to the PayBill: staff say to which number money of it goes back.</summary>
public sealed class GivingBackToMaskedPayers(PaymentsOnPostgres shop) : IClassFixture<PaymentsOnPostgres>
{
    internal const string Payout = "/mpesa/b2c/v3/paymentrequest";

    private static readonly Actor Amina = new(Guid.CreateVersion7(), "Amina");

    [Fact]
    public async Task Staff_say_the_number_that_a_masked_payers_money_goes_back_to()
    {
        var reference = NewReference();
        var order = await shop.OpenAsync(2_499, "0711777003", reference);
        var receipt = NewReceipt();
        await shop.ConfirmAndProcessAsync(Confirmation(reference, 2_499, receipt, "2547 ***** 001", Eat(shop.Clock.GetUtcNow())));
        Assert.Equal(["2547*****001"], await shop.DoAsync((UntoldPayers untold) => untold.ExecuteAsync(order, CancellationToken.None)));

        // With the request: what is no mobile number or cannot be the payer's is refused, and nothing is asked for.
        Assert.Equal("phone.not-kenyan", (await AskBackAsync(order, 500, "+256772123456")).Error?.Code);
        Assert.Equal("payment.refund-phone-other", (await AskBackAsync(order, 500, "0711777002")).Error?.Code);
        Assert.Equal(0, await shop.ScalarAsync($"select count(*) from payments.refund where subject_id = '{order}'"));
        Assert.True((await AskBackAsync(order, 500, "0711 777 001")).Value);
        shop.Outside.Next(Payout, DarajaStandIn.Json(Payloads.Json("mpesa-reversal-response.json")));
        Assert.True(await shop.DoAsync((SendRefund send) => send.ExecuteDueAsync(CancellationToken.None)));
        Assert.Equal("254711777001", shop.Outside.CallsTo(Payout)[^1].Body.GetProperty("PartyB").GetString());
        // While that is under way nothing of this receipt goes to anybody else.
        Assert.Equal("payment.refund-phone-settled", (await AskBackAsync(order, 500, "0722888001")).Error?.Code);
        Assert.True((await AskBackAsync(order, 300, phone: null)).Value);
        Assert.Equal(2, await shop.ScalarAsync($"select count(*) from payments.refund where subject_id = '{order}'"));

        var timeline = (await shop.DoAsync((PaymentTimeline timeline) => timeline.FindAsync(order, CancellationToken.None)))!;
        Assert.Equal("2547*****001", timeline.Attempts[^1].Phone);
        Assert.Contains(timeline.Events, line => line.Text == $"Amina says that money of {receipt} goes back to 2547*****001.");
        Assert.Equal(
            "2547*****001", await shop.ReadAsync(db => db.Database.SqlQuery<string>(
                $"select after as \"Value\" from auditing.trail where what = 'M-Pesa number for the refund' and subject_id = {timeline.Id.Value}").SingleAsync()));
    }

    [Fact]
    public async Task Under_money_to_settle_the_number_is_asked_for_and_may_be_mended_after_a_refusal()
    {
        var reference = NewReference();
        var order = await shop.OpenAsync(2_499, "0711777004", reference);
        await shop.ConfirmAndProcessAsync(Confirmation(reference, 2_499, NewReceipt(), "6e2f4ae9b5f4d5b0a5b6a2f7e5c3d1a06e2f4ae9b5f4d5b0a5b6a2f7e5c3d1a0", Eat(shop.Clock.GetUtcNow())));
        await shop.InTransactionAsync(payments => payments.TurnIntoCreditAsync(order, "Changed her mind", CancellationToken.None));
        var credit = await CreditAsync(order);
        Assert.Equal((true, true, (string?)null), (credit.RefundsItself, credit.AsksPhone, credit.Phone));
        Assert.Equal("payment.refund-phone-missing", (await SendCreditAsync(credit.Id, " ")).Error?.Code);
        Assert.Equal("phone.invalid", (await SendCreditAsync(credit.Id, "0711 77")).Error?.Code);

        shop.Outside.Next(Payout, DarajaStandIn.Json(Payloads.Json("mpesa-reversal-response.json")));
        Assert.Equal(RefundState.Pending, (await SendCreditAsync(credit.Id, "0711777009")).Value);
        await TellPayoutAsync("2040");
        credit = await CreditAsync(order);
        Assert.Equal((RefundState.Failed, "2547*****009"), (credit.Refund, credit.Phone));

        shop.Outside.Next(Payout, DarajaStandIn.Json(Payloads.Json("mpesa-reversal-response.json")));
        Assert.Equal(RefundState.Pending, (await SendCreditAsync(credit.Id, "0111777008")).Value);
        Assert.Equal("254111777008", shop.Outside.CallsTo(Payout)[^1].Body.GetProperty("PartyB").GetString());
        await shop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task A_number_that_mpesa_told_is_not_replaced()
    {
        var reference = NewReference();
        var order = await shop.OpenAsync(2_499, "0711777005", reference);
        await shop.ConfirmAndProcessAsync(Confirmation(reference, 2_499, NewReceipt(), "254711777006", Eat(shop.Clock.GetUtcNow())));
        Assert.Empty(await shop.DoAsync((UntoldPayers untold) => untold.ExecuteAsync(order, CancellationToken.None)));
        await shop.InTransactionAsync(payments => payments.TurnIntoCreditAsync(order, "Changed her mind", CancellationToken.None));
        var credit = await CreditAsync(order);
        Assert.False(credit.AsksPhone);
        shop.Outside.Next(Payout, DarajaStandIn.Json(Payloads.Json("mpesa-reversal-response.json")));
        Assert.Equal(RefundState.Pending, (await SendCreditAsync(credit.Id, "0722000111")).Value);
        Assert.Equal("254711777006", shop.Outside.CallsTo(Payout)[^1].Body.GetProperty("PartyB").GetString());
    }

    private Task<Result<bool>> AskBackAsync(Guid order, long shillings, string? phone) => shop.InTransactionAsync(payments => payments.RequestRefundAsync(
        new(order, Guid.CreateVersion7(), Money.Shillings(shillings), Amina, "It did not fit") { Phone = phone }, CancellationToken.None));

    private Task<Result<RefundState>> SendCreditAsync(Guid credit, string? phone) =>
        shop.DoAsync((SendRefund send) => send.ExecuteAsync(credit, phone, Amina, CancellationToken.None));

    private async Task<OpenCredits.View> CreditAsync(Guid order) =>
        (await shop.DoAsync((OpenCredits credits) => credits.ListAsync(1, 1_000, CancellationToken.None))).Items.Single(credit => credit.SubjectId == order);

    /// <summary>M-Pesa tells how the last payment to a phone ended.</summary>
    private async Task TellPayoutAsync(string code)
    {
        var token = shop.Outside.CallsTo(Payout)[^1].Body.GetProperty("ResultURL").GetString()!.Split('/')[^1];
        var body = JsonSerializer.SerializeToUtf8Bytes(new { Result = new { ResultType = 0, ResultCode = code, ResultDesc = "No", TransactionID = "UKL0000000" } });
        await shop.DoAsync((RecordRefundResult record) => record.ExecuteAsync(token, gaveUp: false, body, "196.201.212.69", CancellationToken.None));
        await shop.ProcessAllAsync();
    }
}
