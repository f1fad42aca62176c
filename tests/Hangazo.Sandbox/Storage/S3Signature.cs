using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;

namespace Hangazo.Sandbox.Storage;

/// <summary>Amazon's Signature Version 4 of a request, with the hash of its body in it: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html</summary>
internal static partial class S3Signature
{
    private const string Time = "yyyyMMdd'T'HHmmss'Z'";
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(15);

    /// <summary>Null when the request is signed by whom it should be; else S3's code of what is wrong.</summary>
    public static string? Refusal(HttpRequest request, byte[] body, S3Options account, DateTimeOffset now)
    {
        var sent = Header().Match(request.Headers.Authorization.ToString());
        if (!sent.Success) return "AccessDenied";
        if (sent.Groups["key"].Value != account.AccessKey) return "InvalidAccessKeyId";
        var stamp = request.Headers["x-amz-date"].ToString();
        if (!DateTimeOffset.TryParseExact(stamp, Time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return "AccessDenied";
        if ((now - at).Duration() > Skew) return "RequestTimeTooSkewed";
        var scope = $"{stamp[..8]}/{account.Region}/s3/aws4_request";
        if (sent.Groups["scope"].Value != scope) return "AuthorizationHeaderMalformed";
        var payload = request.Headers["x-amz-content-sha256"].ToString();
        if (payload != Convert.ToHexStringLower(SHA256.HashData(body))) return "XAmzContentSHA256Mismatch";
        var names = sent.Groups["headers"].Value.Split(';');
        if (!names.Contains("host") || !names.Contains("x-amz-content-sha256") || !names.Contains("x-amz-date")) return "AccessDenied";
        var toSign = $"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(request, names, payload))))}";
        var key = Encoding.UTF8.GetBytes("AWS4" + account.SecretKey);
        foreach (var part in scope.Split('/')) key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(sent.Groups["signature"].Value))
            ? null
            : "SignatureDoesNotMatch";
    }

    private static string Canonical(HttpRequest request, string[] names, string payload)
    {
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?', 2);
        var query = target.Length < 2 || target[1].Length == 0 ? [] : target[1].Split('&').Select(pair => pair.Contains('=') ? pair : pair + "=").Order(StringComparer.Ordinal).ToArray();
        var headers = string.Concat(names.Select(name => $"{name}:{Spaces().Replace(request.Headers[name].ToString().Trim(), " ")}\n"));
        return $"{request.Method}\n{target[0]}\n{string.Join('&', query)}\n{headers}\n{string.Join(';', names)}\n{payload}";
    }

    [GeneratedRegex("^AWS4-HMAC-SHA256 Credential=(?<key>[^/]+)/(?<scope>[^,]+), ?SignedHeaders=(?<headers>[^,]+), ?Signature=(?<signature>[0-9a-f]{64})$", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Header();

    [GeneratedRegex(" +", RegexOptions.None, 100)]
    private static partial Regex Spaces();
}
