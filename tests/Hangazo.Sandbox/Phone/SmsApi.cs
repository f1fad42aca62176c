namespace Hangazo.Sandbox.Phone;

/// <summary>A small SMS gateway: one JSON call per message, shown in the phone's inbox.</summary>
internal static class SmsApi
{
    private const int LongestText = 1600;
    private const int LongestSender = 11;

    public static void MapSms(this IEndpointRouteBuilder routes) => routes.MapPost("/sms/send", Send);

    private static IResult Send(OutgoingSms sms, SmsInboxes inboxes, SandboxClock clock)
    {
        if (PhoneNumberText.ToMsisdn(sms.To) is not { } phone)
            return Refused("to", "Not a Kenyan mobile number.");
        if (string.IsNullOrWhiteSpace(sms.Text) || sms.Text.Length > LongestText)
            return Refused("text", $"The text needs 1 to {LongestText} characters.");
        if (sms.From is { Length: > LongestSender or 0 })
            return Refused("from", $"The sender needs 1 to {LongestSender} characters.");
        var accepted = inboxes.Add(phone, sms.From ?? "HANGAZO", sms.Text, clock.UtcNow);
        return Results.Ok(new { messageId = accepted.Id, to = phone, status = "accepted" });
    }

    private static IResult Refused(string field, string message) => Results.BadRequest(new { field, message });

    private sealed record OutgoingSms(string? To, string? Text, string? From);
}
