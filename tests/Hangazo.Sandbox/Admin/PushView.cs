using Hangazo.Sandbox.Daraja;

namespace Hangazo.Sandbox.Admin;

/// <summary>A push as <c>/__sim/stk</c> lists it. Amounts are whole shillings; <c>PaidAmount</c> is null while no money moved.</summary>
internal sealed record PushView(
    string CheckoutRequestId,
    string MerchantRequestId,
    string State,
    string? ResultCode,
    string? ResultDesc,
    string Phone,
    long Amount,
    string Reference,
    string Description,
    string? Receipt,
    long? PaidAmount,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SettledAt,
    string CallbackUrl,
    string? CallbackBody,
    IReadOnlyList<CallbackDelivery> Deliveries)
{
    public static PushView Of(StkPush push)
    {
        var (result, payment) = (push.Result, push.Payment);
        return new PushView(
            push.CheckoutRequestId,
            push.MerchantRequestId,
            push.State,
            result?.Code,
            result?.Text,
            push.Request.Phone,
            push.Request.Amount,
            push.Request.Reference,
            push.Request.Description,
            payment?.Receipt,
            payment?.Amount,
            push.CreatedAt,
            result?.At,
            push.Request.CallbackUrl,
            push.CallbackBody,
            push.Deliveries);
    }
}
