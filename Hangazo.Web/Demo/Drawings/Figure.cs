namespace Hangazo.Web.Demo.Drawings;

/// <summary>The people who wear the clothes: long-limbed, faceless as in a fashion plate, each with their own skin, hair and stance.</summary>
internal sealed class Figure
{
    private static readonly string[] Skins = ["#68432f", "#7a5039", "#8a5b40", "#5b3a29", "#73482f"];

    private readonly Canvas _canvas;
    private readonly Cloth _skin;
    private readonly string _hairColour = "#1d1413";
    private readonly int _hair;

    public Figure(Canvas canvas, Body body, Dice dice, ArmPose left = ArmPose.Relaxed, ArmPose right = ArmPose.Relaxed, bool stance = true)
    {
        _canvas = canvas;
        Body = body;
        LeftPose = left;
        RightPose = right;
        _skin = Cloth.Skin(dice.Pick<string>(Skins));
        _hair = dice.Below(body == Body.Man ? 3 : 5);
        if (stance)
        {
            canvas.Warp = body == Body.Man ? new Warp(5, 0.018) : body == Body.Child ? new Warp(5, 0.02) : new Warp(15, 0.045);
        }
    }

    public Body Body { get; }

    public ArmPose LeftPose { get; }

    public ArmPose RightPose { get; }

    /// <summary>The hair is under a wrap, a cap or a veil.</summary>
    public bool Covered { get; init; }

    public Cloth Skin => _skin;

    public ArmPose Pose(int side) => side < 0 ? LeftPose : RightPose;

    /// <summary>Legs, torso, neck: what lies under the clothes.</summary>
    public void Under(string shoe, bool legs = true)
    {
        var b = Body;
        if (_hair > 0 && b != Body.Man && !Covered)
        {
            BackHair(b.HeadHalf, (b.Crown + b.Chin) / 2, b.Crown);
        }

        Foot(-1, shoe);
        Foot(1, shoe);
        if (legs)
        {
            Leg(1);
            Leg(-1);
        }

        var trunk = new Outline(400, b.Chin - 12)
            .Line(400 + b.NeckHalf, b.Chin - 14)
            .Curve(400 + b.NeckHalf + 1, b.ShoulderY - 30, 400 + b.NeckHalf + 12, b.ShoulderY - 13, 400 + (b.ShoulderHalf * 0.7), b.ShoulderY, 400 + b.ShoulderHalf - 9, b.ShoulderY + 15)
            .Curve(400 + b.ArmpitHalf, b.ArmpitY, 400 + b.BustHalf - 3, b.BustY + 20)
            .Line(400, b.BustY + 30)
            .Mirror();
        _canvas.Piece(trunk, _skin, () =>
        {
            // The chin's shadow on the neck, the collar bones.
            _canvas.Fill(Outline.Oval(406, b.Chin + 8, b.NeckHalf * 1.5, 16), _skin.Shade, 0.6, 4.5);
            _canvas.Stroke(new Outline(392, b.ShoulderY + 6).Curve(372, b.ShoulderY + 4, 348, b.ShoulderY - 2), _skin.Shade, 2.5, 0.45, blur: 1.5);
            _canvas.Stroke(new Outline(408, b.ShoulderY + 6).Curve(428, b.ShoulderY + 4, 452, b.ShoulderY - 2), _skin.Shade, 2.5, 0.45, blur: 1.5);
        }, 0.6);
    }

    public void Arm(int side)
    {
        var line = Body.Arm(side, Pose(side));
        var a = Body.ArmHalf;
        _canvas.Piece(Outline.Limb(line, line.Length == 7 ? [a * 0.5, a * 0.98, a * 0.84, a * 0.66, a * 0.64, a * 0.44, a * 0.22] : [a * 0.5, a * 0.98, a * 0.86, a * 0.66, a * 0.44, a * 0.3], roundEnd: true), _skin, round: 0.55);
        if (Pose(side) == ArmPose.Relaxed)
        {
            var wrist = line[^2];
            var thumb = new Pt(wrist.X - (side * 8), wrist.Y + 26);
            _canvas.Fill(Outline.Limb([new(wrist.X - (side * 3), wrist.Y + 4), thumb, new(thumb.X + side, thumb.Y + 10)], [4, 3.4, 2], roundEnd: true), Tint.Darker(_skin.Base, 0.22));
        }
    }

    /// <summary>Softens the join of arm and trunk where the shoulder is bare.</summary>
    public void Shoulder(int side)
    {
        var b = Body;
        _canvas.Fill(Outline.Limb([new(400 + (side * (b.ShoulderHalf - 27)), b.ShoulderY + 6), new(400 + (side * (b.ShoulderHalf - 23)), b.ShoulderY + 28), new(400 + (side * (b.ShoulderHalf - 25)), b.ArmpitY - 8)], [10, 10, 6]), side < 0 ? _skin.Base : Tint.Darker(_skin.Base, 0.12), 0.95, 4);
    }

    public void Head(bool earrings = true)
    {
        var b = Body;
        double cy = (b.Crown + b.Chin) / 2, h = b.HeadHalf, top = b.Crown;
        var face = new Outline(400, top + 4).Curve(400 + (h * 0.72), top + 12, 400 + h, cy - 8, 400 + (h * 0.93), cy + 16, 400 + (h * 0.6), b.Chin - 12, 400, b.Chin).Mirror();
        _canvas.Fill(Outline.Oval(400 - h + 1, cy + 8, 5, 10), _skin.Base);
        _canvas.Fill(Outline.Oval(400 + h - 1, cy + 8, 5, 10), Tint.Darker(_skin.Base, 0.3));
        _canvas.Piece(face, _skin, () =>
        {
            _canvas.Fill(Outline.Oval(400 - 10, cy + 2, h * 0.42, 30), _skin.Light, 0.22, 8);
            var at = _canvas.Warp.Apply(new Pt(400, cy));
            _canvas.Add($"<g transform='translate({at})' fill='none' stroke='{_skin.Shade}' stroke-linecap='round' stroke-width='1.9'><path opacity='.75' d='M-22 3q6 5 13 1M9 4q7 4 13 -1M-24 -8q8 -5 16 -2M8 -10q8 -3 16 2'/>");
            _canvas.Add($"<path d='M3 -5q4 16 4 19q-1 4 -7 3' opacity='.5'/><path d='M-9 29q6 -4 9 -1.6q3 -2.4 9 1.6q-9 8 -18 0' stroke='none' fill='{Tint.Mix(_skin.Base, "#7d1f26", 0.42)}' opacity='.85'/></g>");
        }, 0.7);
        if (!Covered)
        {
            FrontHair(h, cy, top);
        }

        if (earrings && b == Body.Woman)
        {
            foreach (var side in (int[])[-1, 1])
            {
                _canvas.Fill(Outline.Oval(400 + (side * (h + 1)), cy + 27, 4.2, 9), "#b98a3c");
                _canvas.Fill(Outline.Oval(399 + (side * (h + 1)), cy + 25, 1.5, 4), "#f3dca6");
            }
        }
    }

    private void BackHair(double h, double cy, double top)
    {
        var hair = Hair(0.5);
        switch (_hair)
        {
            case 1:
                _canvas.Piece(Outline.Oval(400, cy - 12, h + 27, h + 30), hair);
                break;
            case 2:
                _canvas.Piece(Outline.Oval(408, top - 16, 25, 24), hair);
                break;
            case 3:
                _canvas.Piece(new Outline(400, top).Curve(400 + h + 12, cy - 22, 400 + h + 10, cy + 40, 400 + h + 16, Body.ShoulderY + 50, 400 + h - 8, Body.ShoulderY + 70).Line(400, Body.ShoulderY + 40).Mirror(), hair);
                break;
            default:
                break;
        }
    }

    private void FrontHair(double h, double cy, double top)
    {
        var line = cy - (Body == Body.Child ? 26 : 22);
        var cap = new Outline(400, top - 5).Curve(400 + (h * 0.8), top + 2, 400 + h + 4, cy - 16, 400 + h + 1, cy + 3).Curve(400 + h - 5, line + 4, 400 + (h * 0.45), line - 8, 400, line - 9).Mirror();
        _canvas.Piece(cap, Hair(0.45), () =>
        {
            if (_hair == 3)
            {
                for (var i = -4; i <= 4; i++)
                {
                    _canvas.Stroke(new Outline(400 + (i * 4), line - 8).Curve(400 + (i * 9), top), "#4a3630", 1.1, 0.9);
                }
            }
        }, _hair == 1 ? 0 : 0.6);
    }

    private Cloth Hair(double gloss) => new(_hairColour, "#2b1d1a", gloss * 0.5, 0.5);

    private void Leg(int side)
    {
        var b = Body;
        double hip = b.HipHalf * 0.5, knee = b == Body.Child ? 24 : 29;
        var thigh = b.HipHalf * 0.47;
        _canvas.Piece(Outline.Limb(
            [new(400 + (side * hip), b.HipY + 10), new(400 + (side * (hip - 1)), (b.CrotchY + b.KneeY) / 2), new(400 + (side * knee), b.KneeY), new(400 + (side * (knee - 1)), b.KneeY + 62), new(400 + (side * (knee - 4)), b.AnkleY + 4)],
            [thigh, thigh * 0.84, thigh * 0.54, thigh * 0.56, thigh * 0.27]), _skin, round: 0.6);
    }

    private void Foot(int side, string shoe)
    {
        var b = Body;
        double x = 400 + (side * (b == Body.Child ? 20 : 25)), out_ = side * 9;
        var leather = Cloth.Solid(shoe, 0.6);
        _canvas.Piece(new Outline(x - 9, b.AnkleY - 4).Curve(x - 12 + (out_ * 0.4), b.AnkleY + 20, x - 11 + out_, b.FootY - 2, x + out_, b.FootY + 5, x + 11 + out_, b.FootY - 2, x + 12 + (out_ * 0.4), b.AnkleY + 20, x + 9, b.AnkleY - 4).Close(), leather, round: 0);
        _canvas.Fill(Outline.Oval(x + (out_ * 0.35), b.AnkleY + 6, 8.5, 13), _skin.Base);
    }
}
