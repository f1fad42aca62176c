using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hangazo.Core.Kernel;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hangazo.Core.Payments.Daraja;

/// <summary>Safaricom's Daraja over HTTP: push, query, the list of received payments, and money that goes out.</summary>
internal sealed partial class DarajaClient(
    HttpClient http, DarajaTokens tokens, IOptions<DarajaOptions> options, QueryPace pace, TimeProvider clock, ILogger<DarajaClient> logger)
    : IPaymentGateway, IPayBill
{
    private const string PushPath = "mpesa/stkpush/v1/processrequest";
    private const string QueryPath = "mpesa/stkpushquery/v1/query";
    private const int MostPages = 20;

    /// <summary>Nobody is asked for their PIN more often than this for one amount.</summary>
    private const int MostPrompts = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    /// <summary>Names are written as they are (Daraja's are in Pascal case) and so is the password's base64.</summary>
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Code => Payment.MpesaStk;

    /// <summary>A shop does not start without it.</summary>
    public bool IsConfigured => true;

    public Money? MostAtOnce => Money.Shillings(options.Value.LargestAmount);

    public bool Takes(Money amount) => DarajaText.StkAmount(amount, options.Value.LargestAmount * MostPrompts) is not null;

    public async Task<StartAnswer> StartAsync(StartRequest request, CancellationToken cancellationToken)
    {
        var merchant = options.Value;
        if (DarajaText.StkAmount(request.Amount, merchant.LargestAmount) is not { } shillings)
            return DarajaErrors.Refused("amount", $"M-Pesa takes whole shillings from KSh 1 to {Money.Shillings(merchant.LargestAmount)} at once.", alert: true, null);
        if (!request.Phone.IsKenyanMobile) return DarajaErrors.Refused("phone", KernelErrors.PhoneNotKenyan.Message, alert: false, null);
        var timestamp = DarajaText.Timestamp(clock.GetUtcNow());
        Answer answer;
        try
        {
            answer = await PostAsync(
                PushPath,
                new
                {
                    BusinessShortCode = merchant.ShortCode,
                    Password = DarajaText.Password(merchant.ShortCode, merchant.Passkey, timestamp),
                    Timestamp = timestamp,
                    merchant.TransactionType,
                    Amount = shillings,
                    PartyA = request.Phone.Digits,
                    merchant.PartyB,
                    PhoneNumber = request.Phone.Digits,
                    CallBackURL = merchant.CallbackUrl(request.CallbackToken).ToString(),
                    AccountReference = request.Reference,
                    TransactionDesc = merchant.Description,
                },
                cancellationToken);
        }
        catch (DarajaUnreachableException exception)
        {
            logger.LogWarning(exception, "Daraja could not be reached; nothing was sent");
            return DarajaErrors.NotSent(exception.Message);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            logger.LogWarning("A push to {Phone} got no answer: {Reason}", request.Phone.Masked, exception.Message);
            return DarajaErrors.Lost(DarajaErrors.NoAnswer, exception.Message);
        }

        if (answer.IsSuccess && answer.Text("ResponseCode") == "0" && answer.Text("CheckoutRequestID") is { Length: <= 100 } checkout)
            return new(StartResult.Accepted, answer.Text("MerchantRequestID"), checkout, null, null, Alert: false, answer.Body);
        if (answer.IsSuccess && answer.Text("ResponseCode") is { } code and not "0")
            return DarajaErrors.Refused(code, MpesaResults.Of(code)?.Text ?? "M-Pesa did not take the request. Please try again.", alert: true, answer.Body);
        return DarajaErrors.Of(answer.Status, answer.ErrorCode, answer.Text("errorMessage"), answer.Body);
    }

    /// <summary>A confirmed payment without receipt, or a lost post: the list of received payments is the only place that can tell.</summary>
    public async Task<StatusAnswer> GetStatusAsync(StatusRequest request, CancellationToken cancellationToken)
    {
        if (!await pace.TurnAsync(Patience, cancellationToken)) return StatusAnswer.Busy;
        var query = request.CheckoutRequestId is { } checkout ? await QueryAsync(checkout, cancellationToken) : null;
        if (query?.Result == QueryResult.Busy)
        {
            pace.TooMany();
            return new(query);
        }

        var looks = !request.Booked && (query is null || (query.Result == QueryResult.Paid && !request.ReceiptKnown));
        return new(query, looks
            ? await FindAsync(request.Start.Reference, request.SubmittedAt - ClockSkew, clock.GetUtcNow() + ClockSkew, cancellationToken)
            : null);
    }

    public Notification? ParseNotification(ReadOnlyMemory<byte> body)
    {
        if (StkCallback.Read(body) is not { } callback) return null;
        var result = MpesaResults.Of(callback.ResultCode);
        var paid = callback.ResultCode == MpesaResults.Paid;
        var proof = paid && callback is { Receipt: { } receipt, AmountMinor: { } minor } ? new PaymentProof(receipt, new Money(minor, Money.Kes), callback.PaidAt) : null;
        return new(
            $"{callback.CheckoutRequestId}:{callback.ResultCode}:{callback.Receipt}",
            paid ? NewsKind.Paid : result is null ? NewsKind.Unclear : NewsKind.NotPaid,
            $"{callback.ResultCode}: {callback.ResultText}")
        {
            CheckoutRequestId = callback.CheckoutRequestId,
            MerchantRequestId = callback.MerchantRequestId,
            Signal = result?.Signal,
            Code = paid ? null : callback.ResultCode,
            Text = result?.Text,
            Alert = result?.Alert == true,
            Proof = proof,
            NeedsConfirmation = proof is not null && options.Value.NeedsConfirmation(proof.Amount),
        };
    }

    internal async Task<QueryAnswer> QueryAsync(string checkoutRequestId, CancellationToken cancellationToken)
    {
        var merchant = options.Value;
        var timestamp = DarajaText.Timestamp(clock.GetUtcNow());
        Answer answer;
        try
        {
            answer = await PostAsync(
                QueryPath,
                new
                {
                    BusinessShortCode = merchant.ShortCode,
                    Password = DarajaText.Password(merchant.ShortCode, merchant.Passkey, timestamp),
                    Timestamp = timestamp,
                    CheckoutRequestID = checkoutRequestId,
                },
                cancellationToken);
        }
        catch (Exception exception) when (IsOutage(exception, cancellationToken))
        {
            return new(QueryResult.Pending, null, DarajaErrors.NoAnswer, null, exception.Message);
        }

        if (answer.IsBusy) return new(QueryResult.Busy, null, answer.ErrorCode ?? "429", null, answer.Body);
        // 500.001.1001 and every other error say nothing about the payment: "being processed", empty, even "does not exist" come for ids that do.
        if (answer.Text("ResultCode") is not { } code || answer.Text("CheckoutRequestID") is { } id && id != checkoutRequestId)
            return new(QueryResult.Pending, null, answer.ErrorCode, null, answer.Body);
        return code == MpesaResults.StillProcessing || MpesaResults.Of(code) is not { } result
            ? new(QueryResult.Pending, null, code, null, answer.Body)
            : new(code == MpesaResults.Paid ? QueryResult.Paid : QueryResult.NotPaid, result.Signal, code, result.Text, answer.Body);
    }

    internal async Task<SearchAnswer> FindAsync(string reference, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var found = new List<FoundPayment>();
        string? last = null;
        try
        {
            for (var (page, offset) = (0, 0); page < MostPages; page++)
            {
                var answer = await PullAsync(from, to, offset, cancellationToken);
                last = answer.Body;
                if (Lists(answer) is not { } lists) return new(Answered: IsEmptyList(answer), found, last);
                var count = 0;
                foreach (var line in lists.EnumerateArray().SelectMany(Lines))
                {
                    count++;
                    if (Read(line, reference) is { } payment) found.Add(payment);
                }

                if (count == 0) break;
                offset += count;
            }
        }
        catch (Exception exception) when (IsOutage(exception, cancellationToken))
        {
            return new(Answered: false, found, exception.Message);
        }

        // The list holds other people's payments: only what was found is worth keeping.
        return new(Answered: true, found, found.Count > 0 ? last : null);
    }

    /// <summary>Captured documents nest the list once more than the page says.</summary>
    private static IEnumerable<JsonElement> Lines(JsonElement item) =>
        item.ValueKind == JsonValueKind.Array ? item.EnumerateArray() : item.ValueKind == JsonValueKind.Object ? [item] : [];

    private static FoundPayment? Read(JsonElement line, string reference)
    {
        if (!string.Equals(line.Text("billreference"), reference, StringComparison.OrdinalIgnoreCase)) return null;
        if (line.Text("transactionId") is not { Length: <= 32 } receipt || DarajaText.ReadAmount(line.Text("amount")) is not { } minor) return null;
        return new(receipt, new Money(minor, Money.Kes), DarajaText.ReadPullDate(line.Text("trxDate")), line.Text("msisdn"));
    }

    private static bool IsOutage(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or DarajaUnreachableException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    /// <summary>Posts with the token, and once more with a new one when the token was refused: then nothing was done with the first post.</summary>
    private async Task<Answer> PostAsync(string path, object body, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(refused: null, cancellationToken);
        var answer = await PostAsync(path, body, token, cancellationToken);
        if (!answer.IsTokenRefused) return answer;
        token = await tokens.GetAsync(refused: token, cancellationToken);
        return await PostAsync(path, body, token, cancellationToken);
    }

    private async Task<Answer> PostAsync(string path, object body, string token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, AsWritten));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return new Answer((int)response.StatusCode, ProviderJson.Parse(bytes), Encoding.UTF8.GetString(bytes));
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError
            is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError)
        {
            throw new DarajaUnreachableException("Daraja cannot be reached.", exception);
        }
    }

    private sealed record Answer(int Status, JsonElement? Json, string Body)
    {
        public bool IsSuccess => Status is >= 200 and < 300;

        public string? ErrorCode => Text("errorCode");

        /// <summary>The status differs between captures (404, 401), the code does not; an empty 401 means the same.</summary>
        public bool IsTokenRefused => ErrorCode is DarajaErrors.TokenRefused or DarajaErrors.TokenRefusedElsewhere || Status == 401;

        public bool IsBusy => Status == 429 || ErrorCode is "500.003.02" or "500.003.03";

        public string? Text(string name) => Json?.Text(name);
    }
}
