using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Hangazo.Sandbox.Daraja;

/// <summary>
/// The JSON that Safaricom posts: amount, date and phone as numbers, a Balance without a value, ResultCode a number unless it has letters.
/// </summary>
internal static class StkCallbackBody
{
    public static string Write(StkPush push, StkResult result, StkPayment? payment)
    {
        using var buffer = new MemoryStream(640);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("Body");
            json.WriteStartObject("stkCallback");
            json.WriteString("MerchantRequestID", push.MerchantRequestId);
            json.WriteString("CheckoutRequestID", push.CheckoutRequestId);
            if (long.TryParse(result.Code, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                json.WriteNumber("ResultCode", number);
            else
                json.WriteString("ResultCode", result.Code);
            json.WriteString("ResultDesc", result.Text);
            if (result.Code == ResultTexts.Paid && payment is not null)
                WriteMetadata(json, payment);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteMetadata(Utf8JsonWriter json, StkPayment payment)
    {
        var paidAt = payment.PaidAt.ToOffset(SandboxClock.EastAfrica).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        json.WriteStartObject("CallbackMetadata");
        json.WriteStartArray("Item");
        Item("Amount", $"{payment.Amount}.0");
        Item("MpesaReceiptNumber", $"\"{payment.Receipt}\"");
        Item("Balance", null);
        Item("TransactionDate", paidAt);
        Item("PhoneNumber", payment.Phone);
        json.WriteEndArray();
        json.WriteEndObject();

        void Item(string name, string? rawValue)
        {
            json.WriteStartObject();
            json.WriteString("Name", name);
            if (rawValue is not null)
            {
                json.WritePropertyName("Value");
                json.WriteRawValue(rawValue);
            }
            json.WriteEndObject();
        }
    }
}
