using System.Globalization;
using Hangazo.Core.Kernel;
using Hangazo.Web.Demo.Drawings;

namespace Hangazo.Web.Demo.Seeding;

/// <summary>Ids in the shapes M-Pesa gives them.</summary>
internal static class HistoryReceipts
{
    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private const int YearOfA = 2006;

    /// <summary>Year, month and day in a letter or digit each, then seven more.</summary>
    public static string Receipt(DateTimeOffset at, Dice dice)
    {
        var day = at.ToEat();
        var dayLetter = day.Day < 10 ? (char)('0' + day.Day) : (char)('A' + day.Day - 10);
        var tail = Enumerable.Range(0, 7).Select(_ => Characters[dice.Below(Characters.Length)]);
        return string.Concat([(char)('A' + ((day.Year - YearOfA) % 26)), (char)('A' + day.Month - 1), dayLetter, .. tail]);
    }

    public static string MerchantRequest(Dice dice) =>
        string.Create(CultureInfo.InvariantCulture, $"{10_000 + dice.Below(89_999)}-{10_000_000 + dice.Below(89_999_999)}-1");

    public static string CheckoutRequest(DateTimeOffset at, PhoneNumber phone, Dice dice) =>
        string.Create(CultureInfo.InvariantCulture, $"ws_CO_{at.ToEat():ddMMyyyyHHmmss}{dice.Below(1000):000}{phone.Digits[3..]}");
}
