namespace Hangazo.Core.Payments.Daraja;

/// <summary>What an answer other than "accepted" to a push means. One code has many meanings at Daraja, so code and message are read together.</summary>
internal static class DarajaErrors
{
    public const string TokenRefused = "404.001.03";
    public const string TokenRefusedElsewhere = "401.002.01";
    public const string Unreachable = "unreachable";
    public const string NoAnswer = "no-answer";
    public const string Unreadable = "unreadable";

    private const string OurFault = "M-Pesa payment does not work right now because of a problem on our side. Please try later or call us.";
    private const string Busy = "M-Pesa is busy right now. Please try again in a minute.";

    private const string Unclear =
        "We did not hear back from M-Pesa. If a request shows on your phone, you can pay it; otherwise send another in a moment.";

    public static StartAnswer Lost(string code, string? body) => new(StartResult.Unknown, null, null, code, Unclear, Alert: false, body);

    public static StartAnswer NotSent(string? body) =>
        Refused(Unreachable, "M-Pesa cannot be reached right now. Please try again in a minute.", alert: true, body);

    public static StartAnswer Refused(string code, string text, bool alert, string? body) =>
        new(StartResult.Refused, null, null, code, text, alert, body);

    public static StartAnswer Of(int status, string? code, string? message, string? body)
    {
        bool Says(string words) => message?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;
        return (status, code) switch
        {
            (429, _) => Refused(code ?? "429", Busy, alert: false, body),
            (_, "500.003.02") when Says("spike arrest") => Refused(code, Busy, alert: false, body),
            (_, "500.003.03") => Refused(code, Busy, alert: true, body),
            (_, "500.001.1001") when Says("lock subscriber") =>
                Refused(code, "Another M-Pesa request is open on this phone. Finish it or wait a minute, then try again.", alert: false, body),
            (_, "500.001.1001") when Says("merchant does not exist") || Says("wrong credentials") => Refused(code, OurFault, alert: true, body),
            (_, "400.002.02") when Says("phone") || Says("PartyA") =>
                Refused(code, "M-Pesa does not know this phone number. Please check it.", alert: false, body),
            (408 or >= 500, _) => Lost(code ?? Unreadable, body),
            (>= 400, _) => Refused(code ?? $"http-{status}", OurFault, alert: true, body),
            _ => Lost(code ?? Unreadable, body),
        };
    }
}
