using System.Text.Json.Serialization;

namespace Hangazo.Core.Kernel;

/// <summary>A telephone number in E.164 form (<c>+254712345678</c>). Kenya is the default region; other countries need their code.</summary>
[JsonConverter(typeof(PhoneNumberJson))]
public readonly record struct PhoneNumber
{
    private PhoneNumber(string e164) => E164 = e164;

    public string E164 { get; }

    /// <summary>Whether it is a Kenyan mobile number, as M-Pesa needs: <c>+2547########</c> or <c>+2541########</c>.</summary>
    public bool IsKenyanMobile => IsKenyan(Digits);

    /// <summary>The form Daraja wants: digits only, country code first.</summary>
    public string Digits => E164.TrimStart('+');

    /// <summary>Safe for logs: <c>2547*****149</c>.</summary>
    public string Masked => Digits.Length < 8 ? "*****" : $"{Digits[..4]}*****{Digits[^3..]}";

    /// <summary>As a Kenyan writes it: <c>0712 345 678</c>; foreign numbers in E.164.</summary>
    public string National => IsKenyanMobile ? $"0{Digits[3..6]} {Digits[6..9]} {Digits[9..]}" : E164;

    /// <summary>Reads 07…, 01…, 7…, 254…, +254… and 00254…, with spaces, dots, dashes and brackets. Codes: <c>phone.invalid</c>.</summary>
    public static Result<PhoneNumber> Parse(string? text)
    {
        if (text is null or { Length: > 40 }) return KernelErrors.PhoneInvalid;
        Span<char> digits = stackalloc char[text.Length];
        var count = 0;
        var international = false;
        foreach (var c in text.AsSpan().Trim())
        {
            if (char.IsAsciiDigit(c)) digits[count++] = c;
            else if (c == '+' && count == 0 && !international) international = true;
            else if (c is not (' ' or '-' or '.' or '(' or ')' or '\u00a0' or '/')) return KernelErrors.PhoneInvalid;
        }

        var number = new string(digits[..count]);
        if (!international && number.StartsWith("00", StringComparison.Ordinal)) (number, international) = (number[2..], true);
        if (!international)
        {
            if (number.Length == 10 && number[0] == '0') number = "254" + number[1..];
            else if (number.Length == 9 && number[0] is '7' or '1') number = "254" + number;
            return IsKenyan(number) ? new PhoneNumber("+" + number) : KernelErrors.PhoneInvalid;
        }

        if (number.StartsWith("254", StringComparison.Ordinal)) return IsKenyan(number) ? new PhoneNumber("+" + number) : KernelErrors.PhoneInvalid;
        return number.Length is >= 8 and <= 15 && number[0] != '0' ? new PhoneNumber("+" + number) : KernelErrors.PhoneInvalid;
    }

    /// <summary>As <see cref="Parse"/>, and Kenyan. Codes: <c>phone.invalid</c>, <c>phone.not-kenyan</c>.</summary>
    public static Result<PhoneNumber> ParseKenyan(string? text)
    {
        var parsed = Parse(text);
        return parsed.Succeeded && !parsed.Value.IsKenyanMobile ? KernelErrors.PhoneNotKenyan : parsed;
    }

    /// <summary>Rebuilds a number from the database.</summary>
    public static PhoneNumber FromE164(string e164) => new(e164);

    public override string ToString() => E164 ?? "";

    private static bool IsKenyan(string digits) =>
        digits.Length == 12 && digits.StartsWith("254", StringComparison.Ordinal) && digits[3] is '7' or '1';
}
