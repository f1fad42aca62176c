namespace Hangazo.Web.Demo.Drawings;

internal enum Neck { Crew, Vee, DeepVee, Scoop, Boat, Square, Sweetheart, OffShoulder, Halter, Stand, High }

internal enum SleeveCut { None, Cap, Short, Flutter, Puff, Elbow, Long, Bishop, Bell, Kimono, Strap }

/// <summary>What a garment is being made on and of. <see cref="On"/> is nobody when it stands on the dress form, seen from the back.</summary>
internal sealed record Outfit(Canvas Canvas, Body Body, Cloth Cloth, Cloth Sleeve, Cloth Trim, Dice Dice, Figure? On)
{
    public bool Back => On is null;
}

/// <summary>Pattern pieces shared by every garment.</summary>
internal static class Cut
{
    /// <summary>Front or back of a bodice down to <paramref name="toY"/>, closed along the bottom.</summary>
    public static Outline Bodice(Body b, Neck neck, double toY, double toHalf, double ease = 3, double shoulder = 0.97, bool back = false)
    {
        double s = b.ShoulderY, nh = b.NeckHalf;
        if (neck is Neck.Sweetheart)
        {
            var cup = b.BustY - 30;
            var strapless = new Outline(400, b.BustY - (back ? 14 : 12));
            _ = back
                ? strapless.Curve(400 + (b.BustHalf * 0.6), cup + 8, 400 + b.BustHalf + 1, cup)
                : strapless.Curve(400 + (b.BustHalf * 0.3), cup - 9, 400 + (b.BustHalf * 0.72), cup - 9, 400 + b.BustHalf + 1, cup - 2);
            return Side(strapless, b, toY, toHalf, ease).Mirror();
        }

        if (neck is Neck.OffShoulder)
        {
            var off = new Outline(400, b.ArmpitY - 12).Curve(400 + (b.ShoulderHalf * 0.6), b.ArmpitY - 22, 400 + b.ShoulderHalf + 4, b.ArmpitY - 36).Line(400 + b.ShoulderHalf + 6, b.ArmpitY + 4).Curve(400 + b.ArmpitHalf + ease, b.ArmpitY + 14);
            return Side(off, b, toY, toHalf, ease).Mirror();
        }

        var o = neck switch
        {
            _ when back && neck is not Neck.Halter => new Outline(400, s - 8).Curve(400 + (nh * 0.9), s - 12, 400 + nh + 13, s - 15),
            Neck.Vee => new Outline(400, b.BustY - 22).Curve(400 + (nh * 1.2), s + 24, 400 + nh + 13, s - 14),
            Neck.DeepVee => new Outline(400, b.BustY + 22).Curve(400 + (nh * 1.6), s + 42, 400 + nh + 15, s - 13),
            Neck.Scoop => new Outline(400, s + 38).Curve(400 + (nh * 1.9), s + 22, 400 + nh + 20, s - 10),
            Neck.Boat => new Outline(400, s + 6).Curve(400 + (b.ShoulderHalf * 0.4), s + 2, 400 + (b.ShoulderHalf * 0.62), s - 4),
            Neck.Square => new Outline(400, s + 36).Line(400 + nh + 25, s + 34).Line(400 + nh + 22, s - 9),
            Neck.Halter => new Outline(400, s - 24).Line(400 + nh + 2, s - 26),
            Neck.High => new Outline(400, s - 32).Line(400 + nh + 2, s - 34).Curve(400 + nh + 3, s - 22, 400 + nh + 12, s - 13),
            Neck.Stand => new Outline(400, s + 4).Curve(400 + (nh * 0.7), s - 4, 400 + nh + 10, s - 16),
            _ => new Outline(400, s + 8).Curve(400 + (nh * 0.9), s + 1, 400 + nh + 11, s - 15),
        };
        if (neck is Neck.Halter)
        {
            o.Curve(400 + (b.ShoulderHalf * 0.42), s + 26, 400 + b.ArmpitHalf - 4, b.ArmpitY - 8);
        }
        else
        {
            double sx = 400 + (b.ShoulderHalf * shoulder);
            o.Curve(400 + (b.ShoulderHalf * 0.7 * shoulder), s - 3, sx, s + 7);
            o.Curve(sx - 3 - (b.ShoulderHalf * 0.06), s + 30, 400 + b.ArmpitHalf + ease, b.ArmpitY);
        }

        return Side(o, b, toY, toHalf, ease).Mirror();
    }

    private static Outline Side(Outline o, Body b, double toY, double toHalf, double ease)
    {
        Span<Pt> side = stackalloc Pt[4];
        var n = 0;
        side[n++] = new Pt(400 + b.BustHalf + ease, b.BustY + 4);
        if (toY > b.WaistY + 20)
        {
            side[n++] = new Pt(400 + Math.Max(b.WaistHalf + (ease * 2.2), toY > b.HipY + 30 ? 0 : b.WaistHalf), b.WaistY);
            if (toY > b.HipY + 30)
            {
                side[n++] = new Pt(400 + Math.Max(b.HipHalf + ease, (toHalf * 0.4) + (b.HipHalf * 0.6)), b.HipY);
            }
        }

        side[n++] = new Pt(400 + toHalf, toY);
        return o.Through(side[..n]).Curve(400 + (toHalf * 0.5), toY + 5, 400, toY + 6);
    }

    /// <summary>A skirt from waist to a waving hem.</summary>
    public static Outline Skirt(Body b, Dice dice, double topY, double topHalf, double hemHalf, double hemY, int waves, double hip = 1, double dip = 14)
    {
        var hipHalf = Math.Max(b.HipHalf * hip, topHalf);
        var flare = Math.Max(0, hemHalf - hipHalf);
        var hipY = Math.Min(b.HipY, topY + ((hemY - topY) * 0.55));
        var o = new Outline(400 - topHalf, topY).Curve(400, topY + 5, 400 + topHalf, topY)
            .Curve(400 + hipHalf, hipY, 400 + hipHalf + (flare * 0.4), hipY + ((hemY - hipY) * 0.45), 400 + hemHalf, hemY);
        Hem(o, dice, hemHalf, hemY, waves, dip);
        return o.Curve(400 - hipHalf - (flare * 0.4), hipY + ((hemY - hipY) * 0.45), 400 - hipHalf, hipY, 400 - topHalf, topY).Close();
    }

    /// <summary>A waving hem from right to left, lowest in the middle as a round skirt shows it.</summary>
    public static void Hem(Outline o, Dice dice, double half, double y, int waves, double dip)
    {
        var points = new Pt[(waves * 2) + 1];
        for (var i = 0; i < points.Length; i++)
        {
            var t = (i + 1.0) / (points.Length + 1);
            var round = Math.Sin(t * Math.PI) * dip;
            var wave = i % 2 == 0 ? 5 : -4;
            points[i] = new Pt(400 + half - (2 * half * t) + (waves > 1 ? dice.Off(half * 0.02) : 0), y + round + (waves > 1 ? wave + dice.Off(2) : 0));
        }

        o.Through([.. points, new Pt(400 - half, y)]);
    }

    /// <summary>The first <paramref name="share"/> of an arm's length.</summary>
    public static Pt[] Along(Pt[] arm, double share)
    {
        var total = 0.0;
        for (var i = 1; i < arm.Length - 1; i++)
        {
            total += (arm[i] - arm[i - 1]).Length;
        }

        var left = total * share;
        var line = new List<Pt> { arm[0] };
        for (var i = 1; i < arm.Length && left > 1; i++)
        {
            var step = (arm[i] - arm[i - 1]).Length;
            line.Add(Pt.Lerp(arm[i - 1], arm[i], Math.Min(1, left / step)));
            left -= step;
        }

        if (line.Count == 2)
        {
            line.Insert(1, Pt.Lerp(line[0], line[1], 0.5));
        }

        return [.. line];
    }

    /// <summary>A sleeve on one arm, with its folds and cuff.</summary>
    public static void Sleeve(Outfit wear, int side, SleeveCut cut)
    {
        if (cut is SleeveCut.None or SleeveCut.Strap)
        {
            return;
        }

        var b = wear.Body;
        var arm = b.Arm(side, wear.On?.Pose(side) ?? ArmPose.Relaxed);
        var (share, end, middle) = cut switch
        {
            SleeveCut.Cap => (0.2, 1.15, 1.3),
            SleeveCut.Short => (0.4, 1.22, 1.25),
            SleeveCut.Flutter => (0.5, 2.1, 1.5),
            SleeveCut.Puff => (0.42, 1.05, 1.95),
            SleeveCut.Elbow => (0.56, 1.2, 1.2),
            SleeveCut.Bishop => (0.97, 0.72, 1.6),
            SleeveCut.Bell => (0.86, 2.3, 1.15),
            SleeveCut.Kimono => (0.62, 2.6, 2),
            _ => (0.98, 0.72, 1),
        };
        var line = Along(arm, share);
        line[0] = new Pt(line[0].X - (side * 4), line[0].Y - 2);
        var a = b.ArmHalf;
        var widths = new double[line.Length];
        for (var i = 0; i < widths.Length; i++)
        {
            var t = i / (widths.Length - 1.0);
            widths[i] = a * (t <= 0.5 ? 1.3 + ((middle - 1.3) * t * 2) : middle + ((end - middle) * ((t * 2) - 1)));
        }

        widths[0] = a * 0.75;
        if (cut is SleeveCut.Bishop)
        {
            widths[^2] = a * 1.75;
        }

        var outline = Outline.Limb(line, widths, cut: cut is SleeveCut.Bell or SleeveCut.Flutter or SleeveCut.Kimono ? 9 : 4);
        wear.Canvas.Piece(outline, wear.Sleeve, () =>
        {
            var folds = new Folds(wear.Canvas, wear.Sleeve);
            var elbow = line[line.Length / 2];
            if (share > 0.6)
            {
                for (var i = -1; i <= 1; i++)
                {
                    folds.Add(new Pt(elbow.X + (side * a), elbow.Y + (i * 17)), new Pt(elbow.X - (side * a * 0.5), elbow.Y - 8 + (i * 16)), 3.4, 0.5, 4);
                }
            }

            if (end > 1.5 || middle > 1.5)
            {
                var to = line[^1];
                for (var i = -1; i <= 1; i++)
                {
                    folds.Add(new Pt(line[0].X + (i * a * 0.5), line[0].Y + 12), new Pt(to.X + (i * a * end * 0.5), to.Y + 4), 1, end * a * 0.18, i * 3);
                }
            }

            folds.Add(new Pt(line[0].X - (side * a * 0.9), line[0].Y + 2), new Pt(line[0].X - (side * a * 0.3), line[0].Y + 56), 1, 4, 2);
            folds.Draw(0.9, 3);
        }, 0.75);
        if (cut is SleeveCut.Bishop or SleeveCut.Puff)
        {
            var to = line[^1];
            var before = line[^2];
            var onward = (to - before) * (12 / Math.Max((to - before).Length, 0.1));
            wear.Canvas.Piece(Outline.Limb([to - (onward * 0.2), to + (onward * 0.5), to + onward], [end * a, end * a, end * a * 0.96]), wear.Trim, round: 0.4);
        }
    }

    /// <summary>A small row of buttons with their shine.</summary>
    public static void Buttons(Canvas canvas, double x, double from, double to, int count, string colour, double radius = 4)
    {
        var dots = new System.Text.StringBuilder();
        for (var i = 0; i < count; i++)
        {
            var at = canvas.Warp.Apply(new Pt(x, from + ((to - from) * i / Math.Max(1, count - 1))));
            dots.Append(Markup.Text($"M{at}h.1"));
        }

        var id = canvas.NextId();
        canvas.Add($"<defs><path id='{id}' d='{dots}' fill='none' stroke-linecap='round'/></defs><use href='#{id}' x='1' y='1.5' stroke='{Tint.Night}' stroke-opacity='.35' stroke-width='{radius * 2}'/>");
        canvas.Add($"<use href='#{id}' stroke='{colour}' stroke-width='{radius * 2}'/><use href='#{id}' x='{-radius * 0.3}' y='{-radius * 0.35}' stroke='#fffaf0' stroke-opacity='.7' stroke-width='{radius * 0.7}'/>");
    }

    /// <summary>A seam: a dark line with its light beside it.</summary>
    public static void Seam(Canvas canvas, Cloth cloth, Outline line, double strength = 0.55)
    {
        canvas.Stroke(line, cloth.Shade, 1.6, strength);
    }
}
