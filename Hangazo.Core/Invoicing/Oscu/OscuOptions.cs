using System.Text.RegularExpressions;

namespace Hangazo.Core.Invoicing.Oscu;

/// <summary>The shop's online sales control unit with KRA. Section <c>Oscu</c> of the configuration; without a key the owner cannot choose it.</summary>
public sealed partial class OscuOptions
{
    public const string Section = "Oscu";

    /// <summary>Known to everybody: the one in this repository.</summary>
    private const string SandboxKey = "sim-cmc-key-0001";

    public string BaseUrl { get; set; } = "https://etims-api.kra.go.ke/etims-api";

    /// <summary>The business's KRA PIN.</summary>
    public string Tin { get; set; } = "";

    /// <summary>KRA's code of the branch; <c>00</c> is the head office.</summary>
    public string BranchId { get; set; } = "00";

    /// <summary>What KRA gave the device when it was initialised (<c>cmcKey</c>).</summary>
    public string CommunicationKey { get; set; } = "";

    /// <summary>Where receipts are looked up; the PIN, the branch and the signature are put behind it.</summary>
    public string ReceiptUrl { get; set; } = "https://etims.kra.go.ke/common/link/etims/receipt/indexEtimsReceiptData?Data=";

    /// <summary>KRA's classification of what the shop sells (<c>itemClsCd</c>, ten digits).</summary>
    public string GoodsClass { get; set; } = "";

    /// <summary>KRA's classification of what it does, such as delivery.</summary>
    public string ServiceClass { get; set; } = "";

    public bool IsConfigured => CommunicationKey.Length > 0;

    /// <summary>What is wrong with the configuration, one sentence each; empty when all is well or nothing is configured.</summary>
    public IEnumerable<string> Problems(bool production)
    {
        if (!IsConfigured)
        {
            if (Tin.Length > 0) yield return $"Set {Section}__CommunicationKey too, or leave all of {Section} empty.";
            yield break;
        }

        if (production && CommunicationKey == SandboxKey) yield return $"{Section}__CommunicationKey is a sandbox value; a shop in production needs its own.";
        if (!Pin().IsMatch(Tin)) yield return $"{Section}__Tin must be the business's KRA PIN, such as P051234567X.";
        if (!Branch().IsMatch(BranchId)) yield return $"{Section}__BranchId must have two digits, such as 00.";
        foreach (var (name, value) in new[] { (nameof(GoodsClass), GoodsClass), (nameof(ServiceClass), ServiceClass) })
            if (!Class().IsMatch(value)) yield return $"{Section}__{name} must be one of KRA's item classifications, ten digits.";
        foreach (var (name, value) in new[] { (nameof(BaseUrl), BaseUrl), (nameof(ReceiptUrl), ReceiptUrl) })
        {
            if (!Uri.TryCreate(value, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && (url.Scheme != Uri.UriSchemeHttp || !url.IsLoopback || production)))
                yield return $"{Section}__{name} must be an https address.";
            else if (production && (url.Host.Contains("sbx", StringComparison.OrdinalIgnoreCase) || url.Host.Contains("sandbox", StringComparison.OrdinalIgnoreCase)))
                yield return $"{Section}__{name} is KRA's sandbox; a shop in production needs the real one.";
        }
    }

    [GeneratedRegex("^[A-Z][0-9]{9}[A-Z]$", RegexOptions.None, 100)]
    private static partial Regex Pin();

    [GeneratedRegex("^[0-9]{2}$", RegexOptions.None, 100)]
    private static partial Regex Branch();

    [GeneratedRegex("^[0-9]{10}$", RegexOptions.None, 100)]
    private static partial Regex Class();
}
