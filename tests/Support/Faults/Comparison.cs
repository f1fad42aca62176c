using System.Globalization;

namespace Hangazo.Tests.Support.Faults;

/// <summary>One thing that must be so, and what was found where it is not.</summary>
internal sealed record Finding(string What, string Found, IReadOnlyList<string> Differences)
{
    public bool Holds => Differences.Count == 0;
}

/// <summary>The money outside beside the money in the shop's books, number by number, and every order beside the money that came for it.</summary>
internal static class Comparison
{
    private const string StoreCredit = "store credit";

    public static async Task<IReadOnlyList<Finding>> MakeAsync(Storm storm)
    {
        var ordered = storm.Orders.ToList();
        var books = await ShopBooks.ReadAsync(storm.Database, [.. ordered.Select(order => order.Number)]);
        var byNumber = books.Orders.Values.ToDictionary(order => order.Number);
        var byReference = books.Orders.Values.ToDictionary(order => order.Number.Replace("-", "", StringComparison.Ordinal));
        var moved = (await storm.Outside.MoneyAsync())
            .Select(money => (Money: money, Order: OrderOf(money, books, byNumber, byReference)))
            .Where(each => each.Order is not null || storm.Stray.Contains(each.Money.Number)).ToList();
        moved.AddRange(ordered.SelectMany(order => order.ByHand.Select(hand => (
            new MovedMoney("hand", hand.Reference, hand.Minor, "KES", order.Number, null, null), byNumber.GetValueOrDefault(order.Number)))));
        // The shop's own ledger stands for the outside: what was spent by it.
        moved.AddRange(books.StoreCredit.Where(entry => entry.Kind == "Spent").Select(entry => (
            Money: new MovedMoney(StoreCredit, entry.Key["spend ".Length..], -entry.Minor, "KES", entry.Reference, null, null), Order: byReference.GetValueOrDefault(entry.Reference)))
            .Where(each => each.Order is not null));
        return
        [
            Placed(ordered, byNumber), .. Numbers(moved, books), Ledger(moved, books), .. Orders(moved, books, storm.Staff.GivenBack),
            .. Returned(moved, books, await storm.Outside.MoneyBackAsync(), storm.Staff), Of("accounts whose store credit is not the sum of its entries", books.StoreCreditWrong),
            NothingOpen(moved, books), Of("variants whose stock ledger does not balance", books.StockUnbalanced),
            Of("stored notifications that wait or are stuck", books.InboxWaiting), Of("events that wait to be delivered", books.OutboxWaiting),
            Of("events that could not be delivered", books.OutboxDead),
        ];
    }

    private static BookedOrder? OrderOf(
        MovedMoney money, ShopBooks books, Dictionary<string, BookedOrder> byNumber, Dictionary<string, BookedOrder> byReference) =>
        money.Attempt is { } id
            ? books.Attempts.TryGetValue(id, out var attempt) ? books.Orders[attempt.Order] : null
            : money.Reference is { } reference ? byReference.GetValueOrDefault(reference) ?? byNumber.GetValueOrDefault(reference) : null;

    private static Finding Placed(List<StormOrder> ordered, Dictionary<string, BookedOrder> byNumber) => new(
        "orders the shoppers were told of are there, once each", $"{byNumber.Count} of {ordered.Count}",
        [.. ordered.Where(order => !byNumber.ContainsKey(order.Number)).Select(order => order.Number)]);

    /// <summary>Each number outside stands in the books once, with its amount; the books have no number that nobody outside knows.</summary>
    private static IEnumerable<Finding> Numbers(List<(MovedMoney Money, BookedOrder? Order)> moved, ShopBooks books)
    {
        var known = moved.Select(each => each.Money.Number).ToHashSet();
        var booked = books.Receipts.GroupBy(receipt => Whole(receipt.Number, known)).ToDictionary(same => same.Key, same => same.ToList());
        foreach (var provider in moved.GroupBy(each => each.Money.Provider).OrderBy(group => group.Key))
        {
            var differences = new List<string>();
            foreach (var (money, order) in provider)
            {
                var place = booked.GetValueOrDefault(money.Number, []).Sum(receipt => receipt.Charged)
                    + (books.PayBill.GetValueOrDefault(money.Number)?.Left ?? 0);
                if (place != money.Minor) differences.Add($"{money.Number} ({order?.Number ?? "stray"}): {Text(money.Minor)} outside, {Text(place)} in the books");
            }

            yield return new(
                $"{provider.Key}: money outside = money in the books, number by number",
                $"{provider.Count()} payments, {provider.First().Money.Currency} {Text(provider.Sum(each => each.Money.Minor))}", differences);
        }

        yield return new(
            "receipts in the books that nobody outside knows", "0",
            [.. booked.Where(pair => !known.Contains(pair.Key)).Select(pair => $"{pair.Key}, order {books.Orders[pair.Value[0].Order].Number}")]);
    }

    /// <summary>Receipts = what is booked on payments + credits (to be given back, or back) + in review + unallocated.</summary>
    private static Finding Ledger(List<(MovedMoney Money, BookedOrder? Order)> moved, ShopBooks books)
    {
        var unallocated = moved.Sum(each => books.PayBill.GetValueOrDefault(each.Money.Number)?.Left ?? 0);
        var received = books.Receipts.Sum(receipt => receipt.Minor) + unallocated;
        var captured = books.Orders.Values.Sum(order => order.Captured);
        var credits = books.Orders.Values.Sum(order => order.Credits);
        var review = books.Receipts.Where(receipt => receipt.Booking == "Review").Sum(receipt => receipt.Minor);
        var difference = received - captured - credits - review - unallocated;
        return new(
            "ledger: receipts = on orders + credits + in review + unallocated",
            $"{Text(received)} = {Text(captured)} + {Text(credits)} + {Text(review)} + {Text(unallocated)}",
            difference == 0 ? [] : [$"difference {Text(difference)}"]);
    }

    /// <summary>By the money outside alone: what came for an order, less what is in review, pays it once; what is more is owed back.</summary>
    private static IEnumerable<Finding> Orders(
        List<(MovedMoney Money, BookedOrder? Order)> moved, ShopBooks books, IReadOnlyDictionary<string, long> givenBack)
    {
        var papers = new List<string>();
        var came = moved.Where(each => each.Order is not null).GroupBy(each => each.Order!.Id).ToDictionary(group => group.Key, group => group.ToList());
        var (paid, wrong, invoices) = (0, new List<string>(), new List<string>());
        foreach (var order in books.Orders.Values)
        {
            var review = books.Receipts.Where(receipt => receipt.Order == order.Id && receipt.Booking == "Review").Select(receipt => receipt.Number).ToHashSet();
            var counting = came.GetValueOrDefault(order.Id, []).FindAll(each => !review.Contains(each.Money.Number));
            var counted = counting.Sum(each => each.Money.Currency == "KES" ? each.Money.Minor : order.Due);
            var isPaid = counted >= order.Due;
            // Store credit alone waits for the money that it was to go with (ADR 23): it makes no order part-paid, and no paper.
            var hasBegun = isPaid || counting.Exists(each => each.Money.Provider != StoreCredit);
            if (isPaid) paid++;
            var back = givenBack.GetValueOrDefault(order.Number);
            var expected = (Math.Min(counted, order.Due) - back, Math.Max(0, counted - order.Due) + back, isPaid ? "Paid" : hasBegun && counted > 0 ? "PartlyPaid" : "Unpaid");
            if ((order.Captured, order.Credits, order.PaymentState) != expected || (order.Payment == "Settled") != isPaid)
                wrong.Add($"{order.Number}: {Text(counted)} came of {Text(order.Due)}; booked {Text(order.Captured)}, credit {Text(order.Credits)}, {order.Payment}, order {order.PaymentState}");
            if (order.Invoices != (isPaid ? 1 : 0)) invoices.Add($"{order.Number}: {order.Invoices}");
            if (order.Papers != (hasBegun ? expected.Item1 : 0)) papers.Add($"{order.Number}: papers over {Text(order.Papers)}, {Text(expected.Item1)} stays with the order");
        }

        yield return new("every order is paid once by the money that came for it, and by no other", $"{paid} of {books.Orders.Count} orders paid", wrong);
        yield return new("one invoice for each paid order", $"{books.Orders.Values.Sum(order => order.Invoices)}", invoices);
        yield return new(
            "invoices + deposit receipts - credit notes = what stays with each order", Text(books.Orders.Values.Sum(order => order.Papers)), papers);
    }

    /// <summary>What staff decided to give back went back outside, once and to the cent, and the shop's books say so of nothing else.</summary>
    private static IEnumerable<Finding> Returned(
        List<(MovedMoney Money, BookedOrder? Order)> moved, ShopBooks books, List<ReturnedMoney> outside, Office staff)
    {
        // What was never paid is never given back.
        var paid = books.Orders.Values.Where(order => order.PaymentState == "Paid").Select(order => order.Number).ToHashSet();
        yield return new("paid orders that were to be given back are", $"{staff.GivenBack.Count}", [.. staff.Waiting.Where(paid.Contains)]);
        yield return new(
            "refunds that did not end", $"{books.Refunds.Count(refund => refund.State == "Succeeded")} are back",
            [.. books.Refunds.Where(refund => refund.State != "Succeeded").Select(refund => $"{books.Orders[refund.Order].Number}: {refund.State} {refund.Problem}")]);
        var byId = books.Refunds.ToDictionary(refund => $"{refund.Id:N}");
        var known = moved.Select(each => each.Money.Number).ToHashSet();
        // Keys are refund-id-try; of others' refunds, whoever asked for them, nothing is known here.
        var back = outside.Select(money => (money.Minor, Of: money.Of ?? byId.GetValueOrDefault(money.Key?.Split('-').ElementAtOrDefault(1) ?? "")?.Receipt))
            .Concat(books.StoreCredit.Where(entry => entry.Kind == "Returned" && byId.ContainsKey(entry.Key["refund ".Length..]))
                .Select(entry => (entry.Minor, Of: (string?)byId[entry.Key["refund ".Length..]].Receipt)))
            .Where(money => money.Of is not null && known.Contains(money.Of)).GroupBy(money => money.Of!).ToDictionary(group => group.Key, group => group.Sum(money => money.Minor));
        var booked = books.Refunds.Where(refund => refund.State == "Succeeded").GroupBy(refund => refund.Receipt).ToDictionary(group => group.Key, group => group.Sum(refund => refund.Charged));
        yield return new(
            "money back outside = refunds in the books, payment by payment", $"{booked.Count} payments, KES {Text(books.Refunds.Where(refund => refund.State == "Succeeded").Sum(refund => refund.Minor))}",
            [.. back.Keys.Union(booked.Keys).Where(of => back.GetValueOrDefault(of) != booked.GetValueOrDefault(of))
                .Select(of => $"{of}: {Text(back.GetValueOrDefault(of))} outside, {Text(booked.GetValueOrDefault(of))} in the books")]);
    }

    private static Finding NothingOpen(List<(MovedMoney Money, BookedOrder? Order)> moved, ShopBooks books)
    {
        var requests = moved.Select(each => each.Money.Request).OfType<string>().ToHashSet();
        var ids = moved.Select(each => each.Money.Attempt).OfType<Guid>().ToHashSet();
        return new(
            "no attempt is open whose money is outside", $"{books.Attempts.Values.Sum(attempt => attempt.Polls)} questions asked in all",
            [.. books.Attempts.Values.Where(attempt => attempt.IsOpen && (ids.Contains(attempt.Id) || (attempt.Request is { } request && requests.Contains(request))))
                .Select(attempt => $"{books.Orders[attempt.Order].Number}: {attempt.State}")]);
    }

    private static Finding Of(string what, long count) => new(what, $"{count}", count == 0 ? [] : [$"{count}"]);

    /// <summary>Parts of a split bear the number of the whole with -1, -2.</summary>
    private static string Whole(string number, HashSet<string> known) =>
        !known.Contains(number) && number.LastIndexOf('-') is > 0 and var dash && known.Contains(number[..dash]) ? number[..dash] : number;

    private static string Text(long minor) => (minor / 100m).ToString("#,0.00", CultureInfo.InvariantCulture);
}
