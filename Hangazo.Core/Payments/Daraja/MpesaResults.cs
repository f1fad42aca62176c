using System.Collections.Frozen;

namespace Hangazo.Core.Payments.Daraja;

/// <param name="Text">For the shopper.</param>
/// <param name="Alert">The shop's own set-up or limits are at fault.</param>
public sealed record MpesaResult(AttemptSignal Signal, string Text, bool Alert = false);

/// <summary>M-Pesa's result codes of a push, in callbacks and queries. The code is the contract; the wording that comes with it is not.</summary>
public static class MpesaResults
{
    public const string Paid = "0";

    /// <summary>Only in queries.</summary>
    public const string StillProcessing = "4999";

    private const string OurFault = "M-Pesa could not take the payment because of a problem on our side. Please try later or call us.";
    private const string TryAgain = "M-Pesa is busy right now. Please try again in a minute.";
    private const string Cancelled = "You cancelled the request on your phone.";
    private const string NoAnswer = "The phone could not be reached or nobody answered.";

    private static readonly FrozenDictionary<string, MpesaResult> Table = new Dictionary<string, MpesaResult>
    {
        [Paid] = new(AttemptSignal.Paid, "Paid. Thank you!"),
        ["1"] = new(AttemptSignal.Failed, "There was not enough money in M-Pesa."),
        ["2"] = new(AttemptSignal.Failed, "The amount is below what M-Pesa takes."),
        ["3"] = new(AttemptSignal.Failed, "The amount is above what M-Pesa takes at once."),
        ["4"] = new(AttemptSignal.Failed, "This payment would pass your M-Pesa limit for today."),
        ["8"] = new(AttemptSignal.Failed, OurFault, Alert: true),
        ["17"] = new(AttemptSignal.Failed, "M-Pesa does not take the same amount twice within two minutes. Please wait a little and try again."),
        ["26"] = new(AttemptSignal.Failed, TryAgain),
        ["1001"] = new(AttemptSignal.Failed, "Another M-Pesa request is open on this phone. Finish it or wait a minute, then try again."),
        ["1019"] = new(AttemptSignal.TimedOut, "The request ran out of time. Please try again."),
        ["1025"] = new(AttemptSignal.Failed, "M-Pesa could not send the request to your phone. Please try again.", Alert: true),
        ["1031"] = new(AttemptSignal.Cancelled, Cancelled),
        ["1032"] = new(AttemptSignal.Cancelled, Cancelled),
        ["1036"] = new(AttemptSignal.TimedOut, NoAnswer),
        ["1037"] = new(AttemptSignal.TimedOut, NoAnswer),
        ["2001"] = new(AttemptSignal.Failed, "The PIN was wrong."),
        ["2028"] = new(AttemptSignal.Failed, OurFault, Alert: true),
        ["8006"] = new(AttemptSignal.Failed, "Your M-Pesa PIN is locked. Call Safaricom on 100 or 200, or pay from another number."),
        ["9999"] = new(AttemptSignal.Failed, "M-Pesa could not send the request to your phone. Please try again."),
        ["SFC_IC0003"] = new(AttemptSignal.Failed, OurFault, Alert: true),
        ["E3008"] = new(AttemptSignal.Failed, "M-Pesa did not allow this payment. Please use another number."),
    }.ToFrozenDictionary();

    public static IEnumerable<string> Codes => Table.Keys;

    /// <summary>Null for a code nobody has told us about.</summary>
    public static MpesaResult? Of(string code) => Table.GetValueOrDefault(code);
}
