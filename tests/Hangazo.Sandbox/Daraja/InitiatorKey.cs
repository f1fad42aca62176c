using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Hangazo.Sandbox.Daraja;

/// <summary>The key behind the certificate that shops encrypt their initiator's password with. It opens nothing but this sandbox.</summary>
public sealed class InitiatorKey : IDisposable
{
    private readonly RSA _key = RSA.Create();

    public InitiatorKey() => _key.ImportFromPem(Pem());

    /// <summary>What a shop is configured with: base64 of the certificate.</summary>
    public static string Certificate
    {
        get
        {
            using var certificate = X509Certificate2.CreateFromPem(Pem());
            return Convert.ToBase64String(certificate.RawData);
        }
    }

    /// <summary>Null when it is not encrypted for us.</summary>
    public string? Decrypt(string? credential)
    {
        try
        {
            return Encoding.UTF8.GetString(_key.Decrypt(Convert.FromBase64String(credential ?? ""), RSAEncryptionPadding.Pkcs1));
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null;
        }
    }

    public void Dispose() => _key.Dispose();

    private static string Pem()
    {
        using var reader = new StreamReader(typeof(InitiatorKey).Assembly.GetManifestResourceStream("initiator.pem")!);
        return reader.ReadToEnd();
    }
}
