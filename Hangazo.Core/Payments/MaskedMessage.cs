using System.Text.RegularExpressions;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Payments;

/// <summary>Providers' messages as staff see them: without whole telephone numbers, also where they hide in an id.</summary>
public static partial class MaskedMessage
{
    private const int CountryCode = 3;

    /// <param name="phones">Numbers that are masked wherever their digits stand, even inside others.</param>
    public static string? Of(string? body, IEnumerable<PhoneNumber> phones)
    {
        if (body is null) return null;
        var masked = Mobile().Replace(body, "$1*****$2");
        foreach (var phone in phones.Where(phone => phone.IsKenyanMobile))
        {
            var national = phone.Digits[CountryCode..];
            masked = masked.Replace(national, $"{national[0]}*****{national[^3..]}", StringComparison.Ordinal);
        }

        return masked;
    }

    [GeneratedRegex(@"(?<!\d)((?:\+?254|0)[17])\d{5}(\d{3})(?!\d)", RegexOptions.None, 1000)]
    private static partial Regex Mobile();
}
