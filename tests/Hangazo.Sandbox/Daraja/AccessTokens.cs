using System.Security.Cryptography;
using System.Text;

namespace Hangazo.Sandbox.Daraja;

/// <summary>One valid access token at a time: asking for a new one ends the old one (Daraja 3.0 FAQ).</summary>
internal sealed class AccessTokens(SandboxOptions options, SandboxClock clock)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private volatile Token? _current;

    public string Issue()
    {
        var token = new Token(RandomNumberGenerator.GetString(Alphabet, 28), clock.UtcNow + options.Daraja.TokenLifetime);
        _current = token;
        return token.Value;
    }

    public void Revoke() => _current = null;

    public DarajaError? Check(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return DarajaError.InvalidAuthenticationHeader;
        var token = _current;
        return token is not null && token.Value == header[7..].Trim() && clock.UtcNow < token.ExpiresAt ? null : DarajaError.InvalidAccessToken;
    }

    public bool AcceptsCredentials(string basic)
    {
        var expected = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.Daraja.ConsumerKey}:{options.Daraja.ConsumerSecret}"));
        return basic == expected;
    }

    private sealed record Token(string Value, DateTimeOffset ExpiresAt);
}
