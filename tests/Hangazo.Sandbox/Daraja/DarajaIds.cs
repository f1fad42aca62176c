using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;

namespace Hangazo.Sandbox.Daraja;

/// <summary>Ids in the shapes seen from Daraja. Callers must treat them as opaque, so both merchant request shapes are dealt out.</summary>
internal static class DarajaIds
{
    private const string Hex = "0123456789abcdef";

    private static int _merchantRequests;

    public static string Conversation() => $"{Characters(Hex, 4)}-{Characters(Hex, 4)}-{Characters(Hex, 4)}-{Characters(Hex, 16)}";

    public static string MerchantRequest() => int.IsEvenInteger(Interlocked.Increment(ref _merchantRequests))
        ? $"{RandomNumberGenerator.GetInt32(10_000, 99_999)}-{RandomNumberGenerator.GetInt32(10_000_000, 99_999_999)}-1"
        : Conversation();

    /// <summary>
    /// <c>ws_CO_</c>, East African time to the second, three digits, the phone without its country code. Three digits are few when one
    /// phone is pushed a thousand times a second: a new try after a clash takes nine.
    /// </summary>
    public static string CheckoutRequest(DateTimeOffset now, string phone, bool clashed) => string.Create(
        CultureInfo.InvariantCulture,
        $"ws_CO_{now.ToOffset(SandboxClock.EastAfrica):ddMMyyyyHHmmss}{Characters("0123456789", clashed ? 9 : 3)}{phone[3..]}");

    public static string PullReference() =>
        $"{RandomNumberGenerator.GetInt32(10_000, 99_999)}-{RandomNumberGenerator.GetInt32(10_000_000, 99_999_999)}-7";

    private static string Characters(string alphabet, int length) => RandomNumberGenerator.GetString(alphabet, length);
}

/// <summary>M-Pesa receipt numbers: year, month and day as letters, then seven characters; never the same twice.</summary>
internal sealed class ReceiptNumbers
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private const int YearOfA = 2006;

    private readonly ConcurrentDictionary<string, byte> _given = new();

    public string Next(DateTimeOffset now)
    {
        var day = now.ToOffset(SandboxClock.EastAfrica);
        var prefix = string.Create(3, day, static (letters, day) =>
        {
            letters[0] = (char)('A' + (day.Year - YearOfA) % 26);
            letters[1] = (char)('A' + day.Month - 1);
            letters[2] = day.Day < 10 ? (char)('0' + day.Day) : (char)('A' + day.Day - 10);
        });
        while (true)
        {
            var receipt = prefix + RandomNumberGenerator.GetString(Alphabet, 7);
            if (_given.TryAdd(receipt, 0))
                return receipt;
        }
    }
}
