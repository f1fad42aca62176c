using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Hangazo.Core.Payments.Daraja;

/// <summary>base64(RSA PKCS#1 v1.5(UTF-8 password, Safaricom's certificate)); the padding is random, so it is another text each time.</summary>
public static class SecurityCredential
{
    /// <exception cref="CryptographicException">It is no certificate with an RSA key; <see cref="Problem"/> says so beforehand.</exception>
    public static string Of(string password, string certificate)
    {
        using var key = KeyOf(certificate);
        return Convert.ToBase64String(key.Encrypt(Encoding.UTF8.GetBytes(password), RSAEncryptionPadding.Pkcs1));
    }

    /// <summary>Why a certificate cannot be used; null when it can.</summary>
    public static string? Problem(string? certificate)
    {
        if (string.IsNullOrWhiteSpace(certificate)) return "set Safaricom's certificate (PEM, base64, or the path of its file).";
        try
        {
            using var key = KeyOf(certificate);
            return null;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return $"it cannot be read ({exception.Message}).";
        }
    }

    private static RSA KeyOf(string certificate)
    {
        using var read = Read(certificate.Trim());
        return read.GetRSAPublicKey() ?? throw new CryptographicException("the certificate has no RSA key");
    }

    private static X509Certificate2 Read(string text)
    {
        if (text.Contains("BEGIN CERTIFICATE", StringComparison.Ordinal)) return X509Certificate2.CreateFromPem(text);
        return File.Exists(text) ? X509CertificateLoader.LoadCertificateFromFile(text) : X509CertificateLoader.LoadCertificate(Convert.FromBase64String(text));
    }
}
