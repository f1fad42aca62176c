namespace Hangazo.Web.Demo.Drawings;

/// <summary>Illustrations that sell no single product.</summary>
public enum Scene
{
    /// <summary>Door to Ready-to-Wear, 800 by 1000.</summary>
    ReadyToWear,

    /// <summary>Door to Custom Wear.</summary>
    CustomWear,

    /// <summary>Door to Soft Furnishing.</summary>
    SoftFurnishing,

    /// <summary>Door to Bridal.</summary>
    Bridal,
}

/// <summary>Rooms with several people and things in them.</summary>
internal static class Scenes
{
    public static string Draw(Scene scene)
    {
        var canvas = new Canvas();
        var dice = Dice.Of((int)scene, "scene");
        switch (scene)
        {
            case Scene.ReadyToWear: ReadyToWear(canvas, dice); break;
            case Scene.CustomWear: CustomWear(canvas, dice); break;
            case Scene.SoftFurnishing: SoftFurnishing(canvas, dice); break;
            default: BridalDoor(canvas, dice); break;
        }

        return canvas.ToSvg();
    }

    private static void ReadyToWear(Canvas canvas, Dice dice)
    {
        Studio.Draw(canvas, Dice.Of(9, "door"), 868, "#a8482a");
        Person(canvas, dice, 556, 926, 0.98, new(GarmentKind.Shirt, "short", Fabric.WaxPrint, ["Navy", "Terracotta", "Ivory"], 1, 5), 0.5);
        Person(canvas, dice, 262, 940, 0.98, new(GarmentKind.Dress, "halter", Fabric.WaxPrint, ["Teal", "Coral", "Ivory"], 1, 7));
    }

    private static void CustomWear(Canvas canvas, Dice dice)
    {
        Studio.Draw(canvas, Dice.Of(4, "door"), 868, "#1c2740");
        canvas.Open($"transform='translate(-100 0)'");
        Studio.StandShadow(canvas, 430, 926, 110);
        canvas.Close();
        canvas.Open($"transform='translate(330 930) scale(1.18 1.03) translate(-400 -906)'");
        var tweed = Cloth.Weave(canvas, Fabric.Herringbone, ["#b08a5b", "#6b4632"], 5, 0.5);
        Stands.Form(canvas, Body.Man);
        Separates.Jacket(new Outfit(canvas, Body.Man, tweed, Cloth.Weave(canvas, Fabric.Herringbone, ["#b08a5b", "#6b4632"], 5, 0.5, 12), tweed, dice, null), "blazer", tweed);
        canvas.Stroke(new Outline(320, 300).Curve(340, 400, 336, 520), "#fbf7ee", 2.2, 0.9, "7 5");
        canvas.Stroke(new Outline(480, 300).Curve(460, 400, 464, 520), "#fbf7ee", 2.2, 0.9, "7 5");
        canvas.Close();
        // The tape measure over the form's shoulders, chalk on the cloth.
        canvas.Piece(Outline.Limb([new(296, 222), new(268, 330), new(284, 470), new(262, 600)], [8, 8, 8, 8]), Cloth.Solid("#e3a92f", 0.5));
        canvas.Stroke(new Outline(296, 222).Curve(268, 330, 284, 470, 262, 600), "#5b3a12", 9, 0.6, "1.5 10");
        canvas.Piece(Outline.Limb([new(362, 222), new(396, 330), new(382, 430), new(392, 520)], [8, 8, 8, 8]), Cloth.Solid("#e3a92f", 0.5));
        canvas.Stroke(new Outline(362, 222).Curve(396, 330, 382, 430, 392, 520), "#5b3a12", 9, 0.6, "1.5 10");
        canvas.Open($"transform='translate(424 410) scale(.62)'");
        Linens.Stack(canvas, Cloth.Weave(canvas, Fabric.WaxPrint, ["#2b3a67", "#e07a5f", "#f4ecdd"], 3, 0.75), Cloth.Weave(canvas, Fabric.WaxPrint, ["#2b3a67", "#e07a5f", "#f4ecdd"], 3, 0.75, 12), ["#a8482a", "#a8482a"]);
        canvas.Close();
    }

    private static void SoftFurnishing(Canvas canvas, Dice dice)
    {
        Studio.Wall(canvas, "#e6e2d6");
        Studio.Floor(canvas, "#cdbfa9", "#e6e2d6", 868);
        canvas.Open($"transform='translate(60 -20) scale(.85 .92)'");
        Windows.Curtain(canvas, Cloth.Weave(canvas, Fabric.Linen, ["#c8902b"], 3, 0.9), "eyelet", dice, false);
        canvas.Close();
        canvas.Open($"transform='translate(40 66) scale(.9)'");
        Furniture.Sofa(canvas, "#7d8a78", 690);
        Linens.Cushion(canvas, Cloth.Weave(canvas, Fabric.WaxPrint, ["#c4653f", "#1c2740", "#f4ecdd"], 8, 0.62, -6), Cloth.Solid("#1c2740"), 236, 590, 104, -6, "piped");
        Linens.Cushion(canvas, Cloth.Solid("#c8902b", 0.5), Cloth.Solid("#8a5f1c"), 372, 606, 92, 6, "piped");
        Linens.Cushion(canvas, Cloth.Weave(canvas, Fabric.Mudcloth, ["#efe6d8", "#3a3836"], 8, 0.6, 5), Cloth.Solid("#3a3836"), 590, 592, 102, 6, "fringe");
        canvas.Close();
    }

    private static void BridalDoor(Canvas canvas, Dice dice)
    {
        Studio.Wall(canvas, "#cdb4a2");
        Studio.Floor(canvas, "#b89c88", "#cdb4a2", 868);
        var arch = new Outline(150, 900).Line(150, 330).Bez(150, 180, 262, 70, 400, 70).Bez(538, 70, 650, 180, 650, 330).Line(650, 900);
        canvas.Fill(arch, "#e8d8c8", 0.55);
        canvas.Stroke(arch, "#7d8a66", 16, 0.9);
        for (var i = 0; i < 46; i++)
        {
            // Leaves and roses climbing the arch.
            var t = i / 45.0;
            var at = t < 0.32 ? new Pt(150, 880 - (t / 0.32 * 550)) : t > 0.68 ? new Pt(650, 330 + ((t - 0.68) / 0.32 * 550)) : new Pt(400 - (250 * Math.Cos((t - 0.32) / 0.36 * Math.PI)), 330 - (260 * Math.Sin((t - 0.32) / 0.36 * Math.PI)));
            at += new Pt(dice.Off(12), dice.Off(12));
            var turn = dice.Between(0, 360);
            canvas.Add($"<path d='M0 0q14 -18 2 -44q-20 18 -2 44M0 0q24 2 38 -22q-28 -4 -38 22' fill='{dice.Pick("#71825a", "#5f7350", "#8b9a6c")}' transform='translate({at}) rotate({turn})'/>");
            if (i % 3 == 0)
            {
                var petal = dice.Pick("#e7c3b4", "#f3e6d6", "#d79f93");
                canvas.Add($"<g transform='translate({at})'><circle r='14' fill='{petal}'/><path d='M-9 -6a11 11 0 0 1 18 -1a9 9 0 0 1 -3 13a8 8 0 0 1 -12 -4a6 6 0 0 1 8 -7' fill='none' stroke='{Tint.Darker(petal, 0.3)}' stroke-width='1.6' opacity='.7'/></g>");
            }
        }

        Person(canvas, dice, 400, 934, 1, new(GarmentKind.Gown, "ball", Fabric.Satin, ["Ivory", "Champagne"], 1, 4));
    }

    private static void Person(Canvas canvas, Dice dice, double x, double foot, double size, PictureSpec spec, double scale = 0.6)
    {
        canvas.Open($"transform='translate({x - 400} {foot - 906})'");
        Studio.StandShadow(canvas, 400, 906, 115 * size);
        canvas.Close();
        Wardrobe.Place(canvas, spec, [.. spec.Colours.Select(Colours.Hex)], dice, Markup.Text($"translate({x} {foot}) scale({size * 1.06} {size}) translate(-400 -906)"), scale);
    }
}
