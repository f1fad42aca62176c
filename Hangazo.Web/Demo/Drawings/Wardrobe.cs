namespace Hangazo.Web.Demo.Drawings;

/// <summary>Puts a garment on a figure (view 1) or on a form or hanger, from the back (view 2).</summary>
internal static class Wardrobe
{
    private enum Frame { Whole, Upper, Lower, Short, Bust }

    public static void Draw(Canvas canvas, PictureSpec spec, string[] palette, Dice dice)
    {
        var body = Wearer(spec);
        var frame = Framing(spec);
        if (ShowsFloor(spec))
        {
            Studio.StandShadow(canvas, 400, 926, 120);
        }

        Place(canvas, spec, palette, dice, Transform(frame, body), frame switch { Frame.Bust => 0.3, Frame.Upper or Frame.Short => 0.45, Frame.Lower => 0.5, _ => body == Body.Child ? 0.5 : 0.6 });
    }

    /// <summary>One person (or form) with the garment, under a transform of the sheet.</summary>
    public static void Place(Canvas canvas, PictureSpec spec, string[] palette, Dice dice, string transform, double scale)
    {
        var body = Wearer(spec);
        // Sheers are lined where they cover the body; sleeves and veils stay sheer.
        var cloth = Cloth.Weave(canvas, spec.Fabric, palette, spec.Seed, scale) with { Alpha = 1 };
        var sleeve = Cloth.Weave(canvas, spec.Fabric, palette, spec.Seed, scale, 12);
        var trim = Cloth.Solid(palette.Length > 1 ? palette[1] : Tint.Darker(palette[0], 0.25), 0.5);
        canvas.Open($"transform='{transform}'");
        if (spec.View == 2 && spec.Kind is not (GarmentKind.Scarf or GarmentKind.Headwrap or GarmentKind.Veil))
        {
            Waiting(new Outfit(canvas, body, cloth, sleeve, trim, dice, null), spec, palette);
        }
        else
        {
            Worn(new Outfit(canvas, body, cloth, sleeve, trim, dice, null), spec, palette);
        }

        canvas.Close();
        canvas.Warp = Warp.None;
    }

    /// <summary>Whether the sheet shows the floor: whole figures stand on it, closer crops and hung clothes have only the wall.</summary>
    public static bool ShowsFloor(PictureSpec spec) => Framing(spec) == Frame.Whole && !Hangs(spec);

    private static Body Wearer(PictureSpec spec) => spec.Kind switch
    {
        GarmentKind.Shirt or GarmentKind.Kanzu or GarmentKind.Suit or GarmentKind.Agbada or GarmentKind.GroomSuit => Body.Man,
        GarmentKind.Child or GarmentKind.FlowerGirl => Body.Child,
        GarmentKind.Trousers or GarmentKind.Jacket when spec.Style.EndsWith("-men", StringComparison.Ordinal) => Body.Man,
        _ => Body.Woman,
    };

    private static Frame Framing(PictureSpec spec) => spec.Kind switch
    {
        GarmentKind.Top or GarmentKind.Shirt or GarmentKind.Scarf => Frame.Upper,
        GarmentKind.Veil when spec.View == 2 => Frame.Upper,
        GarmentKind.Jacket when spec.Style is not ("coat" or "trench" or "kimono") => Frame.Upper,
        GarmentKind.Headwrap => Frame.Bust,
        GarmentKind.Trousers when spec.View == 2 => Frame.Lower,
        GarmentKind.Skirt when spec.View == 2 => spec.Style == "maxi" ? Frame.Lower : Frame.Short,
        GarmentKind.Child or GarmentKind.FlowerGirl when spec.View == 2 => Frame.Short,
        _ => Frame.Whole,
    };

    private static bool Hangs(PictureSpec spec) => spec.View == 2 && spec.Kind is GarmentKind.Trousers or GarmentKind.Skirt or GarmentKind.Top
        or GarmentKind.Shirt or GarmentKind.Jacket or GarmentKind.Child or GarmentKind.Robe or GarmentKind.Kanzu or GarmentKind.Boubou
        or GarmentKind.Jumpsuit or GarmentKind.FlowerGirl;

    private static string Transform(Frame frame, Body body) => frame switch
    {
        Frame.Upper => body == Body.Man ? "translate(400 66) scale(1.56 1.5) translate(-400 -60)" : "translate(400 78) scale(1.7 1.56) translate(-400 -60)",
        Frame.Lower => "translate(400 270) scale(1.5 1.32) translate(-400 -396)",
        Frame.Short when body == Body.Child => "translate(400 270) scale(1.9 1.75) translate(-400 -388)",
        Frame.Short => "translate(400 290) scale(1.85 1.7) translate(-400 -396)",
        Frame.Bust => "translate(400 240) scale(2.5 2.4) translate(-400 -72)",
        _ when body == Body.Child => "translate(400 926) scale(1.3 1.25) translate(-400 -906)",
        _ => "translate(400 926) scale(1.12 1.03) translate(-400 -906)",
    };

    private static void Worn(Outfit bare, PictureSpec spec, string[] palette)
    {
        var (canvas, body, dice) = (bare.Canvas, bare.Body, bare.Dice);
        var (left, right) = spec.Kind switch
        {
            GarmentKind.Gown or GarmentKind.FlowerGirl or GarmentKind.Bridesmaid or GarmentKind.Veil => (ArmPose.Front, ArmPose.Front),
            GarmentKind.Suit or GarmentKind.GroomSuit or GarmentKind.Trousers => (ArmPose.Pocket, ArmPose.Relaxed),
            GarmentKind.Kanzu or GarmentKind.Agbada or GarmentKind.Boubou or GarmentKind.Shirt or GarmentKind.Child => (ArmPose.Relaxed, ArmPose.Relaxed),
            _ => (dice.Pick(ArmPose.Relaxed, ArmPose.OnHip), ArmPose.Relaxed),
        };
        var figure = new Figure(canvas, body, dice, left, right, spec.Kind is not GarmentKind.Headwrap) { Covered = spec.Kind is GarmentKind.Headwrap or GarmentKind.Kanzu or GarmentKind.Agbada };
        var wear = bare with { On = figure };
        if (spec.Kind is GarmentKind.Veil)
        {
            Bridal.Veil(wear, true, spec.Style == "cathedral" ? 914 : spec.Style == "fingertip" ? 640 : 800);
        }

        var longHem = spec.Kind is GarmentKind.Gown or GarmentKind.Veil or GarmentKind.Kanzu or GarmentKind.Boubou || (spec.Kind is GarmentKind.Dress or GarmentKind.Bridesmaid && !Dresses.ShowsLegs(spec.Style));
        var shoe = body == Body.Man ? "#33201a" : spec.Kind is GarmentKind.Gown or GarmentKind.FlowerGirl or GarmentKind.Robe ? "#e7d9c4" : dice.Pick("#5a2b1c", "#b07a4a", "#2b2422");
        figure.Under(shoe, !longHem && body != Body.Man);
        Garment(wear, spec, palette);
        figure.Head(body == Body.Woman);
        switch (spec.Kind)
        {
            case GarmentKind.Headwrap:
                Accessories.Headwrap(wear, spec.Style);
                break;
            case GarmentKind.Kanzu:
                Menswear.Cap(wear, Cloth.Solid("#f1e8d8", 0.4));
                break;
            case GarmentKind.Agbada:
                Menswear.Cap(wear, wear.Cloth);
                break;
            case GarmentKind.Veil:
                Bridal.Veil(wear, false, spec.Style == "fingertip" ? 560 : 700);
                Bridal.Bouquet(wear, "#c98a8b");
                break;
            case GarmentKind.Gown or GarmentKind.Bridesmaid or GarmentKind.FlowerGirl:
                Bridal.Bouquet(wear, dice.Pick("#c98a8b", "#e0a47c", "#efe0cf", "#a8482a"));
                break;
            default:
                break;
        }
    }

    private static void Waiting(Outfit wear, PictureSpec spec, string[] palette)
    {
        switch (spec.Kind)
        {
            case GarmentKind.Trousers or GarmentKind.Skirt:
                Stands.Hanger(wear.Canvas, wear.Body, true);
                Garment(wear, spec, palette);
                Stands.Clips(wear.Canvas, wear.Body);
                break;
            case var _ when Hangs(spec):
                Stands.Hanger(wear.Canvas, wear.Body, false);
                Garment(wear, spec, palette);
                break;
            default:
                Stands.Form(wear.Canvas, wear.Body);
                Garment(wear, spec, palette);
                break;
        }
    }

    private static void Garment(Outfit wear, PictureSpec spec, string[] palette)
    {
        var style = spec.Style.Replace("-men", "", StringComparison.Ordinal);
        var quiet = wear with { Cloth = Cloth.Solid("#ece2d2", 0.4, 0.4), Sleeve = Cloth.Solid("#ece2d2", 0.4, 0.4) };
        var dark = Cloth.Solid(Tint.Luma(palette[0]) > 0.3 ? "#38302c" : "#cdb794", 0.4);
        var lace = Cloth.Weave(wear.Canvas, Fabric.Lace, palette, spec.Seed, 0.42);
        switch (spec.Kind)
        {
            case GarmentKind.Dress or GarmentKind.Bridesmaid:
                Dresses.Dress(wear, style);
                break;
            case GarmentKind.Top:
                With(wear, () => Separates.Trousers(wear, "wide", dark));
                Separates.Top(wear, style);
                break;
            case GarmentKind.Shirt:
                With(wear, () => Separates.Trousers(wear, "straight", dark));
                Separates.Shirt(wear, style);
                break;
            case GarmentKind.Trousers:
                With(wear, () => Separates.Top(quiet, wear.Body == Body.Man ? "tee" : "shell"));
                Separates.Trousers(wear, style);
                break;
            case GarmentKind.Skirt:
                With(wear, () => Separates.Top(quiet, "shell"));
                Separates.Skirt(wear, style);
                break;
            case GarmentKind.Jacket:
                With(wear, () =>
                {
                    Separates.Trousers(wear, style is "coat" or "trench" or "kimono" ? "slim" : "straight", dark);
                    wear.Canvas.Piece(Cut.Bodice(wear.Body, Neck.Scoop, wear.Body.HipY, wear.Body.HipHalf, 0), quiet.Cloth);
                });
                Separates.Jacket(wear, style, wear.Cloth);
                break;
            case GarmentKind.Jumpsuit:
                Separates.Jumpsuit(wear, style);
                break;
            case GarmentKind.Child:
                Childrenswear.Outfit(wear, style, dark);
                break;
            case GarmentKind.FlowerGirl:
                Childrenswear.Dress(wear, true);
                break;
            case GarmentKind.Kanzu:
                Menswear.Kanzu(wear);
                break;
            case GarmentKind.Boubou:
                Menswear.Boubou(wear, false);
                break;
            case GarmentKind.Agbada:
                Menswear.Boubou(wear, true);
                break;
            case GarmentKind.Suit or GarmentKind.GroomSuit:
                Menswear.Suit(wear, style, "#f6f1e7", palette.Length > 1 ? palette[1] : "#5e1a2b");
                break;
            case GarmentKind.Gown:
                Bridal.Gown(wear, style, lace);
                break;
            case GarmentKind.Robe:
                Bridal.Robe(wear);
                break;
            case GarmentKind.Veil:
                var silk = Cloth.Solid("#ece0cc", 0.8, 0.45);
                Bridal.Gown(wear with { Cloth = silk, Sleeve = silk, Trim = silk }, "sheath", lace);
                break;
            case GarmentKind.Scarf:
                Separates.Trousers(quiet, "wide", dark);
                Separates.Top(quiet, "tee");
                Accessories.Around(wear);
                break;
            default:
                Dresses.Arms(quiet, SleeveCut.None);
                wear.Canvas.Piece(Cut.Bodice(wear.Body, Neck.Boat, wear.Body.WaistY, wear.Body.WaistHalf), Cloth.Solid(Tint.Mix(palette[^1], "#ece2d2", 0.55), 0.4));
                break;
        }
    }

    private static void With(Outfit wear, Action companion)
    {
        if (!wear.Back)
        {
            companion();
        }
    }
}
