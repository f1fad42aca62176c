using System.Globalization;
using Hangazo.Sandbox.Admin;

namespace Hangazo.Sandbox.Daraja;

/// <summary>What an initiator may ask of Daraja: a reversal, a payment out, how a transaction stands. Each is only queued; its result is posted later.</summary>
internal static class MoneyOutApi
{
    public const string ReversalPath = "/mpesa/reversal/v1/request";
    public const string PayoutPath = "/mpesa/b2c/v3/paymentrequest";
    public const string StatusPath = "/mpesa/transactionstatus/v1/query";

    private static readonly DarajaError Duplicate = new(500, "500.002.1001", "Duplicate OriginatorConversationID.");
    private static int _conversations;

    public static void MapMoneyOut(this IEndpointRouteBuilder daraja)
    {
        daraja.MapPost(ReversalPath, ReverseAsync);
        daraja.MapPost(PayoutPath, PayOutAsync);
        daraja.MapPost(StatusPath, StatusAsync);
    }

    public static void MapMoneyOutSteering(this IEndpointRouteBuilder sim)
    {
        sim.MapGet("/daraja/money-out", (MoneyOut books) => Results.Ok(new { switches = books.Switches, sent = books.Sent }));
        sim.MapPost("/daraja/money-out", async (HttpRequest request, MoneyOut books) =>
        {
            var (wanted, refusal) = await AdminApi.ReadAsync<MoneyOutSwitches>(request);
            if (refusal is not null)
                return refusal;
            books.Switches = wanted;
            return Results.Ok(wanted);
        });
    }

    private static async Task<IResult> ReverseAsync(HttpRequest http, AccessTokens tokens, SandboxOptions options, InitiatorKey key, MoneyOut books)
    {
        var (body, refused) = await ReadAsync(http, tokens, options, key, "Initiator", "TransactionReversal");
        if (refused is not null)
            return refused;
        // The misspelt name is the contract's.
        if (body!["RecieverIdentifierType"] != "11")
            return DarajaError.InvalidField("RecieverIdentifierType");
        if (body["ReceiverParty"] != options.Daraja.ShortCode)
            return DarajaError.InvalidField("ReceiverParty");
        if (body["TransactionID"] is not { } receipt)
            return DarajaError.InvalidField("TransactionID");
        if (!decimal.TryParse(body["Amount"], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) || amount <= 0)
            return DarajaError.InvalidField("Amount");
        if (books.Payment(receipt) is { } payment && payment.Amount != amount)
            return DarajaError.InvalidField("Amount");
        var (originator, conversation) = (DarajaIds.Conversation(), Conversation());
        books.Reverse(originator, conversation, receipt, body["ResultURL"]!, body["QueueTimeOutURL"]!);
        return books.TakeLostAnswer() ? DarajaError.Internal : Accepted(originator, conversation);
    }

    private static async Task<IResult> PayOutAsync(HttpRequest http, AccessTokens tokens, SandboxOptions options, InitiatorKey key, MoneyOut books)
    {
        var (body, refused) = await ReadAsync(http, tokens, options, key, "InitiatorName", "BusinessPayment");
        if (refused is not null)
            return refused;
        if (body!["PartyA"] != options.Daraja.PayoutShortCode)
            return DarajaError.InvalidField("PartyA");
        if (body["PartyB"] is not { Length: 12 } phone)
            return DarajaError.InvalidField("PartyB");
        if (!long.TryParse(body["Amount"], NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || amount is < 10 or > 250_000)
            return DarajaError.InvalidField("Amount");
        if (body["OriginatorConversationID"] is not { } originator)
            return DarajaError.InvalidField("OriginatorConversationID");
        if (!books.IsNew(originator))
            return Duplicate;
        var conversation = Conversation();
        books.PayOut(originator, conversation, amount, phone, body["ResultURL"]!, body["QueueTimeOutURL"]!);
        return books.TakeLostAnswer() ? DarajaError.Internal : Accepted(originator, conversation);
    }

    private static async Task<IResult> StatusAsync(HttpRequest http, AccessTokens tokens, SandboxOptions options, InitiatorKey key, MoneyOut books)
    {
        var (body, refused) = await ReadAsync(http, tokens, options, key, "Initiator", "TransactionStatusQuery");
        if (refused is not null)
            return refused;
        if (body!["IdentifierType"] != "4")
            return DarajaError.InvalidField("IdentifierType");
        var (originator, conversation) = (DarajaIds.Conversation(), Conversation());
        var about = body["OriginatorConversationID"] ?? body["OriginalConversationID"];
        var sent = books.Sent.FirstOrDefault(money => about is not null ? money.Originator == about : money.Receipt == body["TransactionID"]);
        var answer = sent is not null ? MoneyOutBody.Status(originator, conversation, "Completed", sent.Receipt, sent.Amount)
            : books.Payment(body["TransactionID"]) is { } payment
                ? MoneyOutBody.Status(originator, conversation, books.IsReversed(payment.Receipt) ? "Reversed" : "Completed", payment.Receipt, payment.Amount)
                : MoneyOutBody.Write(originator, conversation, "2032", "The transaction receipt number does not exist.", "UKL0000000", null);
        books.Tell(answer, body["ResultURL"]!);
        return Accepted(originator, conversation);
    }

    /// <summary>Token, body, initiator, encrypted password, command and addresses, as far as all three have them.</summary>
    private static async Task<(DarajaRequest? Body, IResult? Refused)> ReadAsync(
        HttpRequest http, AccessTokens tokens, SandboxOptions options, InitiatorKey key, string initiator, string command)
    {
        if (tokens.Check(http) is { } unauthorised)
            return (null, unauthorised);
        var (body, unreadable) = await DarajaRequest.ReadAsync(http);
        if (body is null)
            return (null, unreadable);
        if (body[initiator] != options.Daraja.Initiator)
            return (null, DarajaError.InvalidField(initiator));
        if (key.Decrypt(body["SecurityCredential"]) != options.Daraja.InitiatorPassword)
            return (null, DarajaError.InvalidField("SecurityCredential"));
        if (body["CommandID"] != command)
            return (null, DarajaError.InvalidField("CommandID"));
        foreach (var address in (ReadOnlySpan<string>)["ResultURL", "QueueTimeOutURL"])
        {
            if (!Uri.TryCreate(body[address], UriKind.Absolute, out var url) || url.AbsolutePath.Contains("mpesa", StringComparison.OrdinalIgnoreCase))
                return (null, DarajaError.InvalidField(address));
        }
        return (body, body["Remarks"] is null ? DarajaError.InvalidField("Remarks") : null);
    }

    private static string Conversation() => string.Create(CultureInfo.InvariantCulture, $"AG_20261121_{Interlocked.Increment(ref _conversations):x20}");

    private static IResult Accepted(string originator, string conversation) => DarajaJson.Ok(new
    {
        OriginatorConversationID = originator,
        ConversationID = conversation,
        ResponseCode = "0",
        ResponseDescription = "Accept the service request successfully.",
    });
}
