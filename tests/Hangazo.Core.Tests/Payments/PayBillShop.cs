using System.Text.Json;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.UseCases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hangazo.Core.Tests.Payments;

/// <summary>What tests of PayBill money do again and again.</summary>
internal static class PayBillShop
{
    public const string Token = "0123456789abcdef0123456789abcdef";

    public static readonly Actor Staff = new(Guid.CreateVersion7(), "Otieno Staff");

    private static int _orders;
    private static int _receipts;

    /// <summary>A reference no other test has: the alphabet is Crockford's.</summary>
    public static string NewReference() => $"HZ2611217{Base32(Interlocked.Increment(ref _orders) * 37)}";

    public static string NewReceipt() => $"UKP{Interlocked.Increment(ref _receipts):D7}";

    public static byte[] Confirmation(
        string account, decimal shillings, string? receipt = null, string msisdn = "2547 ***** 149", string time = "20261121121505", string shortCode = "174379") =>
        JsonSerializer.SerializeToUtf8Bytes(new
        {
            TransactionType = "Pay Bill",
            TransID = receipt ?? NewReceipt(),
            TransTime = time,
            TransAmount = shillings.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture),
            BusinessShortCode = shortCode,
            BillRefNumber = account,
            InvoiceNumber = "",
            OrgAccountBalance = "49197.00",
            ThirdPartyTransID = "",
            MSISDN = msisdn,
            FirstName = "WANJIKU",
            MiddleName = "",
            LastName = "",
        });

    public static Task<RecordPayBillMessage.Outcome> ConfirmAsync(this PaymentsOnPostgres shop, byte[] body, string token = Token) =>
        shop.DoAsync((RecordPayBillMessage record) => record.ConfirmAsync(token, body, "196.201.212.69"));

    public static async Task ConfirmAndProcessAsync(this PaymentsOnPostgres shop, byte[] body)
    {
        shop.Daraja.C2bToken = Token;
        Assert.Equal(RecordPayBillMessage.Outcome.Accepted, await shop.ConfirmAsync(body));
        await shop.ProcessAllAsync();
    }

    public static Task<PayBillReceipt> PayBillReceiptAsync(this PaymentsOnPostgres shop, string transaction) =>
        shop.ReadAsync(db => db.Set<PayBillReceipt>().AsNoTracking().SingleAsync(r => r.TransactionId == transaction));

    public static Task<Result<Money>> MatchAsync(this PaymentsOnPostgres shop, MatchReceipt.Command command) =>
        shop.DoAsync((MatchReceipt match) => match.ExecuteAsync(command, Staff, CancellationToken.None));

    /// <summary>Every shilling that came is captured, a credit, in review, or unallocated.</summary>
    public static async Task AssertBooksBalanceAsync(this PaymentsOnPostgres shop)
    {
        Assert.Equal(0, await shop.ScalarAsync("""
            select (select coalesce(sum(amount_minor), 0) from payments.receipt) - (select coalesce(sum(captured_minor), 0) from payments.payment)
                - (select coalesce(sum(amount_minor), 0) from payments.credit)
                - (select coalesce(sum(amount_minor), 0) from payments.receipt where booking = 'Review')
            """));
        Assert.Equal(0, await shop.ScalarAsync("""
            select (select coalesce(sum(allocated_minor), 0) from payments.paybill_receipt) - (select coalesce(sum(r.amount_minor), 0) from payments.receipt r
                where exists (select 1 from payments.paybill_receipt p where r.reference = p.transaction_id or r.reference like p.transaction_id || '-%'))
            """));
    }

    /// <summary>As M-Pesa writes it, in the shop's time.</summary>
    public static string Eat(DateTimeOffset at) => Core.Payments.Daraja.DarajaText.Timestamp(at);

    private static string Base32(int number)
    {
        const string alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        return string.Concat(Enumerable.Range(0, 3).Select(at => alphabet[(number >> (5 * at)) & 31]));
    }
}
