using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Hangazo.Core.Payments.Daraja;

/// <summary>What Daraja offers for money that people send to the PayBill by themselves.</summary>
internal sealed partial class DarajaClient
{
    private const string RegisterPath = "mpesa/c2b/v2/registerurl";
    private const string PullPath = "pulltransactions/v1/query";

    public async Task<RegisterAnswer> RegisterAsync(CancellationToken cancellationToken)
    {
        var merchant = options.Value;
        if (!merchant.TakesPayBill) return new(Done: false, "Set Daraja__C2bToken first; then PayBill payments can be taken in.");
        Answer answer;
        try
        {
            answer = await PostAsync(
                RegisterPath,
                new
                {
                    merchant.ShortCode,
                    ResponseType = merchant.C2bResponseType,
                    ConfirmationURL = merchant.C2bUrl("confirmation").ToString(),
                    ValidationURL = merchant.C2bUrl("validation").ToString(),
                },
                cancellationToken);
        }
        catch (Exception exception) when (IsOutage(exception, cancellationToken))
        {
            logger.LogWarning("The PayBill addresses could not be registered: {Reason}", exception.Message);
            return new(Done: false, "M-Pesa cannot be reached right now. Please try again in a minute.");
        }

        if (answer.IsSuccess && answer.Text("ResponseCode") is "0" or "00000000")
            return new(Done: true, "M-Pesa took the addresses: payments to the PayBill are told to the shop from now on.");
        var said = answer.Text("errorMessage") ?? answer.Text("ResponseDescription") ?? $"HTTP {answer.Status}";
        return said.Contains("already registered", StringComparison.OrdinalIgnoreCase)
            ? new(Done: true, "M-Pesa says that addresses are registered already. To change them, ask Safaricom to remove the old ones.")
            : new(Done: false, $"M-Pesa did not take the addresses: {said}");
    }

    public async Task<ReceivedList> ListReceivedAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var lines = new List<ReceivedLine>();
        try
        {
            if (!await pace.TurnAsync(Patience, cancellationToken)) return new(Answered: false, lines);
            for (var (page, offset) = (0, 0); page < MostPages; page++)
            {
                var answer = await PullAsync(from, to, offset, cancellationToken);
                if (answer.IsBusy) pace.TooMany();
                if (Lists(answer) is not { } lists) return new(IsEmptyList(answer), lines);
                var found = lists.EnumerateArray().SelectMany(Lines).ToList();
                foreach (var line in found)
                    if (PayBillMoney.OfPullLine(line) is { } money) lines.Add(new(money.TransactionId, JsonSerializer.SerializeToUtf8Bytes(line)));
                if (found.Count == 0) break;
                offset += found.Count;
            }
        }
        catch (Exception exception) when (IsOutage(exception, cancellationToken))
        {
            logger.LogWarning("The list of received payments could not be had: {Reason}", exception.Message);
            return new(Answered: false, lines);
        }

        return new(Answered: true, lines);
    }

    private static bool IsEmptyList(Answer answer) => answer.IsSuccess && answer.Text("ResponseCode") == "1001";

    private static JsonElement? Lists(Answer answer) =>
        answer.IsSuccess && answer.Json?.Child("Response") is { ValueKind: JsonValueKind.Array } lists ? lists : null;

    private Task<Answer> PullAsync(DateTimeOffset from, DateTimeOffset to, int offset, CancellationToken cancellationToken) => PostAsync(
        PullPath,
        new
        {
            options.Value.ShortCode,
            StartDate = DarajaText.PullDate(from),
            EndDate = DarajaText.PullDate(to),
            OffSetValue = offset.ToString(CultureInfo.InvariantCulture),
        },
        cancellationToken);
}
