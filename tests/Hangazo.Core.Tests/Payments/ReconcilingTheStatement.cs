using Hangazo.Core.Kernel;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Queries;
using Hangazo.Core.Payments.UseCases;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Hangazo.Core.Tests.Payments.PayBillShop;

namespace Hangazo.Core.Tests.Payments;

/// <summary>M-Pesa's statement against the books.</summary>
public sealed class ReconcilingTheStatement(PaymentsOnPostgres shop) : IClassFixture<PaymentsOnPostgres>
{
    private const string Head = "Receipt No.,Completion Time,Details,Transaction Status,Paid In,Withdrawn,Balance,Reason Type,Other Party Info,A/C No.";

    private static int _days;

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    public void Columns_stand_in_any_order_below_lines_about_the_account(string comma)
    {
        var text = $"""
            Account Holder:,Hangazo

            Paid In,Receipt No.,Withdrawn,Completion Time,Transaction Status,Details
            "2,499.00",ukl9c2b7qr,,21-11-2026 12:15:05,Completed,Pay Bill from 2547****149 Acc. HZ2611217Q4KX
            ,UKL9C2B7QR,-25.00,2026-11-21 12:15:05,Completed,Pay merchant Charge
            ,UKL9C2B8RR,-2499.00,21/11/2026 13:00,Completed,Pay Bill Reversal
            10.00,UKL9C2B9RR,,2026-11-21 12:15:05,Failed,Pay Bill
            """.Replace("\"2,499.00\"", comma == "," ? "\"2,499.00\"" : "2,499.00", StringComparison.Ordinal);
        if (comma == ";") text = text.Replace("2,499.00", "2499.00", StringComparison.Ordinal).Replace(",", ";", StringComparison.Ordinal);
        var read = StatementFile.Read(text).Value;
        Assert.Equal(1, read.Skipped);
        Assert.Equal([StatementKind.PaidIn, StatementKind.Other, StatementKind.PaidBack], read.Rows.Select(row => row.Kind));
        var first = read.Rows[0];
        Assert.Equal(("UKL9C2B7QR", 249_900, "HZ2611217Q4KX"), (first.ReceiptNo, first.PaidInMinor, first.Account));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 9, 15, 5, TimeSpan.Zero), first.CompletedAt);
        Assert.Equal([0, 2_500, 249_900], read.Rows.Select(row => row.WithdrawnMinor));
    }

    [Theory]
    [InlineData("", "statement.column-missing")]
    [InlineData("a,b,c\n1,2,3", "statement.column-missing")]
    [InlineData("Receipt No.,Completion Time\nUKL1,2026-11-21 12:00:00", "statement.column-missing")]
    [InlineData("Receipt No.,Completion Time,Paid In\n", "statement.empty")]
    [InlineData("Receipt No.,Completion Time,Paid In\nUKL1,2026-11-21 12:00:00,\u0000", "statement.unreadable")]
    [InlineData("Receipt No.,Completion Time,Paid In\nUKL1,2026-11-21 12:00:00,\uFFFD", "statement.unreadable")]
    public void What_is_no_statement_is_refused_in_words(string text, string code) => Assert.Equal(code, StatementFile.Read(text).Error?.Code);

    [Fact]
    public void Lines_that_cannot_be_read_are_told()
    {
        var read = StatementFile.Read($"{Head}\nUKL1,yesterday,,Completed,5,,,,,\nUKL 2;--,2026-11-21 12:00:00,,Completed,5,,,,,\nUKL3,2026-11-21 12:00:00,,Completed,five,,,,,").Value;
        Assert.Equal((0, 3), (read.Rows.Count, read.Problems.Count));
        Assert.StartsWith("Line 2:", read.Problems[0], StringComparison.Ordinal);
        Assert.Equal("UKL9C2B7QR", Assert.Single(StatementFile.Read(StatementFile.Template()).Value.Rows).ReceiptNo);
    }

    [Fact]
    public async Task Books_that_agree_differ_by_nothing_and_the_file_may_come_twice()
    {
        var day = NewDay();
        var (whole, split, rest) = (NewReceipt(), NewReceipt(), NewReceipt());
        var reference = NewReference();
        var (one, two) = (await shop.OpenAsync(2_499, reference: reference), await shop.OpenAsync(1_000, reference: NewReference()));
        await shop.ConfirmAndProcessAsync(Confirmation(reference, 2_000, whole, time: $"{day:yyyyMMdd}100000"));
        await shop.ConfirmAndProcessAsync(Confirmation("rent", 1_600, split, time: $"{day:yyyyMMdd}110000"));
        await shop.ConfirmAndProcessAsync(Confirmation("rent", 300, rest, time: $"{day:yyyyMMdd}235959"));
        var lost = await shop.PayBillReceiptAsync(split);
        Assert.True((await shop.MatchAsync(new(lost.Id, lost.Left, [new(one, "499"), new(two, "1000")], Return: true))).Succeeded);

        var text = $"{Head}\n{In(whole, day, "2,000.00")}\n{In(split, day, "1600")}\n{In(rest, day, "300", "23:59:59")}\n{whole},{day:yyyy-MM-dd} 10:00:00,Charge,Completed,,-11,,,,";
        Assert.Equal(4, (await ImportAsync(text)).New);
        var again = await ImportAsync(text);
        Assert.Equal((0, 4), (again.New, again.Known));
        var compared = await CompareAsync(day);
        Assert.True(compared.Agrees, string.Join(' ', compared.Mismatches));
        Assert.Equal(
            (390_000, 349_900, 10_100, 30_000, Money.Zero()), (compared.PaidIn, compared.Captured, compared.Credited, compared.Unplaced, compared.Difference));
    }

    [Fact]
    public async Task What_is_on_one_side_only_and_what_differs_is_named_and_can_be_taken_in()
    {
        var day = NewDay();
        var (stated, booked, differs) = (NewReceipt(), NewReceipt(), NewReceipt());
        var reference = NewReference();
        var order = await shop.OpenAsync(2_499, reference: reference);
        await shop.ConfirmAndProcessAsync(Confirmation("rent", 300, booked, time: $"{day:yyyyMMdd}100000"));
        await shop.ConfirmAndProcessAsync(Confirmation("rent", 500, differs, time: $"{day:yyyyMMdd}100000"));
        await ImportAsync($"{Head}\n{In(stated, day, "2499", account: PaymentReference.WithCheck(reference))}\n{In(differs, day, "400")}\nUKX{stated[3..]},{day:yyyy-MM-dd} 11:00:00,Pay Bill Reversal,Completed,,-70,,,,");
        var compared = await CompareAsync(day);
        Assert.Equal(Money.Shillings(2_499 - 300 - 100 - 70), compared.Difference);
        Assert.Equal(
            [(stated, 2_499), (booked, -300), (differs, -100), ("UKX" + stated[3..], -70)],
            compared.Mismatches.OrderBy(row => row.Number == stated ? 0 : row.Number == booked ? 1 : row.Number == differs ? 2 : 3)
                .Select(row => (row.Number, (int)(row.Difference.Minor / 100))));

        var line = Assert.Single(compared.Mismatches, row => row.StatementLine is not null).StatementLine!.Value;
        foreach (var _ in Enumerable.Range(0, 2))
            Assert.True((await shop.DoAsync((ImportStatement import) => import.TakeInAsync(line, Staff, CancellationToken.None))).Succeeded);
        await shop.ProcessAllAsync();
        Assert.Equal(stated, Assert.Single((await shop.StatusAsync(order)).Receipts));
        Assert.DoesNotContain((await CompareAsync(day)).Mismatches, row => row.Number == stated);
        Assert.Equal("payment.not-found", (await shop.DoAsync((ImportStatement import) => import.TakeInAsync(Guid.CreateVersion7(), Staff, CancellationToken.None))).Error?.Code);
        await shop.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task Money_given_back_is_compared_with_what_was_written_down()
    {
        var day = NewDay();
        var receipt = NewReceipt();
        await shop.ConfirmAndProcessAsync(Confirmation("rent", 300, receipt, time: $"{day:yyyyMMdd}100000"));
        var lost = await shop.PayBillReceiptAsync(receipt);
        await shop.MatchAsync(new(lost.Id, lost.Left, [], Return: true));
        var back = "UKB" + receipt[3..];
        await shop.ReadAsync(db => db.Database.ExecuteSqlAsync(
            $"update payments.credit set state = 'Refunded', refund_reference = {back}, refunded_at = {At(day)} where receipt = {receipt}"));
        await ImportAsync($"{Head}\n{In(receipt, day, "300")}\n{back},{day:yyyy-MM-dd} 11:00:00,Sent to customer,Completed,,-300,,,,");
        var compared = await CompareAsync(day);
        Assert.True(compared.Agrees, string.Join(' ', compared.Mismatches));
        Assert.Equal((30_000, 30_000), (compared.PaidBack, compared.Refunded));
    }

    private static DateTimeOffset At(DateOnly day) => ShopTime.StartOf(day).AddHours(11);

    private static string In(string receipt, DateOnly day, string amount, string time = "10:00:00", string account = "rent") =>
        $"{receipt},{day:yyyy-MM-dd} {time},Pay Bill,Completed,\"{amount}\",,,,2547****149,{account}";

    /// <summary>A shop day of its own for each test.</summary>
    private static DateOnly NewDay() => new DateOnly(2026, 1, 1).AddDays(Interlocked.Increment(ref _days));

    private async Task<ImportStatement.Summary> ImportAsync(string text) =>
        (await shop.DoAsync((ImportStatement import) => import.ExecuteAsync("statement.csv", text, Staff, CancellationToken.None))).Value;

    private async Task<ReconciledDay> CompareAsync(DateOnly day) =>
        Assert.Single((await shop.DoAsync((ReconciledDays days) => days.ExecuteAsync(day, day, CancellationToken.None))).Days);
}
