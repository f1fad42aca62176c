using System.Globalization;

namespace Hangazo.Sandbox.Daraja;

/// <summary>The message M-Pesa sends to the customer's phone.</summary>
internal static class MpesaSms
{
    public static string? For(StkPush push, StkResult result, StkPayment? newPayment, string merchant)
    {
        if (newPayment is not null)
        {
            var at = newPayment.PaidAt.ToOffset(SandboxClock.EastAfrica);
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{newPayment.Receipt} Confirmed. Ksh{newPayment.Amount:N2} paid to {merchant} for account {push.Request.Reference} on {at:d/M/yy} at {at:h:mm tt}. Transaction cost, Ksh0.00.");
        }
        return result.Code switch
        {
            "1" => string.Create(CultureInfo.InvariantCulture, $"Failed. You do not have enough money in your M-PESA account to pay Ksh{push.Request.Amount:N2} to {merchant}."),
            ResultTexts.WrongPin => "Failed. You have entered the wrong PIN. Please try again.",
            _ => null,
        };
    }
}
