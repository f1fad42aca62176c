namespace Hangazo.Web.Demo.Catalogue;

/// <summary>What the house's stylists put together by hand, by slugs; everything else is chosen by its category.</summary>
internal static class DemoPicks
{
    public static readonly IReadOnlyDictionary<string, (string[] GoesWith, string[] Related)> All = new Dictionary<string, (string[], string[])>
    {
        ["malaika-tiered-maxi"] = (["watamu-kikoy", "malkia-headwrap", "soko-tote"], ["pwani-halter-maxi", "bahari-bishop-dress"]),
        ["karura-linen-shift"] = (["watamu-kikoy", "jiji-kitenge-tote", "shela-kimono"], []),
        ["kilifi-linen-eyelet-curtains"] = (["kamba-tassel-cushion", "udongo-mudcloth-cushion", "mlima-herringbone-throw"], ["ukungu-sheer-curtains", "dhow-herringbone-curtains"]),
        ["muthaiga-velvet-curtains"] = (["mahameli-velvet-cushion", "pumzika-lumbar-cushion", "hoteli-velvet-runner"], []),
        ["imara-a-line-gown"] = (["cathedral-veil", "asubuhi-bridal-robe", "fingertip-veil"], ["tumaini-lace-gown", "neema-sheath-gown"]),
        ["malkia-ball-gown"] = (["cathedral-veil", "asubuhi-bridal-robe"], []),
        ["neema-sheath-gown"] = (["fingertip-veil", "asubuhi-bridal-robe"], []),
    };
}
