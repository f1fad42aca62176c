using System.Globalization;
using System.Text.RegularExpressions;

namespace Hangazo.Sandbox.Daraja;

/// <summary>Checks a push in Daraja's order: fields, lengths, phone, amount, password, callback address.</summary>
internal static partial class StkValidation
{
    public const string PayBill = "CustomerPayBillOnline";
    public const string BuyGoods = "CustomerBuyGoodsOnline";

    private const long LargestAmount = 250_000;
    private const int LongestReference = 12;
    private const int LongestDescription = 13;

    private static readonly string[] ForbiddenWords = ["mpesa", "safaricom", "exe", "cmd", "sql", "query"];

    public static DarajaError? Check(DarajaRequest body, DarajaOptions options, DarajaSwitchState switches, out StkRequest? request)
    {
        request = null;
        var error = CheckFields(body) ?? CheckLengths(body) ?? CheckPhones(body);
        if (error is not null)
            return error;
        if (!long.TryParse(body["Amount"], NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || amount is < 1 or > LargestAmount)
            return DarajaError.InvalidField("Amount");
        error = body.CheckPassword(options) ?? CheckAddress(body["CallBackURL"], "CallBackURL", switches);
        if (error is not null)
            return error;
        request = new StkRequest(
            body["BusinessShortCode"]!,
            body["TransactionType"]!,
            amount,
            body["PartyB"]!,
            body["PhoneNumber"]!,
            body["CallBackURL"]!,
            body["AccountReference"]!,
            body["TransactionDesc"]!);
        return null;
    }

    /// <summary>PayBill and till mixed up: Daraja accepts the push and fails it later.</summary>
    public static string? ProductMismatch(StkRequest request) => request switch
    {
        { TransactionType: PayBill } when request.PartyB != request.ShortCode => "SFC_IC0003",
        { TransactionType: BuyGoods } when request.PartyB == request.ShortCode => "2028",
        _ => null,
    };

    private static DarajaError? CheckFields(DarajaRequest body)
    {
        if (body.CheckMerchantFields() is { } error)
            return error;
        if (body["TransactionType"] is not (PayBill or BuyGoods))
            return DarajaError.InvalidField("TransactionType");
        foreach (var field in (ReadOnlySpan<string>)["Amount", "PartyA", "PartyB", "PhoneNumber", "CallBackURL", "AccountReference"])
        {
            if (body[field] is null)
                return DarajaError.InvalidField(field);
        }
        // The pages call it optional, yet Daraja refuses its absence under the name it has in other calls.
        return body["TransactionDesc"] is null ? DarajaError.InvalidField("Remarks") : null;
    }

    private static DarajaError? CheckLengths(DarajaRequest body)
    {
        var reference = body["AccountReference"]!;
        if (reference.Length > LongestReference || !reference.All(char.IsAsciiLetterOrDigit))
            return DarajaError.InvalidField("AccountReference");
        return body["TransactionDesc"]!.Length > LongestDescription ? DarajaError.InvalidField("TransactionDesc") : null;
    }

    private static DarajaError? CheckPhones(DarajaRequest body)
    {
        if (!Msisdn().IsMatch(body["PartyA"]!))
            return DarajaError.InvalidField("PartyA");
        return Msisdn().IsMatch(body["PhoneNumber"]!) ? null : DarajaError.InvalidField("PhoneNumber");
    }

    /// <summary>Whether Safaricom would call this address.</summary>
    public static DarajaError? CheckAddress(string? address, string field, DarajaSwitchState switches)
    {
        var valid = Uri.TryCreate(address, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback && !switches.LoopbackNeedsHttps));
        if (valid && switches.CallbackWords)
            valid = !ForbiddenWords.Any(word => address!.Contains(word, StringComparison.OrdinalIgnoreCase));
        return valid ? null : DarajaError.InvalidField(field);
    }

    [GeneratedRegex(@"^254(7|1)\d{8}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Msisdn();
}
