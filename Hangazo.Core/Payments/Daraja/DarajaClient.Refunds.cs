using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;
using Microsoft.Extensions.Logging;

namespace Hangazo.Core.Payments.Daraja;

/// <summary>
/// Money that goes out: a whole payment is taken back (TransactionReversal), part of one is paid to the phone (B2C BusinessPayment). Both answer
/// twice: at once that they are queued, later at our address how it ended. A reversal without an answer is never posted again, it is asked about
/// (TransactionStatusQuery); a B2C payment may be, because M-Pesa knows our id of it.
/// </summary>
internal sealed partial class DarajaClient
{
    private const string ReversalPath = "mpesa/reversal/v1/request";
    private const string PayoutPath = "mpesa/b2c/v3/paymentrequest";
    private const string StatusPath = "mpesa/transactionstatus/v1/query";

    /// <summary>Identifier types of Daraja: 11 for an organisation's short code that receives, 4 for one that asks.</summary>
    private const string ReceivingOrganisation = "11";
    private const string AskingOrganisation = "4";

    public RefundWay WayBack(Money amount, bool whole, bool reversalRefused)
    {
        var merchant = options.Value;
        if (!merchant.SendsMoney || amount.Currency != Money.Kes) return RefundWay.ByHand;
        if (whole && !reversalRefused) return RefundWay.Reversal;
        return merchant.PaysOut && DarajaText.StkAmount(amount, merchant.LargestAmount) >= DarajaOptions.LeastPayout ? RefundWay.Payout : RefundWay.ByHand;
    }

    public async Task<RefundAnswer> RefundAsync(RefundRequest request, CancellationToken cancellationToken)
    {
        if (request.Way is not (RefundWay.Reversal or RefundWay.Payout)) return RefundAnswer.ByHand;
        if (request.Way == RefundWay.Payout && !request.Phone.IsKenyanMobile)
            return new(RefundResult.Refused, Text: "M-Pesa did not tell the payer's number: enter it under Money to settle, or send it yourself and write its code down.");
        var (path, body) = request.Way == RefundWay.Reversal ? (ReversalPath, Reversal(request)) : (PayoutPath, Payout(request));
        // A reversal that got no answer must not go out again; M-Pesa knows a payout by our own id.
        var lost = request.Way == RefundWay.Reversal ? RefundResult.Unclear : RefundResult.Unknown;
        Answer answer;
        try
        {
            answer = await PostAsync(path, body, cancellationToken);
        }
        catch (DarajaUnreachableException exception)
        {
            logger.LogWarning(exception, "Daraja could not be reached; no money was sent");
            return new(RefundResult.Refused, Text: "M-Pesa cannot be reached right now. Send it again in a while.");
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            logger.LogWarning("A {Way} to {Phone} got no answer: {Reason}", request.Way, request.Phone.Masked, exception.Message);
            return new(lost, Text: "M-Pesa did not answer. We are finding out how it ended.");
        }

        return MpesaMoneyOut.Acknowledged(answer.Status, answer.Text("ResponseCode"), answer.ErrorCode, answer.Text("errorMessage"), lost) with
        {
            Conversation = request.Way == RefundWay.Payout ? OriginatorOf(request) : answer.Text("OriginatorConversationID") is { Length: <= 100 } id ? id : null,
            Body = answer.Body,
        };
    }

    public async Task<RefundNews?> AskRefundAsync(RefundQuestion question, CancellationToken cancellationToken)
    {
        var merchant = options.Value;
        // By the conversation where there was an answer to the post (documents disagree on the name of the field, so both), else by the receipt itself.
        var conversation = question.Asked.Conversation;
        try
        {
            var answer = await PostAsync(StatusPath, new
            {
                merchant.Initiator,
                SecurityCredential = merchant.SecurityCredential(),
                CommandID = "TransactionStatusQuery",
                TransactionID = conversation is null ? question.Asked.Receipt : "",
                OriginatorConversationID = conversation ?? "",
                OriginalConversationID = conversation ?? "",
                PartyA = question.Asked.Way == RefundWay.Payout ? merchant.PayoutShortCode : merchant.ShortCode,
                IdentifierType = AskingOrganisation,
                ResultURL = merchant.ResultUrl("transaction", question.CallbackToken),
                QueueTimeOutURL = merchant.TimeoutUrl("transaction", question.CallbackToken),
                Remarks = $"Refund {question.Reference}",
                Occasion = "Refund",
            }, cancellationToken);
            if (!answer.IsSuccess) logger.LogWarning("M-Pesa did not take the question about a refund: {Status} {Code}", answer.Status, answer.ErrorCode);
        }
        catch (Exception exception) when (IsOutage(exception, cancellationToken))
        {
            // It is asked again later, by the schedule.
            logger.LogWarning("M-Pesa could not be asked about a refund: {Reason}", exception.Message);
        }

        return null;
    }

    public RefundResultNews? ReadRefundResult(RefundPostView about, ReadOnlyMemory<byte> body) => MpesaMoneyOut.Read(about, body);

    private object Reversal(RefundRequest request)
    {
        var merchant = options.Value;
        return new
        {
            merchant.Initiator,
            SecurityCredential = merchant.SecurityCredential(),
            CommandID = "TransactionReversal",
            TransactionID = request.Receipt,
            Amount = DarajaText.Shillings(request.Amount),
            ReceiverParty = merchant.ShortCode,
            // Misspelt in Daraja's own contract.
            RecieverIdentifierType = ReceivingOrganisation,
            ResultURL = merchant.ResultUrl("reversal", request.CallbackToken),
            QueueTimeOutURL = merchant.TimeoutUrl("reversal", request.CallbackToken),
            Remarks = $"Refund {request.Reference}",
            Occasion = "Refund",
        };
    }

    private object Payout(RefundRequest request)
    {
        var merchant = options.Value;
        return new
        {
            OriginatorConversationID = OriginatorOf(request),
            InitiatorName = merchant.Initiator,
            SecurityCredential = merchant.SecurityCredential(),
            CommandID = "BusinessPayment",
            Amount = DarajaText.StkAmount(request.Amount, merchant.LargestAmount),
            PartyA = merchant.PayoutShortCode,
            PartyB = request.Phone.Digits,
            Remarks = $"Refund {request.Reference}",
            QueueTimeOutURL = merchant.TimeoutUrl("b2c", request.CallbackToken),
            ResultURL = merchant.ResultUrl("b2c", request.CallbackToken),
            // Misspelt in Daraja's own contract.
            Occassion = "Refund",
        };
    }

    /// <summary>The same for a try that goes out again, so that M-Pesa pays it once.</summary>
    private static string OriginatorOf(RefundRequest request) => $"refund-{request.Key:N}-{request.Try}";
}
