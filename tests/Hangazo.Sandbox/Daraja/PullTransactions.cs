using System.Globalization;

namespace Hangazo.Sandbox.Daraja;

/// <summary>
/// Daraja's list of payments received in a time window of the last 48 hours: the one call that finds a payment whose push was never
/// answered. Dates are East African time, in the answer too although it ends in Z there (as captured).
/// </summary>
internal static class PullTransactions
{
    private const int PageSize = 1000;
    private static readonly TimeSpan Reach = TimeSpan.FromHours(48);

    public static async Task<IResult> QueryAsync(
        HttpRequest http, AccessTokens tokens, SandboxOptions options, SandboxClock clock, StkPushes pushes)
    {
        if (tokens.Check(http) is { } unauthorised)
            return unauthorised;
        var (body, unreadable) = await DarajaRequest.ReadAsync(http);
        if (body is null)
            return unreadable!;
        if (body["ShortCode"] != options.Daraja.ShortCode)
            return DarajaError.InvalidField("ShortCode");
        if (!TryReadTime(body["StartDate"], out var from))
            return DarajaError.InvalidField("StartDate");
        if (!TryReadTime(body["EndDate"], out var to) || to < from)
            return DarajaError.InvalidField("EndDate");
        if (!int.TryParse(body["OffSetValue"] ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
            return DarajaError.InvalidField("OffSetValue");

        var oldest = clock.UtcNow - Reach;
        object[] found =
        [
            .. pushes.Payments
                .Where(payment => payment.PaidAt >= oldest && payment.PaidAt >= from && payment.PaidAt < to.AddSeconds(1))
                .Skip(offset)
                .Take(PageSize)
                .Select(payment => Line(payment, pushes.Find(payment.CheckoutRequestId), options.Daraja)),
        ];
        return DarajaJson.Ok(new
        {
            ResponseRefID = DarajaIds.PullReference(),
            ResponseCode = found.Length == 0 ? "1001" : "1000",
            ResponseMessage = found.Length == 0 ? "No transactions available for the selected time period" : "Success",
            Response = new[] { found },
        });
    }

    private static object Line(StkPayment payment, StkPush? push, DarajaOptions options) => new
    {
        transactionId = payment.Receipt,
        trxDate = payment.PaidAt.ToOffset(SandboxClock.EastAfrica).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        msisdn = long.Parse(payment.Phone, CultureInfo.InvariantCulture),
        sender = "MPESA",
        transactiontype = push?.Request.TransactionType == StkValidation.BuyGoods ? "c2b-buy-goods-debit" : "c2b-pay-bill-debit",
        billreference = payment.Reference,
        amount = string.Create(CultureInfo.InvariantCulture, $"{payment.Amount}.00"),
        organizationname = options.MerchantName,
    };

    private static bool TryReadTime(string? text, out DateTimeOffset time)
    {
        var read = DateTime.TryParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local);
        time = read ? new DateTimeOffset(local, SandboxClock.EastAfrica) : default;
        return read;
    }
}
