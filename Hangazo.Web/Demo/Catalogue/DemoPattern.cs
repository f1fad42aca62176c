using Hangazo.Web.Demo.Drawings;

namespace Hangazo.Web.Demo.Catalogue;

/// <summary>A sewing pattern that is sold as a file.</summary>
internal sealed record DemoPattern(
    string Slug, string Name, string Sku, long PriceKes, string Summary, string Description, PictureSpec Picture, IReadOnlyList<string> Steps, IReadOnlyList<PatternPiece> Pieces)
{
    public const string CategorySlug = "accessories";

    public static IReadOnlyList<DemoPattern> All { get; } =
    [
        new(
            "mfuko-bag-sewing-pattern", "Mfuko bag, sewing pattern", "DL-MFUKO", 450, "A pattern to download and sew yourself: an everyday bag with two handles.",
            "Four pieces on A4 pages with cutting and stitching lines, and the order of work in six steps. You need 80 cm of firm cotton and an afternoon. Seam allowances are included.",
            new(GarmentKind.ToteBag, "", Fabric.WaxPrint, ["Clay", "Mustard", "Ivory"], 1, 5),
            [
                "Hem the top of the outer piece and of the lining.", "Fold each handle in three and stitch both edges.",
                "Fold the outer piece and close its sides; do the same with the lining.", "Box the corners, 8 cm across.",
                "Put the lining into the bag and pin the handles between them.", "Stitch around the top twice.",
            ],
            [
                new("Outer", 44, 86, 1, "Fold at half its height."), new("Lining", 44, 84, 1, "Fold at half its height."), new("Handle", 9, 62, 2, "Interface it for a heavy bag."),
                new("Pocket", 20, 22, 1, "Sits 10 cm under the top."),
            ]),
        new(
            "mto-cover-sewing-pattern", "Mto cover, sewing pattern", "DL-MTO", 350, "A pattern to download and sew yourself: an envelope cover for a 45 cm pad, no zip.",
            "Three pieces on A4 pages with cutting and stitching lines, and the order of work in four steps. You need 60 cm of cloth. Made for a first project.",
            new(GarmentKind.Cushion, "piped", Fabric.Kanga, ["Forest", "Ivory", "Mustard"], 1, 3),
            [
                "Hem one long edge of each back piece.", "Lay the front face up and the backs face down on it, hems overlapping in the middle.",
                "Stitch around all four sides, 1 cm inside.", "Trim the corners, turn it and press.",
            ],
            [new("Front", 47, 47, 1, "Centre the motif."), new("Back, upper", 47, 30, 1, "The hem is in it."), new("Back, lower", 47, 34, 1, "The hem is in it.")]),
    ];
}
