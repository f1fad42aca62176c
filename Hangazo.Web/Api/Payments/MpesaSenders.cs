using Hangazo.Core.Payments.Daraja;

namespace Hangazo.Web.Api.Payments;

/// <summary>Where M-Pesa's messages may come from.</summary>
internal static class MpesaSenders
{
    /// <summary>False when the address is not on the list and the list is enforced; otherwise it is only noted.</summary>
    public static bool MayCall(HttpContext http, DarajaOptions options, ILogger logger)
    {
        var sender = http.Connection.RemoteIpAddress;
        if (options.CallbackAddresses == CallbackAddressCheck.Off || options.Allows(sender)) return true;
        logger.LogWarning("An M-Pesa callback came from {Address}, which is not on the list", sender);
        return options.CallbackAddresses != CallbackAddressCheck.Enforce;
    }
}
