namespace Hangazo.Web.Demo.Drawings;

/// <summary>The landmarks garments are cut to, on a figure that stands straight at x = 400. Half widths, heights in sheet units.</summary>
internal sealed record Body(
    double Crown, double Chin, double HeadHalf, double NeckHalf,
    double ShoulderY, double ShoulderHalf, double ArmpitY, double ArmpitHalf, double BustY, double BustHalf,
    double WaistY, double WaistHalf, double HipY, double HipHalf, double CrotchY, double KneeY, double AnkleY, double FootY, double ArmHalf)
{
    public static Body Woman { get; } = new(72, 172, 36, 15, 224, 80, 288, 62, 312, 64, 396, 46, 482, 69, 518, 690, 868, 906, 17);

    public static Body Man { get; } = new(64, 164, 37, 20, 218, 103, 292, 80, 318, 82, 414, 68, 486, 72, 520, 694, 868, 906, 21);

    public static Body Child { get; } = new(240, 348, 43, 14, 388, 64, 436, 48, 456, 48, 520, 46, 586, 54, 612, 742, 872, 906, 14);

    public double NeckY => ShoulderY - 14;

    /// <summary>Where the arms go: shoulder, upper arm, elbow, wrist (the last but one), finger tips.</summary>
    public Pt[] Arm(int side, ArmPose pose)
    {
        double down = WaistY - ShoulderY, wrist = CrotchY - 4, a = ArmHalf;
        Pt cap = new(ShoulderHalf - (a * 0.9), ShoulderY + 6), shoulder = new(ShoulderHalf - (a * 0.7), ShoulderY + (a * 1.3));
        Pt[] line = pose switch
        {
            ArmPose.OnHip => [cap, shoulder, new(ShoulderHalf + (a * 0.75), ShoulderY + (down * 0.5)), new(ShoulderHalf + (down * 0.27), WaistY - 12), new(ShoulderHalf + (down * 0.27), WaistY + 4), new(HipHalf + 14, HipY - (down * 0.17)), new(HipHalf - 20, HipY + 6)],
            ArmPose.Front => [cap, shoulder, new(ShoulderHalf + 3, ShoulderY + (down * 0.5)), new(ShoulderHalf + (down * 0.1), WaistY - 16), new(ShoulderHalf - (down * 0.03), WaistY - 1), new(WaistHalf - 14, WaistY + 16), new(4, WaistY + 20)],
            ArmPose.Pocket => [cap, shoulder, new(ShoulderHalf + 2, ShoulderY + (down * 0.55)), new(ShoulderHalf + (down * 0.11), WaistY + 8), new(HipHalf + 16, HipY - 2), new(HipHalf - 10, HipY + 46)],
            _ => [cap, shoulder, new(ShoulderHalf + 1, ShoulderY + (down * 0.55)), new(ShoulderHalf + 11, WaistY + 4), new(ShoulderHalf + 15, wrist - 14), new(ShoulderHalf + 9, wrist + 44)],
        };
        return Array.ConvertAll(line, p => new Pt(400 + (side * p.X), p.Y));
    }
}

internal enum ArmPose { Relaxed, OnHip, Pocket, Front }
