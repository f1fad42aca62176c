using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hangazo.Core.Payments.Stripe;

/// <summary>The header <c>Stripe-Signature: t=…,v1=…</c>: HMAC-SHA256 over the time, a dot and the body's bytes as they came.</summary>
public static class StripeSignature
{
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const int LongestHeader = 4_096;

    /// <summary>Whether any <c>v1</c> was made with any of the secrets over these very bytes, not long ago. Two values and two secrets stand while a secret is being changed.</summary>
    public static bool IsGenuine(string? header, ReadOnlySpan<byte> body, IEnumerable<string> secrets, DateTimeOffset now)
    {
        if (header is null or { Length: > LongestHeader }) return false;
        string? time = null;
        var signatures = new List<byte[]>();
        foreach (var part in header.Split(','))
        {
            var (name, value) = part.IndexOf('=') is > 0 and var at ? (part[..at].Trim(), part[(at + 1)..].Trim()) : ("", "");
            if (name == "t") time = value;
            else if (name == "v1" && value.Length == 64 && value.All(char.IsAsciiHexDigit)) signatures.Add(Convert.FromHexString(value));
        }

        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var unix)
            || unix > DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            || (now - DateTimeOffset.FromUnixTimeSeconds(unix)).Duration() > Tolerance) return false;
        var signed = new byte[Encoding.ASCII.GetByteCount(time!) + 1 + body.Length];
        var length = Encoding.ASCII.GetBytes(time!, signed);
        signed[length] = (byte)'.';
        body.CopyTo(signed.AsSpan(length + 1));
        var genuine = false;
        foreach (var secret in secrets)
        {
            var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed);
            foreach (var signature in signatures) genuine |= CryptographicOperations.FixedTimeEquals(expected, signature);
        }

        return genuine;
    }
}
