using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Hangazo.Core;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments;
using Hangazo.Core.Payments.Contracts;

namespace Hangazo.Bench;

/// <summary>
/// How long M-Pesa waits until its callback is stored and acknowledged, 50 at a time over loopback, each for another request and each stored anew.
/// The workers that turn them into money run beside it, as they do in the shop. The floor is one INSERT by one endpoint with nothing to decide.
/// </summary>
internal static class Callbacks
{
    private const int InParallel = 50;
    private const int Payments = 24_000;
    private const int AtOnce = 400;
    private const int Bursts = 40;

    public static async Task MeasureAsync(BenchHouse house, Report report)
    {
        await house.StopShopAsync();
        var lines = await PrepareAsync(house);
        await house.StartShopAsync(cached: true);
        var (warm, alone, asked) = (lines[..(Bursts * InParallel)], lines[(Bursts * InParallel)..(2 * Bursts * InParallel)], lines[(2 * Bursts * InParallel)..]);
        report.Head($"Callbacks, {InParallel} in parallel", "what", "a second", "p50 ms", "p95 ms", "p99 ms", "errors", "aim, p95");
        await BurstAsync(house, house.FloorUrl, warm);
        Row($"{InParallel} at once, then time to breathe: floor, one INSERT, committed", await BurstAsync(house, house.FloorUrl, alone), "");
        await BurstAsync(house, house.ShopUrl, warm);
        Row("the same: callback stored and answered", await BurstAsync(house, house.ShopUrl, alone), "25");
        Row($"{InParallel} without a pause: floor", await Wrk.PostAsync(house.FloorUrl, asked, InParallel, house.Options.Seconds), "");
        Row("the same: callback stored and answered", await Wrk.PostAsync(house.ShopUrl, asked, InParallel, house.Options.Seconds), "");
        var stored = await house.ScalarAsync<long>("select count(*) from payments.inbox i join payments.attempt a on a.id = i.attempt_id where a.checkout_request_id like 'ws_CO_bench%'");
        // What is not booked yet would be booked beside whatever is measured next.
        await QuietAsync(house, "update payments.inbox set next_try_at = null where next_try_at is not null; delete from outbox.delivery; delete from outbox.message");
        report.Head("Checks", "what", "");
        report.Check($"callbacks are stored ({stored})", stored > 2 * Bursts * InParallel);

        void Row(string what, Load load, string aim) => report.Row(
            what, load.PerSecond > 0 ? Text(load.PerSecond, "0") : "", Text(load.P50, "0.0"), Text(load.P95, "0.0"), Text(load.P99, "0.0"), $"{load.Errors}", aim);
    }

    /// <summary>So many at the same moment, and the next ones when what they brought is booked.</summary>
    private static async Task<Load> BurstAsync(BenchHouse house, string url, List<string> lines)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = InParallel });
        var (times, errors) = (new List<double>(), 0L);
        foreach (var burst in lines.Chunk(InParallel))
        {
            times.AddRange(await Task.WhenAll(burst.Select(PostAsync)));
            while (await house.ScalarAsync<bool>("select exists (select from payments.inbox where next_try_at is not null)")) await Task.Delay(20);
        }

        times.Sort();
        return new(0, At(0.5), At(0.95), At(0.99), errors);

        double At(double share) => times[Math.Min(times.Count - 1, (int)(times.Count * share))];

        async Task<double> PostAsync(string line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            using var body = new StringContent(line[(tab + 1)..], System.Text.Encoding.UTF8, "application/json");
            var began = Stopwatch.GetTimestamp();
            using var answer = await http.PostAsync(new Uri(url + line[..tab]), body);
            if (!answer.IsSuccessStatusCode) Interlocked.Increment(ref errors);
            return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }
    }

    /// <summary>Requests that M-Pesa has taken: where each callback goes, and its words.</summary>
    private static async Task<List<string>> PrepareAsync(BenchHouse house)
    {
        var lines = new List<string>(Payments);
        await using var services = new ServiceCollection().AddLogging().AddHangazoCore(house.Connection).BuildServiceProvider();
        var phone = PhoneNumber.ParseKenyan("0712345678").Value;
        for (var i = 0; i < Payments; i += AtOnce)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<HangazoDb>();
            for (var j = i; j < i + AtOnce; j++)
            {
                var now = TimeProvider.System.GetUtcNow();
                var payment = Payment.Open(new(Guid.CreateVersion7(), $"CB{j:D7}"), Money.Shillings(2_499), phone, now);
                var (token, hash) = CallbackToken.New();
                payment.BeginSubmit(payment.Attempts[0], hash, now);
                payment.Submitted(payment.Attempts[0], $"m-{j}", $"ws_CO_bench{j}", null, now);
                db.Add(payment);
                lines.Add($"/api/payments/stk/callback/{token}\t{Body(j)}");
            }

            await db.SaveChangesAsync(CancellationToken.None);
        }

        // Nobody is to be asked about them, and their beginnings are no news.
        await QuietAsync(house, """
            update payments.attempt set next_poll_at = null where checkout_request_id like 'ws_CO_bench%';
            delete from outbox.delivery; delete from outbox.message; analyze payments.attempt, payments.payment
            """);
        return lines;
    }

    private static async Task QuietAsync(BenchHouse house, string sql)
    {
        await using var quiet = house.Database.CreateCommand(sql);
        await quiet.ExecuteNonQueryAsync();
    }

    private static string Body(int i) => JsonSerializer.Serialize(new
    {
        Body = new
        {
            stkCallback = new
            {
                MerchantRequestID = $"m-{i}",
                CheckoutRequestID = $"ws_CO_bench{i}",
                ResultCode = 0,
                ResultDesc = "The service request is processed successfully.",
                CallbackMetadata = new
                {
                    Item = new object[]
                    {
                        new { Name = "Amount", Value = 2499.0 }, new { Name = "MpesaReceiptNumber", Value = $"UBN{i:D7}" }, new { Name = "Balance" },
                        new { Name = "TransactionDate", Value = 20261121120552 }, new { Name = "PhoneNumber", Value = 254712345678 },
                    },
                },
            },
        },
    });

    private static string Text(double figure, string format) => figure.ToString(format, CultureInfo.InvariantCulture);
}
