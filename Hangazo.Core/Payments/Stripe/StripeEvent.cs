using System.Text.Json;
using Hangazo.Core.Kernel;
using Hangazo.Core.Payments.Contracts;

namespace Hangazo.Core.Payments.Stripe;

/// <summary>Reads Stripe's events and objects into our own terms.</summary>
internal static class StripeEvent
{
    public const string AttemptKey = "attempt_id";
    public const string CreditKey = "credit_id";

    private const int LongestId = 100;

    /// <summary>Null when the body is no event of Stripe.</summary>
    public static Notification? Read(ReadOnlyMemory<byte> body)
    {
        if (ProviderJson.Parse(body) is not { } root || root.Text("object") != "event") return null;
        if (root.Text("id") is not { Length: <= LongestId } id || root.Text("type") is not { Length: <= 80 } type) return null;
        if (root.Child("data")?.Child("object") is not { ValueKind: JsonValueKind.Object } thing) return null;
        return type switch
        {
            "checkout.session.completed" or "checkout.session.async_payment_succeeded" => Session(id, type, thing),
            "checkout.session.async_payment_failed" =>
                Session(id, type, thing) with { Kind = NewsKind.NotPaid, Signal = AttemptSignal.Failed, Code = "async-failed", Text = "The bank did not take the payment.", Proof = null },
            "checkout.session.expired" =>
                Session(id, type, thing) with { Kind = NewsKind.NotPaid, Signal = AttemptSignal.TimedOut, Code = "expired", Text = Expired, Proof = null },
            "payment_intent.succeeded" => Intent(id, type, thing) with { Kind = NewsKind.Paid, Proof = ProofOf(thing, "amount_received", thing.Text("id")) },
            "payment_intent.canceled" =>
                Intent(id, type, thing) with { Kind = NewsKind.NotPaid, Signal = AttemptSignal.Cancelled, Code = "canceled", Text = "The card payment was cancelled." },
            "payment_intent.payment_failed" => Intent(id, $"{type} {thing.Child("last_payment_error")?.Text("code")}", thing),
            "payment_intent.processing" or "payment_intent.requires_action" => Intent(id, type, thing),
            "refund.created" or "refund.updated" or "refund.failed" => Refund(id, type, thing),
            _ => new(id, NewsKind.Other, type),
        };
    }

    /// <summary>What a session says of itself.</summary>
    public static QueryAnswer Ask(JsonElement session, string body) => (session.Text("status"), session.Text("payment_status")) switch
    {
        ("complete", "paid") when ProofOf(session, "amount_total", IntentOf(session)) is { } proof => new(QueryResult.Paid, AttemptSignal.Paid, "paid", null, body, proof),
        ("expired", not "paid") => new(QueryResult.NotPaid, AttemptSignal.TimedOut, "expired", Expired, body),
        var (status, paid) => new(QueryResult.Pending, null, $"{status}-{paid}", null, body),
    };

    /// <summary>The payment intent's id, whether it is there by id or in full.</summary>
    public static string? IntentOf(JsonElement session) => session.Text("payment_intent") ?? session.Child("payment_intent")?.Text("id");

    /// <summary>How a refund stands.</summary>
    public static RefundAnswer RefundOf(JsonElement refund)
    {
        var id = Short(refund.Text("id"));
        RefundAnswer answer = refund.Text("status") switch
        {
            "succeeded" => new(RefundResult.Done, id),
            "pending" or "requires_action" => new(RefundResult.Pending, id),
            "failed" or "canceled" => new(RefundResult.Refused, id, $"Stripe did not refund it: {refund.Text("failure_reason") ?? refund.Text("status")}."),
            var status => new(RefundResult.Doubtful, id, $"Stripe says of the refund what we do not know: {status}."),
        };
        return answer with { Conversation = id };
    }

    /// <summary>What a refund says of itself and of us.</summary>
    public static RefundNews NewsOf(JsonElement refund) => new(
        Guid.TryParse(refund.Child("metadata")?.Text(CreditKey), out var ours) ? ours : null, RefundOf(refund), ReadMoney(refund, "amount") ?? Money.Zero());

    private const string Expired = "The card page was open too long. Please try again.";

    private static Notification Session(string id, string type, JsonElement session)
    {
        var proof = session.Text("payment_status") == "paid" ? ProofOf(session, "amount_total", IntentOf(session)) : null;
        return new(id, proof is null ? NewsKind.Other : NewsKind.Paid, $"{type} {session.Text("payment_status")}")
        {
            Attempt = AttemptOf(session) ?? Id(session.Text("client_reference_id")),
            CheckoutRequestId = Short(session.Text("id")),
            MerchantRequestId = Short(IntentOf(session)),
            Proof = proof,
        };
    }

    private static Notification Intent(string id, string summary, JsonElement intent) => new(id, NewsKind.Other, summary.Trim())
    {
        Attempt = AttemptOf(intent),
        MerchantRequestId = Short(intent.Text("id")),
    };

    private static Notification Refund(string id, string type, JsonElement refund) => new(id, NewsKind.Other, $"{type} {refund.Text("status")}")
    {
        MerchantRequestId = Short(refund.Text("payment_intent")),
        Refund = NewsOf(refund),
    };

    private static PaymentProof? ProofOf(JsonElement thing, string amountName, string? intent) =>
        intent is { Length: <= 40 } && ReadMoney(thing, amountName) is { } amount ? new PaymentProof(intent, amount, null) : null;

    private static Money? ReadMoney(JsonElement thing, string name) =>
        thing.Text("currency") is { Length: 3 } currency && thing.Child(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var minor) && minor >= 0
            ? new Money(minor, currency.ToUpperInvariant())
            : null;

    private static AttemptId? AttemptOf(JsonElement thing) => Id(thing.Child("metadata")?.Text(AttemptKey));

    private static AttemptId? Id(string? text) => Guid.TryParse(text, out var id) ? new AttemptId(id) : null;

    private static string? Short(string? id) => id is { Length: <= LongestId } ? id : null;
}
