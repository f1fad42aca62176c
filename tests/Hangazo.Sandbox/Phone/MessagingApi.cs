namespace Hangazo.Sandbox.Phone;

/// <summary>Plays Africa's Talking' messaging API: form fields in, the recipients' fates out, and the message in the phone's inbox.</summary>
public static class MessagingApi
{
    public const string ApiKey = "simSmsKey0123456789";

    private const string InvalidNumber = "254700000403";
    private const string FailingNumber = "254700000501";

    internal static void MapMessaging(this IEndpointRouteBuilder routes) => routes.MapPost("/version1/messaging", SendAsync);

    private static async Task<IResult> SendAsync(HttpRequest request, SmsInboxes inboxes, SandboxClock clock)
    {
        if (request.Headers["apiKey"] != ApiKey || !request.HasFormContentType)
            return Results.Text("The supplied authentication is invalid", statusCode: StatusCodes.Status401Unauthorized);
        var form = await request.ReadFormAsync();
        var (to, message) = ((string?)form["to"], (string?)form["message"]);
        if (string.IsNullOrEmpty(form["username"]) || string.IsNullOrEmpty(to) || string.IsNullOrEmpty(message))
            return Results.Text("Must have to, username and message in your request", statusCode: StatusCodes.Status400BadRequest);
        return PhoneNumberText.ToMsisdn(to) switch
        {
            FailingNumber => Answer(to, 501, "GatewayError", "None", "0"),
            null or InvalidNumber => Answer(to, 403, "InvalidPhoneNumber", "None", "0"),
            var phone => Answer(
                to, 101, "Success", "ATXid_" + inboxes.Add(phone, form["from"] is [{ Length: > 0 } from] ? from : "AFRICASTKNG", message, clock.UtcNow).Id, "KES 0.8000"),
        };
    }

    private static IResult Answer(string to, int statusCode, string status, string messageId, string cost) => Results.Json(
        new
        {
            SMSMessageData = new
            {
                Message = $"Sent to {(statusCode == 101 ? 1 : 0)}/1 Total Cost: {cost}",
                Recipients = new[] { new { statusCode, number = to, status, cost, messageId } },
            },
        },
        new System.Text.Json.JsonSerializerOptions(), statusCode: StatusCodes.Status201Created);
}
