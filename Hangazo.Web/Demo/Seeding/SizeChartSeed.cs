using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Web.Demo.Seeding;

/// <summary>The house's size charts: body measures in centimetres, as a Nairobi workshop cuts them.</summary>
internal static class SizeChartSeed
{
    private static readonly (string Name, string[] Measures, string[] Categories, (string Size, int[] FromTo)[] Rows)[] Charts =
    [
        ("Women, XS to XXL", ["Bust", "Waist", "Hips"], ["dresses", "occasion-dresses", "bridesmaids"],
        [
            ("XS", [78, 82, 60, 64, 86, 90]), ("S", [83, 87, 65, 69, 91, 95]), ("M", [88, 93, 70, 75, 96, 101]), ("L", [94, 99, 76, 82, 102, 107]),
            ("XL", [100, 106, 83, 89, 108, 114]), ("XXL", [107, 114, 90, 98, 115, 122]),
        ]),
        ("Women, jackets and coats", ["Bust", "Waist", "Hips"], ["jackets-and-coats"],
        [
            ("XS", [78, 82, 60, 65, 86, 91]), ("S", [83, 87, 66, 70, 92, 96]), ("M", [88, 93, 71, 76, 97, 102]), ("L", [94, 99, 77, 83, 103, 108]),
            ("XL", [100, 106, 84, 90, 109, 115]), ("XXL", [107, 114, 91, 99, 116, 123]),
        ]),
        ("Men's shirts", ["Chest", "Waist", "Neck"], ["made-to-size-shirts"],
        [
            ("S", [90, 95, 76, 81, 36, 37]), ("M", [96, 101, 82, 87, 38, 39]), ("L", [102, 107, 88, 94, 40, 41]), ("XL", [108, 114, 95, 102, 42, 43]),
            ("XXL", [115, 122, 103, 111, 44, 45]),
        ]),
        ("Suits, by the chest in inches", ["Chest", "Waist"], ["suits", "grooms"],
        [
            ("36", [90, 93, 74, 79]), ("38", [94, 98, 80, 84]), ("40", [99, 103, 85, 89]), ("42", [104, 108, 90, 95]), ("44", [109, 113, 96, 101]), ("46", [114, 119, 102, 108]),
        ]),
        ("Gowns", ["Bust", "Waist", "Hips"], ["wedding-gowns"],
        [
            ("8", [82, 85, 63, 66, 88, 91]), ("10", [86, 89, 67, 70, 92, 95]), ("12", [90, 93, 71, 75, 96, 100]), ("14", [94, 98, 76, 80, 101, 105]),
            ("16", [99, 103, 81, 86, 106, 110]), ("18", [104, 109, 87, 92, 111, 116]),
        ]),
        ("Children, by age", ["Height", "Chest", "Waist"], ["children", "flower-girls"],
        [
            ("2-3 years", [92, 98, 52, 54, 50, 52]), ("4-5 years", [104, 110, 56, 58, 53, 54]), ("6-7 years", [116, 122, 60, 63, 55, 57]), ("8-9 years", [128, 134, 65, 69, 58, 61]),
        ]),
    ];

    /// <param name="categories">By their slugs.</param>
    public static async Task EnsureAsync(HangazoDb db, IReadOnlyDictionary<string, CategoryId> categories, CancellationToken cancellationToken)
    {
        if (await db.Set<SizeChart>().AnyAsync(cancellationToken)) return;
        db.AddRange(Charts.Select(chart => SizeChart.Create(SizeChartId.New(), new(
            chart.Name, chart.Measures,
            [.. chart.Rows.Select(row => new SizeRow(row.Size, [.. row.FromTo.Chunk(2).Select(range => new BodyRange(range[0], range[1]))]))],
            [.. chart.Categories.Select(slug => categories[slug])])).Value));
        await db.SaveChangesAsync(cancellationToken);
    }
}
