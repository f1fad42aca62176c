namespace Hangazo.Web.Demo.Catalogue;

/// <summary>The shop as the demo seed fills it: four houses, their shelves and products. Plain data, the same on every machine.</summary>
public static class DemoCatalogue
{
    public static IReadOnlyList<DemoHouse> Houses { get; } = DemoHouses.All;

    public static IReadOnlyList<DemoProduct> Products { get; } =
        [.. ReadyToWear.Products(), .. CustomWear.Products(), .. SoftFurnishing.Products(), .. BridalHouse.Products()];
}
