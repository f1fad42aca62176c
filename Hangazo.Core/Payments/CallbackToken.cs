using System.Security.Cryptography;
using System.Text;

namespace Hangazo.Core.Payments;

/// <summary>
/// The secret in a callback's path: M-Pesa signs nothing, so knowing it is the proof. 192 random bits as hex digits, which can never
/// spell one of the words Safaricom refuses in an address.
/// </summary>
public static class CallbackToken
{
    private const int Bytes = 24;
    private const int Length = Bytes * 2;

    public static (string Token, byte[] Hash) New()
    {
        var token = RandomNumberGenerator.GetHexString(Length, lowercase: true);
        return (token, SHA256.HashData(Encoding.ASCII.GetBytes(token)));
    }

    /// <summary>Null when it cannot be a token of ours.</summary>
    public static byte[]? HashOf(string? token) =>
        token is { Length: Length } && token.All(char.IsAsciiHexDigitLower) ? SHA256.HashData(Encoding.ASCII.GetBytes(token)) : null;
}
