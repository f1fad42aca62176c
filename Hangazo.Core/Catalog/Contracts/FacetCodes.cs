namespace Hangazo.Core.Catalog.Contracts;

/// <summary>What products are told apart by that is no attribute of the manager's making. No attribute may have such a code.</summary>
public static class FacetCodes
{
    public const string Brand = "brand";
    public const string Tag = "tag";
}
