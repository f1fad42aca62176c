using Hangazo.Core.Kernel;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.UseCases;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Hangazo.Core.Tests.Payments.PayBillShop;
using static Hangazo.Core.Tests.Payments.PaymentsOnPostgres;

namespace Hangazo.Core.Tests.Payments;

/// <summary>Money that people send to the PayBill by themselves finds its place.</summary>
public sealed class PayingByPayBill(PaymentsOnPostgres shop) : IClassFixture<PaymentsOnPostgres>
{
    public static TheoryData<string, string> Accounts() => new()
    {
        // How the account number is made of the reference (R) and the reference with its check character (C), and how it is matched.
        { "C", "Reference" },
        { "c with spaces", "Reference" },
        { "R", "Reference" },
        { "C with o for 0", "Reference" },
        { "C one wrong", "NearReference" },
        { "C one missing", "NearReference" },
        { "C one doubled", "NearReference" },
        { "C two swapped", "NearReference" },
        { "C two wrong", "None" },
        { "R one wrong", "None" },
        { "words", "None" },
        { "", "None" },
    };

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task The_account_number_says_whose_it_is(string how, string matched)
    {
        var reference = NewReference();
        var order = await shop.OpenAsync(2_499, reference: reference);
        var receipt = NewReceipt();
        await shop.ConfirmAndProcessAsync(Confirmation(Typed(how, reference), 2_499, receipt));
        var status = await shop.StatusAsync(order);
        var row = await shop.PayBillReceiptAsync(receipt);
        Assert.Equal(matched, row.Matching.ToString());
        Assert.Equal(matched == "None" ? PaymentState.Open : PaymentState.Settled, status.State);
        Assert.Equal(matched == "None" ? Money.Shillings(2_499) : Money.Zero(), row.Left);
        if (matched != "None") Assert.Equal(receipt, Assert.Single(status.Receipts));
        await shop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task Parts_add_up_until_it_is_paid_and_the_rest_is_a_credit()
    {
        var reference = NewReference();
        var order = await shop.OpenAsync(2_499, reference: reference);
        await shop.ConfirmAndProcessAsync(Confirmation(reference, 1_000));
        var part = await shop.StatusAsync(order);
        Assert.Equal((PaymentState.Open, Money.Shillings(1_000), Money.Shillings(1_499)), (part.State, part.Captured, part.PayBill!.Amount));
        await shop.ConfirmAndProcessAsync(Confirmation(PaymentReference.WithCheck(reference), 499.50m));
        Assert.Equal(new Money(99_950, Money.Kes), (await shop.StatusAsync(order)).Owed);
        await shop.ConfirmAndProcessAsync(Confirmation(reference, 1_000));
        var paid = await shop.StatusAsync(order);
        Assert.Equal((PaymentState.Settled, Money.Shillings(2_499), new Money(50, Money.Kes)), (paid.State, paid.Captured, paid.OpenCredit));
        Assert.Equal(3, paid.Receipts.Count);
        Assert.Equal("Paid. Thank you!", paid.Attempt!.Sentence);
        Assert.Equal(1, await shop.ScalarAsync(
            $"select count(*) from outbox.message where name = 'payments.payment-captured.v1' and payload::text like '%{order}%' and payload::text like '%\"settled\": true%'"));
        await shop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task A_request_for_the_rest_asks_for_the_rest()
    {
        var reference = NewReference();
        var order = await shop.OpenAsync(2_499, "0711222333", reference);
        await shop.ConfirmAndProcessAsync(Confirmation(reference, 1_000, msisdn: "254799888777"));
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await shop.AgainAsync(order, null!)).Succeeded);
        var attempt = await shop.AttemptAsync(order);
        // Not the phone of whoever sent the part.
        Assert.Equal((Gateways.MpesaStk.Code, Money.Shillings(1_499), "254711222333"), (attempt.Gateway, attempt.Amount, attempt.Phone.Digits));
        await shop.SubmitAllAsync();
        await shop.CallBackAndProcessAsync((await shop.SentAsync(order)).Token, Paid(await shop.SentAsync(order), 1_499, NewReceipt()));
        Assert.Equal(PaymentState.Settled, (await shop.StatusAsync(order)).State);
        await shop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task Money_after_the_end_becomes_a_credit_even_five_days_later()
    {
        var reference = NewReference();
        var order = await shop.OpenAsync(2_499, reference: reference);
        Assert.True(await shop.InTransactionAsync(payments => payments.CloseUnpaidAsync(order, "Cancelled", CancellationToken.None)));
        await shop.ConfirmAndProcessAsync(Confirmation(reference, 2_499, time: "20261116120000"));
        var credit = Assert.Single(await shop.CreditsAsync(order));
        Assert.Equal((Money.Shillings(2_499), CreditReason.Late, Gateways.MpesaStk.Code), (credit.Amount, credit.Reason, credit.Gateway));
        await shop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task The_same_confirmation_five_times_at_once_is_booked_once()
    {
        shop.Daraja.C2bToken = Token;
        var reference = NewReference();
        var order = await shop.OpenAsync(2_499, reference: reference);
        var body = Confirmation(reference, 2_499);
        var heard = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => shop.ConfirmAsync(body)));
        Assert.All(heard, outcome => Assert.Equal(RecordPayBillMessage.Outcome.Accepted, outcome));
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => shop.ProcessAllAsync()));
        var status = await shop.StatusAsync(order);
        Assert.Equal((Money.Shillings(2_499), Money.Zero()), (status.Captured, status.OpenCredit));
        Assert.Single(status.Receipts);
        await shop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task A_request_whose_money_is_told_here_too_is_booked_once_whichever_comes_first()
    {
        foreach (var callbackFirst in new[] { true, false })
        {
            var reference = NewReference();
            var sent = await shop.OpenAndSendAsync(2_499, $"07113334{(callbackFirst ? "44" : "45")}", reference);
            var receipt = NewReceipt();
            if (callbackFirst) await shop.CallBackAndProcessAsync(sent.Token, Paid(sent, 2_499, receipt));
            await shop.ConfirmAndProcessAsync(Confirmation(reference, 2_499, receipt));
            if (!callbackFirst) await shop.CallBackAndProcessAsync(sent.Token, Paid(sent, 2_499, receipt));
            var status = await shop.StatusAsync(sent.Subject);
            Assert.Equal((PaymentState.Settled, Money.Shillings(2_499), Money.Zero()), (status.State, status.Captured, status.OpenCredit));
            Assert.Equal(receipt, Assert.Single(status.Receipts));
            Assert.Equal(AttemptState.Succeeded, status.Attempt!.State);
        }

        await shop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task A_stand_in_is_named_by_the_confirmation_and_not_booked_again()
    {
        var reference = NewReference();
        var sent = await shop.OpenAndSendAsync(2_499, "0711444555", reference);
        shop.Outside.OnQuery = body => DarajaStandIn.QueryResult(body.GetProperty("CheckoutRequestID").GetString()!, "0");
        for (var i = 0; i < 8; i++)
        {
            shop.Clock.Advance(TimeSpan.FromSeconds(21));
            await shop.ReconcileAsync();
        }

        shop.Outside.OnQuery = null;
        Assert.StartsWith("STK-", Assert.Single((await shop.StatusAsync(sent.Subject)).Receipts), StringComparison.Ordinal);
        var receipt = NewReceipt();
        await shop.ConfirmAndProcessAsync(Confirmation(reference, 2_499, receipt, time: Eat(shop.Clock.GetUtcNow())));
        var status = await shop.StatusAsync(sent.Subject);
        Assert.Equal((Money.Shillings(2_499), Money.Zero(), receipt), (status.Captured, status.OpenCredit, Assert.Single(status.Receipts)));
        await shop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task A_request_that_was_paid_without_its_number_finds_its_money_told_before()
    {
        var reference = NewReference();
        var sent = await shop.OpenAndSendAsync(2_499, "0711444666", reference);
        var receipt = NewReceipt();
        await shop.ConfirmAndProcessAsync(Confirmation(reference, 2_499, receipt, time: Eat(shop.Clock.GetUtcNow())));
        shop.Outside.OnQuery = body => DarajaStandIn.QueryResult(body.GetProperty("CheckoutRequestID").GetString()!, "0");
        for (var i = 0; i < 8; i++)
        {
            shop.Clock.Advance(TimeSpan.FromSeconds(21));
            await shop.ReconcileAsync();
        }

        shop.Outside.OnQuery = null;
        var status = await shop.StatusAsync(sent.Subject);
        Assert.Equal((AttemptState.Succeeded, Money.Shillings(2_499), Money.Zero()), (status.Attempt!.State, status.Captured, status.OpenCredit));
        Assert.Equal(receipt, Assert.Single(status.Receipts));
        await shop.AssertBooksBalanceAsync();
    }

    [Theory]
    [InlineData("254711777001", true)]
    [InlineData("2547 ***** 001", false)]
    [InlineData("6e2f4ae9b5f4d5b0a5b6a2f7e5c3d1a06e2f4ae9b5f4d5b0a5b6a2f7e5c3d1a0", false)]
    public async Task Amount_and_phone_only_suggest_and_a_masked_number_is_no_phone(string msisdn, bool suggests)
    {
        var order = await shop.OpenAsync(3_333, "0711777001", NewReference());
        var receipt = NewReceipt();
        await shop.ConfirmAndProcessAsync(Confirmation("my dress", 3_333, receipt, msisdn, Eat(shop.Clock.GetUtcNow())));
        var row = await shop.PayBillReceiptAsync(receipt);
        Assert.Equal(suggests ? order : null, row.SuggestedSubject);
        Assert.Equal(Money.Shillings(3_333), row.Left);
        Assert.Equal(PaymentState.Open, (await shop.StatusAsync(order)).State);
        // So that the next case has one order again.
        Assert.True(await shop.InTransactionAsync(payments => payments.CloseUnpaidAsync(order, "Cancelled", CancellationToken.None)));
    }

    [Fact]
    public async Task What_came_from_a_masked_number_is_sent_to_no_phone()
    {
        var reference = NewReference();
        var order = await shop.OpenAsync(2_499, "0711777002", reference);
        await shop.ConfirmAndProcessAsync(Confirmation(reference, 2_499, NewReceipt(), "2547 ***** 001", Eat(shop.Clock.GetUtcNow())));
        var asked = await shop.InTransactionAsync(payments => payments.RequestRefundAsync(
            new(order, Guid.CreateVersion7(), Money.Shillings(2_499), new(Guid.CreateVersion7(), "Amina"), "It did not fit"), CancellationToken.None));
        Assert.True(asked.Value);
        while (await shop.DoAsync((SendRefund send) => send.ExecuteDueAsync(CancellationToken.None)))
        {
        }

        Assert.DoesNotContain(shop.Outside.CallsTo(GivingBackToMaskedPayers.Payout), call => call.Body.GetProperty("Remarks").GetString() == $"Refund {reference}");
        var refund = await shop.ReadAsync(db => db.Set<Refund>().AsNoTracking().SingleAsync(r => r.SubjectId == order));
        Assert.Equal(RefundState.Failed, refund.State);
        Assert.Contains("did not tell the payer's number", refund.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Money_for_another_number_is_kept_for_staff()
    {
        var reference = NewReference();
        var order = await shop.OpenAsync(reference: reference);
        var receipt = NewReceipt();
        await shop.ConfirmAndProcessAsync(Confirmation(reference, 2_499, receipt, shortCode: "600984"));
        Assert.Equal("Sent to 600984, which is not the shop's number.", (await shop.PayBillReceiptAsync(receipt)).Note);
        Assert.Equal(PaymentState.Open, (await shop.StatusAsync(order)).State);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123456789abcdef0123456789abcdee")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    public async Task A_wrong_token_stores_nothing(string? token)
    {
        shop.Daraja.C2bToken = Token;
        var before = await shop.ScalarAsync("select count(*) from payments.inbox");
        Assert.Equal(RecordPayBillMessage.Outcome.UnknownToken, await shop.ConfirmAsync(Confirmation("X", 1), token!));
        Assert.Null(await shop.DoAsync((RecordPayBillMessage record) => record.ValidateAsync(token, Confirmation("X", 1), null, CancellationToken.None)));
        Assert.Equal(before, await shop.ScalarAsync("select count(*) from payments.inbox"));
    }

    [Fact]
    public async Task Without_a_token_nobody_is_believed_and_nothing_is_offered()
    {
        shop.Daraja.C2bToken = null;
        Assert.Equal(RecordPayBillMessage.Outcome.UnknownToken, await shop.ConfirmAsync(Confirmation("X", 1), ""));
        Assert.Null((await shop.StatusAsync(await shop.OpenAsync(reference: NewReference()))).PayBill);
        shop.Daraja.C2bToken = Token;
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"TransID":"UKL1"}""")]
    [InlineData("""{"TransID":"UKL1","TransAmount":"0.00"}""")]
    [InlineData("""{"TransID":"UKL1","TransAmount":"-5"}""")]
    [InlineData("""{"TransID":"UKL 1;--","TransAmount":"5"}""")]
    [InlineData("""{"transactionId":"UKL1","amount":"5"}""")]
    public async Task What_is_no_confirmation_is_kept_and_changes_nothing(string body)
    {
        shop.Daraja.C2bToken = Token;
        var receipts = await shop.ScalarAsync("select count(*) from payments.paybill_receipt");
        Assert.Equal(RecordPayBillMessage.Outcome.Unreadable, await shop.ConfirmAsync(System.Text.Encoding.UTF8.GetBytes(body)));
        await shop.ProcessAllAsync();
        Assert.Equal(receipts, await shop.ScalarAsync("select count(*) from payments.paybill_receipt"));
    }

    [Theory]
    [InlineData("C", 2_499, "Accepted")]
    [InlineData("C", 1, "Accepted")]
    [InlineData("C", 2_500, "Accepted")]
    [InlineData("C", 2_600, "Amount")]
    [InlineData("C one wrong", 2_499, "Accepted")]
    [InlineData("words", 2_499, "Account")]
    public async Task Before_a_payment_only_live_references_and_sensible_amounts_are_taken(string how, decimal shillings, string verdict)
    {
        shop.Daraja.C2bToken = Token;
        var reference = NewReference();
        await shop.OpenAsync(2_499, reference: reference);
        Assert.Equal(verdict, (await JudgeAsync(Confirmation(Typed(how, reference), shillings)))?.ToString());
    }

    [Fact]
    public async Task Before_a_payment_what_has_ended_is_refused_and_so_is_nonsense()
    {
        shop.Daraja.C2bToken = Token;
        var reference = NewReference();
        var order = await shop.OpenAsync(2_499, reference: reference);
        Assert.Equal(PayBillVerdict.ShortCode, await JudgeAsync(Confirmation(reference, 2_499, shortCode: "600984")));
        Assert.Equal(PayBillVerdict.Other, await JudgeAsync([1, 2, 3]));
        await shop.ConfirmAndProcessAsync(Confirmation(reference, 2_499));
        Assert.Equal(PayBillVerdict.Account, await JudgeAsync(Confirmation(reference, 2_499)));
        Assert.Equal(PaymentState.Settled, (await shop.StatusAsync(order)).State);
    }

    private static string Typed(string how, string reference)
    {
        var whole = PaymentReference.WithCheck(reference);
        var other = whole[10] == 'A' ? 'B' : 'A';
        return how switch
        {
            "C" => whole,
            "c with spaces" => $" {whole[..2].ToLowerInvariant()} {whole[2..8]}-{whole[8..].ToLowerInvariant()}",
            "R" => reference,
            "C with o for 0" => whole.Replace('0', 'o').Replace('1', 'I'),
            "C one wrong" => whole[..10] + other + whole[11..],
            "C one missing" => whole.Remove(10, 1),
            "C one doubled" => whole.Insert(10, whole[10].ToString()),
            "C two swapped" => $"{whole[..7]}{whole[8]}{whole[7]}{whole[9..]}",
            "C two wrong" => whole[..10] + other + (whole[11] == 'C' ? 'D' : 'C') + (whole[12] == 'E' ? 'F' : 'E'),
            "R one wrong" => reference[..11] + (reference[11] == 'Z' ? 'Y' : 'Z'),
            "words" => "school fees",
            _ => how,
        };
    }

    private Task<PayBillVerdict?> JudgeAsync(byte[] body) =>
        shop.DoAsync((RecordPayBillMessage record) => record.ValidateAsync(Token, body, null, CancellationToken.None));
}
