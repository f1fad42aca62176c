using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Ordering.UseCases;
using Hangazo.Core.Payments.Contracts;
using Hangazo.Core.Payments.UseCases;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Hangazo.Tests.Support.Faults;

/// <summary>Staff of the storm's shop, who work at another node of it: they write money down, give money back, and look at M-Pesa's statement.</summary>
internal sealed class Office(ServiceProvider node, NpgsqlDataSource database, Played outside)
{
    private static readonly Actor Amina = new(Guid.CreateVersion7(), "Amina Storm");
    private static readonly Actor Brian = new(Guid.CreateVersion7(), "Brian Storm");
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, GivingBack> _waiting = new();
    private readonly ConcurrentDictionary<string, long> _givenBack = new();

    /// <summary>Cents that were decided to go back, by the order's number.</summary>
    public IReadOnlyDictionary<string, long> GivenBack => _givenBack;

    /// <summary>Orders that are to be given back and were not paid yet.</summary>
    public IReadOnlyCollection<string> Waiting => [.. _waiting.Keys];

    public void WillGiveBack(string number, GivingBack back) => _waiting[number] = back;

    /// <summary>Gives an order back as soon as it is paid, if that is within the time.</summary>
    public async Task GiveBackAsync(string number, TimeSpan within)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < within && !await TryGiveBackAsync(number); await Task.Delay(Look))
        {
            // Not paid yet.
        }
    }

    /// <summary>What waited, where its money is there now.</summary>
    public async Task GiveBackWhatIsPaidAsync()
    {
        foreach (var number in Waiting) await TryGiveBackAsync(number);
    }

    /// <summary>
    /// A reversal that nobody could tell the end of: somebody looks at the statement, by the played Safaricom's own books, and says how it ended.
    /// </summary>
    public async Task LookAtTheStatementAsync()
    {
        var unclear = new List<(Guid Credit, string Receipt)>();
        await using (var find = database.CreateCommand("""
            select f.credit_id, r.reference from payments.refund f join payments.receipt r on r.id = f.receipt_id
            where f.state = 'NeedsReview' and f.requested_by = $1
            """))
        {
            find.Parameters.AddWithValue(Amina.Name);
            await using var rows = await find.ExecuteReaderAsync();
            while (await rows.ReadAsync()) unclear.Add((rows.GetGuid(0), rows.GetString(1)));
        }

        if (unclear.Count == 0) return;
        var back = await outside.MoneyBackAsync();
        foreach (var (credit, receipt) in unclear)
        {
            await using var scope = node.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DecideRefund>()
                .SettleAsync(credit, back.Find(money => money.Of == receipt)?.Number, Amina, CancellationToken.None);
        }
    }

    public async Task GiveStoreCreditAsync(string email, int shillings)
    {
        var holder = await ScalarAsync<Guid>("select id from identity.account where email = $1", email);
        await using var scope = node.CreateAsyncScope();
        var given = await scope.ServiceProvider.GetRequiredService<ChangeStoreCredit>().ExecuteAsync(
            new(holder, TakeBack: false, shillings.ToString(CultureInfo.InvariantCulture), "A late dress"), Amina, CancellationToken.None);
        if (!given.Succeeded) throw new InvalidOperationException($"Store credit for {email}: {given.Error}");
    }

    public Task<string> PayKeyAsync(string number) => ScalarAsync<string>(
        "select p.pay_key from payments.payment p join ordering.\"order\" o on o.id = p.subject_id where o.number = $1", number);

    /// <summary>Twice, as somebody does who is not sure that it was written down: the second time must be refused.</summary>
    public async Task WriteDownAsync(string number, string method, string reference, long minor)
    {
        var subject = await ScalarAsync<Guid>("select id from ordering.\"order\" where number = $1", number);
        for (var time = 1; time <= 2; time++)
        {
            await using var scope = node.CreateAsyncScope();
            var written = await scope.ServiceProvider.GetRequiredService<RecordMoney>().ExecuteAsync(
                new(subject, method, (minor / 100).ToString(CultureInfo.InvariantCulture), reference), Actor.Shop, CancellationToken.None);
            if (written.Succeeded != (time == 1)) throw new InvalidOperationException($"{reference}, written down for the {time}. time: {written}");
        }
    }

    /// <summary>False while it is not paid.</summary>
    private async Task<bool> TryGiveBackAsync(string number)
    {
        if (!_waiting.TryGetValue(number, out var back)) return true;
        var id = await ScalarAsync<Guid>("select id from ordering.\"order\" where number = $1", number);
        await using var scope = node.CreateAsyncScope();
        var order = (await scope.ServiceProvider.GetRequiredService<IOrders>().FindAsync(new OrderId(id), CancellationToken.None))!;
        if (order.PaymentState != OrderPaymentState.Paid) return false;
        var kept = back.Kept == 0 ? null : back.Kept.ToString(CultureInfo.InvariantCulture);
        var all = order.Lines.Select(line => new Core.Ordering.RefundSheet.LineInput(line.Id, line.Quantity.ToString(CultureInfo.InvariantCulture), Restock: true));
        var asked = await scope.ServiceProvider.GetRequiredService<RefundOrder>().ExecuteAsync(
            new(number, new([.. all], Delivery: false, kept), "The storm took it", ByHand: false, SeenMinor: null), Amina, CancellationToken.None);
        if (!asked.Succeeded) throw new InvalidOperationException($"{number} could not be given back: {asked.Error}");
        if (!asked.Value.Approved) await ApproveAsync(id);
        _givenBack[number] = asked.Value.Total.Minor;
        _waiting.TryRemove(number, out _);
        return true;
    }

    /// <summary>So much needs a second person.</summary>
    private async Task ApproveAsync(Guid order)
    {
        var occasion = await ScalarAsync<Guid>("select occasion from payments.refund where subject_id = $1 and state = 'Requested' limit 1", order);
        await using var scope = node.CreateAsyncScope();
        var approved = await scope.ServiceProvider.GetRequiredService<DecideRefund>().ApproveAsync(occasion, Brian, CancellationToken.None);
        if (!approved.Succeeded) throw new InvalidOperationException($"A refund was not approved: {approved.Error}");
    }

    private async Task<T> ScalarAsync<T>(string sql, object argument)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(argument);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
