using System.Net;
using System.Security.Cryptography;
using System.Text;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Payments.Daraja;

public enum QueryConfirmation
{
    /// <summary>A callback with the right token, ids and amount counts.</summary>
    Off,

    /// <summary>From <see cref="DarajaOptions.QueryConfirmationThreshold"/> on, the query must say so too.</summary>
    AboveThreshold,
    Always,
}

public enum CallbackAddressCheck
{
    Off,

    /// <summary>Unlisted addresses are logged and accepted: Safaricom's lists contradict each other.</summary>
    Warn,
    Enforce,
}

/// <summary>The shop's contract with Safaricom. Section <c>Daraja</c> of the configuration; checked when the shop starts.</summary>
public sealed class DarajaOptions
{
    public const string Section = "Daraja";

    public const string PayBill = "CustomerPayBillOnline";
    public const string BuyGoods = "CustomerBuyGoodsOnline";

    /// <summary>The union of the published lists (14 addresses).</summary>
    private static readonly string[] PublishedAddresses =
    [
        "196.201.214.200", "196.201.214.206", "196.201.214.207", "196.201.214.208", "196.201.213.114", "196.201.213.44", "196.201.212.127",
        "196.201.212.138", "196.201.212.129", "196.201.212.136", "196.201.212.74", "196.201.212.69", "196.201.212.128", "196.201.212.132",
    ];

    /// <summary>Safaricom refuses callback addresses with these words in them.</summary>
    private static readonly string[] ForbiddenWords = ["mpesa", "m-pesa", "safaricom", "exe", "exec", "cmd", "sql", "query"];

    /// <summary>Known to everybody: Safaricom's public sandbox and the one in this repository.</summary>
    private static readonly string[] SandboxConstants =
    [
        "174379", "bfb279f9aa9bdbcf158e97dd71a467cd2e0c893059b10f78e6b72ada1ed2c919",
        "simKey0123456789", "simSecret9876543210", "simulator-passkey-0001", "c2b05a4db0c0c2b05a4db0c0c2b05a4d", "testapi", "simInitiator",
        "simInitiatorPassword-0001",
    ];

    private const int ShortestC2bToken = 32;

    /// <summary><c>https://api.safaricom.co.ke</c>, or a sandbox.</summary>
    public string BaseUrl { get; set; } = "";

    public string ConsumerKey { get; set; } = "";

    public string ConsumerSecret { get; set; } = "";

    /// <summary>PayBill number; for a till the store number that owns the passkey.</summary>
    public string ShortCode { get; set; } = "";

    public string Passkey { get; set; } = "";

    public string TransactionType { get; set; } = PayBill;

    /// <summary>The till, for Buy Goods; with PayBill the short code itself.</summary>
    public string? TillNumber { get; set; }

    /// <summary>The shop as Safaricom reaches it, such as <c>https://shop.example.co.ke</c>.</summary>
    public string CallbackBaseUrl { get; set; } = "";

    /// <summary>At most 13 characters, shown in M-Pesa's statement.</summary>
    public string Description { get; set; } = "Shop order";

    /// <summary>
    /// The secret end of the addresses at which M-Pesa tells of payments to the PayBill: at least 32 hex digits (128 bits), which can never
    /// spell a word that Safaricom refuses. Empty: such payments are not taken in.
    /// </summary>
    public string? C2bToken { get; set; }

    /// <summary>What M-Pesa does with a payment while the shop cannot be asked: <c>Completed</c> or <c>Cancelled</c>.</summary>
    public string C2bResponseType { get; set; } = "Completed";

    /// <summary>Registers the addresses with Safaricom whenever the shop starts; otherwise the owner does it by a button.</summary>
    public bool RegisterC2bAtStart { get; set; }

    /// <summary>Largest amount of one request, in shillings (Safaricom's limit).</summary>
    public long LargestAmount { get; set; } = 250_000;

    /// <summary>Addresses callbacks may come from; empty: Safaricom's published ones.</summary>
    public IList<string> AllowedCallbackIps { get; set; } = [];

    public CallbackAddressCheck CallbackAddresses { get; set; } = CallbackAddressCheck.Warn;

    public QueryConfirmation RequireQueryConfirmation { get; set; } = QueryConfirmation.Off;

    /// <summary>Shillings.</summary>
    public long QueryConfirmationThreshold { get; set; } = 50_000;

    /// <summary>Status queries per second and node.</summary>
    public int QueriesPerSecond { get; set; } = 5;

    /// <summary>Requests being posted at once per node.</summary>
    public int ParallelSubmissions { get; set; } = 8;

    /// <summary>Name of the API operator that may send money out; without it refunds by M-Pesa are written down by hand.</summary>
    public string? Initiator { get; set; }

    public string? InitiatorPassword { get; set; }

    /// <summary>Safaricom's certificate that the password is encrypted with: PEM, base64 of DER, or the path of such a file.</summary>
    public string? Certificate { get; set; }

    /// <summary>The short code with the float that B2C payments go out of; null: partial refunds are written down by hand.</summary>
    public string? PayoutShortCode { get; set; }

    public string PartyB => TransactionType == BuyGoods ? TillNumber ?? "" : ShortCode;

    /// <summary>Whether callbacks may come from there. A shop that is called on this machine is called from this machine.</summary>
    public bool Allows(IPAddress? address)
    {
        if (address is null) return false;
        if (IPAddress.IsLoopback(address) && Uri.TryCreate(CallbackBaseUrl, UriKind.Absolute, out var own) && own.IsLoopback) return true;
        var text = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
        return (AllowedCallbackIps.Count == 0 ? PublishedAddresses : (IEnumerable<string>)AllowedCallbackIps).Contains(text);
    }

    public bool NeedsConfirmation(Money amount) => RequireQueryConfirmation switch
    {
        QueryConfirmation.Always => true,
        QueryConfirmation.AboveThreshold => amount.Minor >= QueryConfirmationThreshold * 100,
        _ => false,
    };

    /// <summary>Whether payments to the PayBill or till are taken in.</summary>
    public bool TakesPayBill => !string.IsNullOrEmpty(C2bToken);

    /// <summary>
    /// The PayBill number people may pay to by themselves, with an account number; null for a till, which knows no account numbers.
    /// </summary>
    public string? PayBillNumber => TakesPayBill && TransactionType == PayBill ? ShortCode : null;

    /// <summary>In constant time.</summary>
    public bool IsC2bToken(string? token) => TakesPayBill && token is not null && CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(token)), SHA256.HashData(Encoding.UTF8.GetBytes(C2bToken!)));

    /// <summary>Whether money sent to this number is the shop's; messages that name no number are believed.</summary>
    public bool IsOwnNumber(string? shortCode) => shortCode is null || shortCode == ShortCode || shortCode == PartyB;

    /// <param name="step"><c>validation</c> or <c>confirmation</c>.</param>
    public Uri C2bUrl(string step) => new($"{CallbackBaseUrl.TrimEnd('/')}/api/payments/c2b/{step}/{C2bToken}");

    /// <summary>Least amount of a B2C payment, in shillings.</summary>
    public const long LeastPayout = 10;

    /// <summary>Whether the shop may take payments back by itself.</summary>
    public bool SendsMoney => !string.IsNullOrWhiteSpace(Initiator);

    public bool PaysOut => SendsMoney && !string.IsNullOrWhiteSpace(PayoutShortCode);

    /// <summary>The initiator's password as Daraja wants it, another text each time.</summary>
    public string SecurityCredential() => Daraja.SecurityCredential.Of(InitiatorPassword!, Certificate!);

    /// <summary>Where the end of a <c>reversal</c>, a <c>b2c</c> payment or a <c>transaction</c> query is told.</summary>
    public Uri ResultUrl(string what, string token) => new($"{CallbackBaseUrl.TrimEnd('/')}/api/payments/{what}/{token}");

    /// <summary>Where it is told that nobody took it from the queue in time.</summary>
    public Uri TimeoutUrl(string what, string token) => new($"{ResultUrl(what, token)}/timeout");

    public Uri CallbackUrl(string token) => new($"{CallbackBaseUrl.TrimEnd('/')}/api/payments/stk/callback/{token}");

    /// <summary>What is wrong with the configuration, one sentence each; empty when all is well.</summary>
    public IEnumerable<string> Problems(bool production)
    {
        foreach (var (name, value) in new[]
                 {
                     (nameof(ConsumerKey), ConsumerKey), (nameof(ConsumerSecret), ConsumerSecret), (nameof(ShortCode), ShortCode), (nameof(Passkey), Passkey),
                     (nameof(C2bToken), C2bToken),
                 })
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                if (name != nameof(C2bToken)) yield return $"Set {Section}__{name}.";
            }
            else if (production && SandboxConstants.Contains(value, StringComparer.OrdinalIgnoreCase))
                yield return $"{Section}__{name} is a sandbox value; a shop in production needs its own.";
        }

        if (ShortCode.Length > 0 && (ShortCode.Length is < 5 or > 7 || !ShortCode.All(char.IsAsciiDigit)))
            yield return $"{Section}__ShortCode must be 5 to 7 digits.";
        if (TransactionType is not (PayBill or BuyGoods)) yield return $"{Section}__TransactionType must be {PayBill} or {BuyGoods}.";
        if (TransactionType == BuyGoods && string.IsNullOrWhiteSpace(TillNumber)) yield return $"Set {Section}__TillNumber for {BuyGoods}.";
        foreach (var problem in SendingProblems(production)) yield return problem;
        if (Description.Length is 0 or > 13) yield return $"{Section}__Description must have 1 to 13 characters.";
        if (LargestAmount < 1 || QueriesPerSecond is < 1 or > 100 || ParallelSubmissions is < 1 or > 64)
            yield return $"{Section}: LargestAmount, QueriesPerSecond (1-100) or ParallelSubmissions (1-64) is out of range.";
        if (TakesPayBill && (C2bToken!.Length is < ShortestC2bToken or > 128 || !C2bToken.All(char.IsAsciiHexDigit)))
            yield return $"{Section}__C2bToken must be 32 to 128 random hex digits, such as openssl rand -hex 24 gives.";
        if (C2bResponseType is not ("Completed" or "Cancelled")) yield return $"{Section}__C2bResponseType must be Completed or Cancelled.";
        if (!IsUrl(BaseUrl, production)) yield return $"{Section}__BaseUrl must be an https address.";
        if (!IsUrl(CallbackBaseUrl, production)) yield return $"{Section}__CallbackBaseUrl must be the shop's public https address.";
        else if (ForbiddenWords.FirstOrDefault(word => CallbackBaseUrl.Contains(word, StringComparison.OrdinalIgnoreCase)) is { } word)
            yield return $"{Section}__CallbackBaseUrl contains '{word}', which Safaricom refuses.";
    }

    private IEnumerable<string> SendingProblems(bool production)
    {
        if (!SendsMoney) yield break;
        if (string.IsNullOrWhiteSpace(InitiatorPassword)) yield return $"Set {Section}__InitiatorPassword, or leave {Section}__Initiator out.";
        if (production && (SandboxConstants.Contains(Initiator) || SandboxConstants.Contains(InitiatorPassword)))
            yield return $"{Section}__Initiator and its password are sandbox values; a shop in production needs its own.";
        if (Daraja.SecurityCredential.Problem(Certificate) is { } problem) yield return $"{Section}__Certificate: {problem}";
        if (PayoutShortCode is { Length: > 0 } code && (code.Length is < 5 or > 7 || !code.All(char.IsAsciiDigit)))
            yield return $"{Section}__PayoutShortCode must be 5 to 7 digits.";
    }

    /// <summary>Plain http is for sandboxes on this machine only.</summary>
    private static bool IsUrl(string text, bool production) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback && !production));
}
