using System.Text.Json;

namespace Hangazo.Core.Payments.Daraja;

/// <summary>The result of a push as M-Pesa posts it. Metadata only come with a success, and any of them may be missing.</summary>
public sealed record StkCallback(
    string? MerchantRequestId,
    string CheckoutRequestId,
    string ResultCode,
    string? ResultText,
    long? AmountMinor,
    string? Receipt,
    DateTimeOffset? PaidAt,
    string? PayerDigits)
{
    private const int LongestId = 100;
    private const int LongestCode = 24;
    private const int LongestReceipt = 32;

    /// <summary>Null when the body is not a result of a push.</summary>
    public static StkCallback? Read(ReadOnlyMemory<byte> body)
    {
        if (ProviderJson.Parse(body)?.Child("Body")?.Child("stkCallback") is not { } result) return null;
        if (result.Text("CheckoutRequestID") is not { Length: <= LongestId } checkout) return null;
        if (result.Text("ResultCode") is not { Length: <= LongestCode } code) return null;
        if (result.Text("MerchantRequestID") is { Length: > LongestId }) return null;
        string? amount = null, receipt = null, date = null, phone = null;
        if (result.Child("CallbackMetadata")?.Child("Item") is { ValueKind: JsonValueKind.Array } items)
        {
            foreach (var item in items.EnumerateArray())
            {
                var value = item.Text("Value");
                switch (item.Text("Name"))
                {
                    case "Amount": amount = value; break;
                    case "MpesaReceiptNumber": receipt = value; break;
                    case "TransactionDate": date = value; break;
                    case "PhoneNumber": phone = value; break;
                }
            }
        }

        if (receipt is { Length: > LongestReceipt }) return null;
        return new(
            result.Text("MerchantRequestID"), checkout, code, result.Text("ResultDesc"),
            DarajaText.ReadAmount(amount), receipt, DarajaText.ReadTimestamp(date), phone);
    }
}
