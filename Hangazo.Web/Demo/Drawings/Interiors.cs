namespace Hangazo.Web.Demo.Drawings;

/// <summary>Soft furnishing and accessories: everything that is shown without a figure.</summary>
internal static class Interiors
{
    public static bool Shows(PictureSpec spec) => spec.Kind switch
    {
        GarmentKind.Curtain or GarmentKind.Blind or GarmentKind.Cushion or GarmentKind.BedRunner or GarmentKind.TableRunner or GarmentKind.Throw or GarmentKind.FabricRoll or GarmentKind.ToteBag => true,
        GarmentKind.Scarf => spec.View == 1,
        GarmentKind.Headwrap => spec.View == 2,
        _ => false,
    };

    public static void Draw(Canvas canvas, PictureSpec spec, string[] palette, Dice dice)
    {
        var second = spec.View == 2;
        Cloth Weave(double scale, double turn = 0) => Cloth.Weave(canvas, spec.Fabric, palette, spec.Seed, scale, turn);
        var trim = Cloth.Solid(palette.Length > 1 ? palette[1] : Tint.Darker(palette[0], 0.25), 0.5);
        switch (spec.Kind)
        {
            case GarmentKind.Curtain:
                Windows.Curtain(canvas, Weave(0.95), spec.Style, dice, second);
                break;
            case GarmentKind.Blind:
                Windows.Blind(canvas, Weave(1), dice, !second);
                break;
            case GarmentKind.Cushion when second:
                Furniture.Sofa(canvas, Tint.Luma(palette[0]) > 0.6 ? "#8a8f80" : "#dacfbf", 660);
                Linens.Cushion(canvas, Cloth.Solid(trim.Base, 0.4), trim, 258, 546, 112, -5, "");
                Linens.Cushion(canvas, Weave(0.7, 7), trim, 402, 566, 118, 7, spec.Style, spec.Style == "lumbar" ? 0.66 : 1);
                break;
            case GarmentKind.Cushion:
                Furniture.Stool(canvas, 764);
                Linens.Cushion(canvas, Weave(1.25), trim, 400, spec.Style == "lumbar" ? 612 : 526, 236, -2, spec.Style, spec.Style == "lumbar" ? 0.64 : 1);
                break;
            case GarmentKind.BedRunner when !second:
                Linens.Bed(canvas, Weave(0.8), trim);
                break;
            case GarmentKind.TableRunner when !second:
                Linens.Table(canvas, Weave(0.7), trim, dice);
                break;
            case GarmentKind.Throw when !second:
                Linens.Throw(canvas, Weave(0.9), trim, dice);
                break;
            case GarmentKind.FabricRoll when !second:
                Linens.Roll(canvas, Weave(1.1), Weave(1.1, 90), dice);
                break;
            case GarmentKind.ToteBag:
                Accessories.Tote(canvas, Weave(0.95), trim, second, dice);
                break;
            case GarmentKind.Scarf:
                Accessories.OnRail(canvas, Weave(1), dice, true);
                break;
            default:
                Linens.Stack(canvas, Weave(0.75), Weave(0.75, 12), palette);
                break;
        }
    }
}
