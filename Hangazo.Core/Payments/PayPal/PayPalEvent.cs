using System.Globalization;
using System.Text.Json;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;

namespace Hangazo.Core.Payments.PayPal;

/// <summary>Reads PayPal's webhook events and objects into our own terms.</summary>
internal static class PayPalEvent
{
    private const int LongestId = 100;
    private const string Declined = "PayPal could not take the payment. Please try again with another card or account, or pay another way.";

    /// <summary>Null when the body is no event of PayPal.</summary>
    public static Notification? Read(ReadOnlyMemory<byte> body)
    {
        if (ProviderJson.Parse(body) is not { } root || root.Text("event_type") is not { Length: <= 80 } type) return null;
        if (root.Text("id") is not { Length: <= LongestId } id || root.Child("resource") is not { ValueKind: JsonValueKind.Object } thing) return null;
        return type switch
        {
            "CHECKOUT.ORDER.APPROVED" => Order(id, type, thing) with { AsksNow = true },
            "CHECKOUT.ORDER.COMPLETED" => Order(id, type, thing) with { AsksNow = true },
            "CHECKOUT.PAYMENT-APPROVAL.REVERSED" => Order(id, type, thing) with
            {
                Kind = NewsKind.NotPaid, Signal = AttemptSignal.TimedOut, Code = "approval-reversed", Text = "The payment was not finished in time. Please try again.",
                CheckoutRequestId = Short(thing.Text("order_id") ?? thing.Text("id")),
            },
            "PAYMENT.CAPTURE.COMPLETED" => Capture(id, type, thing) with { Kind = NewsKind.Paid, Proof = ProofOf(thing) },
            "PAYMENT.CAPTURE.PENDING" => Capture(id, type, thing),
            "PAYMENT.CAPTURE.DENIED" or "PAYMENT.CAPTURE.DECLINED" =>
                Capture(id, type, thing) with { Kind = NewsKind.NotPaid, Signal = AttemptSignal.Failed, Code = "declined", Text = Declined },
            "PAYMENT.CAPTURE.REFUNDED" => Refund(id, type, thing),
            _ => new(id, NewsKind.Other, type),
        };
    }

    /// <summary>What an order says of itself once nothing is left to do: "completed" alone does not mean paid, its capture does.</summary>
    public static QueryAnswer Ask(JsonElement order, string body)
    {
        var status = order.Text("status");
        if (status == "VOIDED") return new(QueryResult.NotPaid, AttemptSignal.Cancelled, "voided", "The PayPal payment was cancelled.", body);
        if (CaptureOf(order) is not { } capture) return new(QueryResult.Pending, null, status, null, body);
        return capture.Text("status") switch
        {
            "COMPLETED" or "PARTIALLY_REFUNDED" or "REFUNDED" when ProofOf(capture) is { } proof => new(QueryResult.Paid, AttemptSignal.Paid, "paid", null, body, proof),
            "DECLINED" or "FAILED" => new(QueryResult.NotPaid, AttemptSignal.Failed, "declined", Declined, body),
            var pending => new(QueryResult.Pending, null, $"capture-{pending}", null, body),
        };
    }

    public static QueryAnswer NotTaken(string issue, string body) => new(QueryResult.NotPaid, AttemptSignal.Failed, issue, Declined, body);

    /// <summary>How a refund stands.</summary>
    public static RefundAnswer RefundOf(JsonElement refund)
    {
        var id = Short(refund.Text("id"));
        RefundAnswer answer = refund.Text("status") switch
        {
            "COMPLETED" => new(RefundResult.Done, id),
            "PENDING" => new(RefundResult.Pending, id),
            "FAILED" or "CANCELLED" => new(RefundResult.Refused, id, $"PayPal did not refund it: {refund.Text("status")}."),
            var status => new(RefundResult.Doubtful, id, $"PayPal says of the refund what we do not know: {status}."),
        };
        return answer with { Conversation = id };
    }

    /// <summary>What a refund says of itself and of us.</summary>
    public static RefundNews NewsOf(JsonElement refund) => new(
        Guid.TryParse(refund.Text("custom_id"), out var ours) ? ours : null, RefundOf(refund), ReadMoney(refund.Child("amount")) ?? Money.Zero());

    public static Money? ReadMoney(JsonElement? amount)
    {
        if (amount?.Text("currency_code") is not { Length: 3 } currency || !currency.All(char.IsAsciiLetterUpper)) return null;
        if (!decimal.TryParse(amount.Value.Text("value"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) return null;
        var minor = value * Money.MinorUnitsPerMajor(currency);
        return value <= 1_000_000_000 && decimal.IsInteger(minor) ? new Money((long)minor, currency) : null;
    }

    public static string Write(Money amount) =>
        amount.Amount.ToString(Money.MinorUnitsPerMajor(amount.Currency) == 1 ? "0" : "0.00", CultureInfo.InvariantCulture);

    /// <summary>The page on which the payer approves; which relation it has depends on how the order was made.</summary>
    public static string? PageOf(JsonElement order) => LinkOf(order, "payer-action") ?? LinkOf(order, "approve");

    private static string? LinkOf(JsonElement thing, string relation) => thing.Child("links") is { ValueKind: JsonValueKind.Array } links
        ? links.EnumerateArray().Where(link => link.Text("rel") == relation).Select(link => link.Text("href")).FirstOrDefault()
        : null;

    private static JsonElement? CaptureOf(JsonElement order) =>
        order.Child("purchase_units") is { ValueKind: JsonValueKind.Array } units && units.GetArrayLength() > 0
        && units[0].Child("payments")?.Child("captures") is { ValueKind: JsonValueKind.Array } captures && captures.GetArrayLength() > 0
            ? captures[captures.GetArrayLength() - 1]
            : null;

    private static Notification Order(string id, string type, JsonElement order) => new(id, NewsKind.Other, type)
    {
        Attempt = order.Child("purchase_units") is { ValueKind: JsonValueKind.Array } units && units.GetArrayLength() > 0 ? Id(units[0].Text("custom_id")) : null,
        CheckoutRequestId = Short(order.Text("id")),
    };

    private static Notification Capture(string id, string type, JsonElement capture) => new(id, NewsKind.Other, $"{type} {capture.Text("status")}")
    {
        Attempt = Id(capture.Text("custom_id")),
        CheckoutRequestId = Short(capture.Child("supplementary_data")?.Child("related_ids")?.Text("order_id")),
        MerchantRequestId = Short(capture.Text("id")),
    };

    private static Notification Refund(string id, string type, JsonElement refund) => new(id, NewsKind.Other, $"{type} {refund.Text("status")}")
    {
        MerchantRequestId = Short(LinkOf(refund, "up")?.Split('/')[^1]),
        Refund = NewsOf(refund),
    };

    private static PaymentProof? ProofOf(JsonElement capture) =>
        capture.Text("id") is { Length: <= 40 } id && ReadMoney(capture.Child("amount")) is { } amount ? new(id, amount, null) : null;

    private static AttemptId? Id(string? text) => Guid.TryParse(text, out var id) ? new AttemptId(id) : null;

    private static string? Short(string? id) => id is { Length: <= LongestId } ? id : null;
}
