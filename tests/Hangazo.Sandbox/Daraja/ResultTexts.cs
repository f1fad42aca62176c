namespace Hangazo.Sandbox.Daraja;

/// <summary>Result texts as documented or captured. The callback and the query word some of them differently.</summary>
internal static class ResultTexts
{
    public const string Paid = "0";
    public const string Cancelled = "1032";
    public const string Unreachable = "1037";
    public const string WrongPin = "2001";

    private static readonly Dictionary<string, string> InCallback = new()
    {
        [Paid] = "The service request is processed successfully.",
        ["1"] = "The balance is insufficient for the transaction.",
        ["2"] = "Declined due to limit rule.",
        ["3"] = "Declined due to limit rule: greater than the maximum transaction amount.",
        ["4"] = "Declined due to limit rule: would exceed daily transfer limit.",
        ["8"] = "Declined due to limit rule: would exceed the maximum balance.",
        ["17"] = "Rule limited.",
        ["26"] = "System busy. The service request is rejected.",
        ["1001"] = "Unable to lock subscriber, a transaction is already in process for the current subscriber",
        ["1019"] = "Transaction has expired.",
        ["1025"] = "An error occurred while sending a push request.",
        ["1031"] = "Request cancelled by user",
        [Cancelled] = "Request cancelled by user",
        ["1036"] = "SMSC ACK timeout.",
        [Unreachable] = "DS timeout user cannot be reached.",
        [WrongPin] = "The initiator information is invalid.",
        ["2028"] = "The request is not permitted according to product assignment.",
        ["8006"] = "The security credential is locked.",
        ["9999"] = "Request failed. An error occurred while processing the request.",
        ["SFC_IC0003"] = "The operator does not exist.",
    };

    public static string ForCallback(string code) => InCallback.GetValueOrDefault(code, "The service request failed.");

    public static string ForQuery(string code) => code switch
    {
        Cancelled => "Request Cancelled by user.",
        Unreachable => "DS timeout user cannot be reached",
        _ => ForCallback(code),
    };
}
