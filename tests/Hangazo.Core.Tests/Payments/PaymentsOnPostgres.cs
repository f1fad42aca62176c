using System.Text.Json;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.Daraja;
using Hangazo.Core.Payments.Queries;
using Hangazo.Core.Payments.UseCases;
using Hangazo.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Xunit;

namespace Hangazo.Core.Tests.Payments;

/// <summary>The Payments module on a database of its own, with a Daraja that does as it is told and a clock that stands still.</summary>
public sealed class PaymentsOnPostgres : IAsyncLifetime
{
    private readonly Lock _nudging = new();
    private TestDatabase? _database;
    private ServiceProvider? _services;

    public ManualClock Clock { get; } = new();

    public DarajaOptions Daraja { get; private set; } = null!;

    internal DarajaStandIn Outside { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _database = await EmptyShop.CloneAsync();
        Outside = await DarajaStandIn.StartAsync();
        Daraja = Outside.Options();
        _services = new ServiceCollection().AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(Options.Create(Daraja))
            .AddHangazoCore(_database.ConnectionString)
            .BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await _services!.DisposeAsync();
        await Outside.DisposeAsync();
        await _database!.DisposeAsync();
    }

    /// <summary>In a scope of its own, as a request or a worker would have.</summary>
    public async Task<T> DoAsync<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = _services!.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<T> ReadAsync<T>(Func<HangazoDb, Task<T>> ask) => DoAsync(ask);

    public async Task<Guid> OpenAsync(long shillings = 2_499, string phone = "0700000000", string reference = "HZ2611217Q4K")
    {
        var subject = Guid.CreateVersion7();
        await using var scope = _services!.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IPayments>().Open(
            new PaymentRequest(new PaymentSubject(subject, reference), Money.Shillings(shillings), PhoneNumber.Parse(phone).Value), Clock.GetUtcNow());
        await scope.ServiceProvider.GetRequiredService<HangazoDb>().SaveChangesAsync();
        return subject;
    }

    /// <summary>Opens and sends, and says with which token M-Pesa will call back.</summary>
    public async Task<Sent> OpenAndSendAsync(long shillings = 2_499, string phone = "0700000000", string reference = "HZ2611217Q4K")
    {
        var subject = await OpenAsync(shillings, phone, reference);
        await SubmitAllAsync();
        return await SentAsync(subject);
    }

    public async Task<Sent> SentAsync(Guid subject)
    {
        var attempt = await AttemptAsync(subject);
        var call = Outside.CallsTo(DarajaStandIn.Push).Last(c => c.Body.GetProperty("PhoneNumber").GetString() == attempt.Phone.Digits);
        return new(subject, call.Body.GetProperty("CallBackURL").GetString()!.Split('/')[^1], attempt.CheckoutRequestId, attempt.MerchantRequestId);
    }

    public async Task SubmitAllAsync()
    {
        while (await DoAsync(async (SubmitAttempt submit) =>
        {
            if (await submit.ClaimAsync(CancellationToken.None) is not { } claim) return false;
            await submit.SendAsync(claim);
            return true;
        }))
        {
        }
    }

    public Task<RecordMpesaCallback.Outcome> CallBackAsync(string token, byte[] body) =>
        DoAsync((RecordMpesaCallback record) => record.ExecuteAsync(token, body, "196.201.212.69"));

    public async Task ProcessAllAsync()
    {
        while (await DoAsync((ProcessInbox inbox) => inbox.ExecuteOneAsync(CancellationToken.None)))
        {
        }
    }

    public async Task CallBackAndProcessAsync(string token, byte[] body)
    {
        Assert.Equal(RecordMpesaCallback.Outcome.Accepted, await CallBackAsync(token, body));
        await ProcessAllAsync();
    }

    /// <summary>Several questions wait for their turn by the clock, which stands still: it is nudged while they do.</summary>
    public async Task<int> ReconcileAsync()
    {
        var batch = DoAsync((ReconcileAttempts reconcile) => reconcile.ExecuteBatchAsync(CancellationToken.None));
        while (await Task.WhenAny(batch, Task.Delay(TimeSpan.FromMilliseconds(100))) != batch)
            lock (_nudging) Clock.Advance(TimeSpan.FromMilliseconds(50));
        return await batch;
    }

    public Task<Result<AttemptId>> AgainAsync(Guid subject, string phone = "0700000000") =>
        DoAsync((StartAttempt start) => start.ExecuteAsync(subject, phone, CancellationToken.None));

    public async Task<PaymentStatus.View> StatusAsync(Guid subject) =>
        (await DoAsync((PaymentStatus status) => status.FindAsync(subject, CancellationToken.None)))!;

    public Task<PaymentAttempt> AttemptAsync(Guid subject) => ReadAsync(db => (
        from payment in db.Set<Payment>()
        where payment.SubjectId == subject
        from attempt in payment.Attempts
        orderby attempt.Number descending
        select attempt).AsNoTracking().FirstAsync());

    public Task<List<Credit>> CreditsAsync(Guid subject) => ReadAsync(db => db.Set<Credit>().AsNoTracking().Where(c => c.SubjectId == subject).ToListAsync());

    /// <summary>As Ordering does: inside its own transaction.</summary>
    public async Task<T> InTransactionAsync<T>(Func<IPayments, Task<T>> act)
    {
        await using var scope = _services!.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HangazoDb>();
        var result = await db.InTransactionAsync<T>(
            async token =>
            {
                var done = await act(scope.ServiceProvider.GetRequiredService<IPayments>());
                await db.SaveChangesAsync(token);
                return done;
            },
            CancellationToken.None);
        return result.Value;
    }

    public async Task<long> ScalarAsync(string sql)
    {
        await using var command = _services!.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Until it is disposed of nobody writes into the table.</summary>
    public async Task<IAsyncDisposable> LockTableAsync(string table)
    {
        var connection = await _services!.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await using var command = new NpgsqlCommand($"begin; lock table {table} in exclusive mode", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    public static byte[] Paid(Sent sent, long shillings = 2_499, string receipt = "UKL4X7Q9ZT") => JsonSerializer.SerializeToUtf8Bytes(new
    {
        Body = new
        {
            stkCallback = new
            {
                MerchantRequestID = sent.Merchant ?? "m",
                CheckoutRequestID = sent.Checkout ?? "ws_CO_1",
                ResultCode = 0,
                ResultDesc = "The service request is processed successfully.",
                CallbackMetadata = new
                {
                    Item = new object[]
                    {
                        new { Name = "Amount", Value = (decimal)shillings },
                        new { Name = "MpesaReceiptNumber", Value = receipt },
                        new { Name = "Balance" },
                        new { Name = "TransactionDate", Value = 20261121120552 },
                        new { Name = "PhoneNumber", Value = 254700000000 },
                    },
                },
            },
        },
    });

    public static byte[] NotPaid(Sent sent, int code) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        Body = new { stkCallback = new { MerchantRequestID = sent.Merchant, CheckoutRequestID = sent.Checkout, ResultCode = code, ResultDesc = "as told" } },
    });

    public sealed record Sent(Guid Subject, string Token, string? Checkout, string? Merchant);
}
