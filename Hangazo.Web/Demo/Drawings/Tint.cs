using System.Globalization;

namespace Hangazo.Web.Demo.Drawings;

/// <summary>Arithmetic on #rrggbb colours.</summary>
internal static class Tint
{
    public const string Night = "#20131a";

    public static string Mix(string from, string to, double share)
    {
        var (r1, g1, b1) = Parts(from);
        var (r2, g2, b2) = Parts(to);
        return $"#{Blend(r1, r2, share):x2}{Blend(g1, g2, share):x2}{Blend(b1, b2, share):x2}";
    }

    public static string Lighter(string colour, double share) => Mix(colour, "#fffaf0", share);

    public static string Darker(string colour, double share) => Mix(colour, Night, share);

    /// <summary>Perceived brightness, 0 black to 1 white.</summary>
    public static double Luma(string colour)
    {
        var (r, g, b) = Parts(colour);
        return ((0.299 * r) + (0.587 * g) + (0.114 * b)) / 255;
    }

    private static int Blend(int a, int b, double share) => Math.Clamp((int)Math.Round(a + ((b - a) * share)), 0, 255);

    private static (int R, int G, int B) Parts(string hex) => (Part(hex, 1), Part(hex, 3), Part(hex, 5));

    private static int Part(string hex, int at) => int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
