using System.Globalization;
using System.Text;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Payments.Daraja;

/// <summary>How Daraja writes times, passwords and amounts.</summary>
public static class DarajaText
{
    private const string Stamp = "yyyyMMddHHmmss";

    /// <summary>East Africa Time, as in M-Pesa's own dates.</summary>
    public static string Timestamp(DateTimeOffset instant) => instant.ToEat().ToString(Stamp, CultureInfo.InvariantCulture);

    public static string Password(string shortCode, string passkey, string timestamp) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(shortCode + passkey + timestamp));

    public static DateTimeOffset? ReadTimestamp(string? text) =>
        DateTime.TryParseExact(text, Stamp, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, ShopTime.Offset).ToUniversalTime()
            : null;

    /// <summary>Pull Transactions writes East Africa Time and ends it in Z.</summary>
    public static DateTimeOffset? ReadPullDate(string? text) =>
        DateTime.TryParseExact(
            text?.TrimEnd('Z'), ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, ShopTime.Offset).ToUniversalTime()
            : null;

    public static string PullDate(DateTimeOffset instant) => instant.ToEat().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Whole shillings for a request; null when the amount cannot be asked for by STK push.</summary>
    public static long? StkAmount(Money amount, long largest = 250_000) =>
        amount.Currency == Money.Kes && amount.Minor % 100 == 0 && amount.Minor / 100 is >= 1 and var whole && whole <= largest ? whole : null;

    /// <summary>Shillings as Daraja writes them in text: <c>2499</c>, with cents only where there are some.</summary>
    public static string Shillings(Money amount) => amount.Amount.ToString(amount.Minor % 100 == 0 ? "0" : "0.00", CultureInfo.InvariantCulture);

    /// <summary>Shillings with up to two decimals, as number or text; null when it is not such an amount.</summary>
    public static long? ReadAmount(string? text)
    {
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount)) return null;
        if (amount is < 0 or > 1_000_000_000_000m) return null;
        var minor = amount * 100;
        return decimal.IsInteger(minor) ? (long)minor : null;
    }
}
