using System.Text.RegularExpressions;

namespace Hangazo.Sandbox.Phone;

/// <summary>Kenyan mobile numbers as people write them.</summary>
internal static partial class PhoneNumberText
{
    /// <summary><c>0712 345 678</c>, <c>+254712345678</c> and their like as <c>254712345678</c>; null when it is no such number.</summary>
    public static string? ToMsisdn(string? text)
    {
        var digits = Separators().Replace(text ?? "", "");
        if (digits.StartsWith('+'))
            digits = digits[1..];
        else if (digits.StartsWith("00", StringComparison.Ordinal))
            digits = digits[2..];
        else if (digits.StartsWith('0'))
            digits = "254" + digits[1..];
        else if (digits.Length == 9)
            digits = "254" + digits;
        return Msisdn().IsMatch(digits) ? digits : null;
    }

    /// <summary><c>254712345678</c> as <c>0712 345 678</c>.</summary>
    public static string ToLocal(string msisdn) => $"0{msisdn[3..6]} {msisdn[6..9]} {msisdn[9..]}";

    [GeneratedRegex(@"[\s().-]", RegexOptions.None, 1000)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^254(7|1)\d{8}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Msisdn();
}
