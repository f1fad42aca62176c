using System.Text.Json.Serialization;

namespace Hangazo.Web.Api.Payments;

/// <summary>What M-Pesa is told when its news is stored, or cannot be read.</summary>
internal sealed record MpesaAcknowledgement(
    [property: JsonPropertyName("ResultCode")] int ResultCode, [property: JsonPropertyName("ResultDesc")] string ResultDesc)
{
    public static readonly MpesaAcknowledgement Accepted = new(0, "Accepted");
    public static readonly MpesaAcknowledgement Unreadable = new(1, "The body is not a result we know.");
}
