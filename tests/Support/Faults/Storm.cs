using System.Collections.Concurrent;
using System.Diagnostics;
using Hangazo.Core;
using Hangazo.Core.Payments.Daraja;
using Hangazo.Core.Payments.UseCases;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Hangazo.Tests.Support.Faults;

/// <summary>An order of the storm and the money that staff say they received for it by hand (reference and cents).</summary>
internal sealed record StormOrder(Story Story, string Number, IReadOnlyList<(string Reference, long Minor)> ByHand);

/// <summary>
/// Shoppers of every kind who order and pay over plain HTTP while the outside loses, repeats and delays what it has to say. The shop may be
/// killed meanwhile: they try again, as people do.
/// </summary>
internal sealed class Storm : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>How long staff look whether an order is paid that is to be given back; then they do it when the storm is over.</summary>
    private static readonly TimeSpan StaffWait = TimeSpan.FromSeconds(40);

    /// <summary>How many fill carts and place orders at a time: more than the shop's pool has connections, so that they crowd it after each start.</summary>
    private const int AtOnce = 48;

    private readonly string _shop;
    private readonly ServiceProvider _office;
    private readonly ConcurrentQueue<StormOrder> _orders = new();
    private readonly SemaphoreSlim _room = new(AtOnce);
    private int _errors;
    private int _mistyped;
    private IReadOnlyList<Guid> _variants = [];
    private IReadOnlyList<Guid> _madeToOrder = [];

    /// <param name="connection">The shop's database: staff write money down as another node of the shop would.</param>
    /// <param name="daraja">The shop's account at M-Pesa, where that node is to look through the list of received payments or to know how money goes back.</param>
    public Storm(string shop, string sandbox, string connection, Action<DarajaOptions>? daraja = null)
    {
        _shop = shop;
        Outside = new(sandbox);
        Database = NpgsqlDataSource.Create(connection);
        _office = new ServiceCollection().AddLogging().AddHangazoCore(connection).Configure(daraja ?? (_ => { })).BuildServiceProvider();
        Staff = new(_office, Database, Outside);
    }

    public Played Outside { get; }

    public NpgsqlDataSource Database { get; }

    public IReadOnlyCollection<StormOrder> Orders => _orders;

    /// <summary>Receipts of money that was sent for a number nobody has.</summary>
    public ConcurrentBag<string> Stray { get; } = [];

    /// <summary>What staff do about orders once they are paid, and how.</summary>
    public Office Staff { get; }

    /// <summary>Answers 5xx that shoppers saw.</summary>
    public int Errors => _errors;

    public async ValueTask DisposeAsync()
    {
        Outside.Dispose();
        _room.Dispose();
        await _office.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>Puts enough into stock, by a movement as every change of stock has one.</summary>
    public async Task StockAsync(int pieces)
    {
        await using var command = Database.CreateCommand($"""
            with picked as (
                select s.variant_id from inventory.stock s join catalog.variant v on v.id = s.variant_id join catalog.card c on c.product_id = v.product_id
                where not v.is_withdrawn and c.unit = 'Piece' and v.price_minor between 100000 and 600000 and s.on_hand > 0
                order by v.id limit 20),
            more as (update inventory.stock s set on_hand = on_hand + {pieces} from picked where picked.variant_id = s.variant_id returning s.variant_id),
            moved as (
                insert into inventory.movement (variant_id, at, on_hand_delta, allocated_delta, reserved_delta, reason)
                select variant_id, now(), {pieces}, 0, 0, 'storm' from more)
            select array_agg(variant_id) from more
            """);
        _variants = (Guid[])(await command.ExecuteScalarAsync())!;
        await using var made = Database.CreateCommand($"""
            with picked as (
                select v.id from catalog.variant v join catalog.product p on p.id = v.product_id join inventory.stock s on s.variant_id = v.id
                where p.line_type = 'MadeToMeasure' and not v.is_withdrawn order by v.id limit 5),
            more as (update inventory.stock s set on_hand = on_hand + {pieces} from picked where picked.id = s.variant_id returning s.variant_id),
            moved as (
                insert into inventory.movement (variant_id, at, on_hand_delta, allocated_delta, reserved_delta, reason)
                select variant_id, now(), {pieces}, 0, 0, 'storm' from more)
            select array_agg(variant_id) from more
            """);
        _madeToOrder = (Guid[])(await made.ExecuteScalarAsync())!;
    }

    /// <summary>Looks through the list of received payments, as the shop's nodes do every quarter of an hour.</summary>
    public async Task PullAsync()
    {
        await using var scope = _office.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PullReceived>().ExecuteDueAsync(CancellationToken.None);
    }

    /// <summary>One shopper, from the first click to the last.</summary>
    public async Task ShopAsync(int number, Story story)
    {
        using var guest = new Guest(_shop) { Patience = Patience };
        try
        {
            var order = await OrderAsync(guest, number, story);
            var orderNumber = order["/orders/".Length..order.IndexOfAny(['?', '/'], "/orders/".Length)];
            var byHand = Parts((await guest.OwedAsync(order)).Due, story.ByHand).Select((minor, i) => ($"TT-{orderNumber}-{i}", minor)).ToList();
            _orders.Enqueue(new(story, orderNumber, byHand));
            if (story.Back is { } back) Staff.WillGiveBack(orderNumber, back);
            await PayAsync(guest, story, order, orderNumber, byHand);
            if (story.IsInParts && await CapturedAsync(guest, order)) await guest.PayRestAsync(await Staff.PayKeyAsync(orderNumber), Story.Pays);
            if (story.Back is not null) await Staff.GiveBackAsync(orderNumber, StaffWait);
        }
        finally
        {
            Interlocked.Add(ref _errors, guest.Errors);
        }
    }

    private async Task<string> OrderAsync(Guest guest, int number, Story story)
    {
        await _room.WaitAsync();
        try
        {
            if (story.StoreCredit > 0) await WithStoreCreditAsync(guest, story.StoreCredit);
            var wanted = story.IsInParts ? _madeToOrder : _variants;
            if (!await guest.AddAsync(wanted[number % wanted.Count])) throw new InvalidOperationException($"{story.Name}: could not put it into the cart.");
            var (order, status) = await guest.PlaceAsync(story.Phone, story.Method, story.StoreCredit * 100L);
            return order ?? throw new InvalidOperationException($"{story.Name}: the order was answered with {status}.");
        }
        finally
        {
            _room.Release();
        }
    }

    /// <summary>A customer who has an account, and store credit on it.</summary>
    private async Task WithStoreCreditAsync(Guest guest, int shillings)
    {
        var email = $"storm-{Guid.CreateVersion7():N}@hangazo.test";
        if (await guest.RegisterAsync(email) is { } refused) throw new InvalidOperationException($"A shopper could not make an account: {refused}.");
        await Staff.GiveStoreCreditAsync(email, shillings);
    }

    /// <summary>Whether the first part came; somebody else pays the rest only then.</summary>
    private static async Task<bool> CapturedAsync(Guest guest, string order)
    {
        for (var waiting = Stopwatch.StartNew(); waiting.Elapsed < Patience; await Task.Delay(TimeSpan.FromSeconds(1)))
            if ((await guest.OwedAsync(order)).Captured > 0) return true;
        return false;
    }

    private async Task PayAsync(Guest guest, Story story, string order, string number, List<(string Reference, long Minor)> byHand)
    {
        if (story.AsksAgain)
        {
            await Task.Delay(story.Waits);
            await guest.PayAgainAsync(order, Story.Pays, story.Method);
        }

        if (story.PayBill.Count > 0) await PayBillAsync(guest, story, order, number);
        if (story.Page != PageDeed.None && await guest.PayPageAsync(order, Patience) is { } page && story.Page != PageDeed.TurnsBack)
        {
            var button = story.Method == "paypal" ? $"{page.GetLeftPart(UriPartial.Path)}/{TokenOf(page)}/approve" : $"{page}/pay";
            var back = await Outside.PressAsync(button);
            if (story.Page == PageDeed.PaysAndReturns && back is { IsAbsoluteUri: true }) await guest.ReturnAsync(back);
        }

        foreach (var (reference, minor) in byHand) await Staff.WriteDownAsync(number, story.Method, reference, minor);
    }

    private async Task PayBillAsync(Guest guest, Story story, string order, string number)
    {
        var account = story.Mistypes ? $"ZZ{Interlocked.Increment(ref _mistyped):D4}" : number;
        var parts = Parts((await guest.OwedAsync(order)).Due, story.PayBill);
        parts[^1] += story.TooMuch * 100;
        foreach (var minor in parts)
        {
            var receipt = await Outside.PayBillAsync(Story.Pays, account, minor / 100);
            if (story.Mistypes) Stray.Add(receipt!);
        }
    }

    private static string TokenOf(Uri page) => page.Query[(page.Query.IndexOf("token=", StringComparison.Ordinal) + 6)..];

    /// <summary>Whole shillings that add up to what is owed.</summary>
    private static List<long> Parts(long owed, IReadOnlyList<double> shares)
    {
        var parts = shares.Select(share => (long)(owed / 100 * share) * 100).ToList();
        if (parts.Count > 0) parts[^1] += owed - parts.Sum();
        return parts;
    }
}
