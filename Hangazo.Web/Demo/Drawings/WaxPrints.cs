using System.Text;

namespace Hangazo.Web.Demo.Drawings;

/// <summary>Wax-print (kitenge) repeats: bold motifs in three colours on a crackled ground.</summary>
internal static class WaxPrints
{
    private const int Motifs = 8;

    public static (double Width, double Height, string Tile) Tile(string ground, string second, string third, int seed)
    {
        var dark = Tint.Luma(ground) > 0.3 ? Tint.Darker(ground, 0.6) : Tint.Lighter(ground, 0.12);
        var motif = (int)((uint)seed % Motifs);
        var (width, height, art) = motif switch
        {
            0 => (100.0, 100.0, Records(ground, second, third)),
            1 => (104, 104, Sunbursts(ground, second, third)),
            2 => (72, 72, Fans(ground, second, third)),
            3 => (80, 80, Leaves(second, third, ground)),
            4 => (96, 96, Spirals(second, third)),
            5 => (84, 120, Sprigs(second, third)),
            6 => (90, 104, Hexes(ground, second, third)),
            _ => (96, 120, Bands(ground, second, third)),
        };
        return (width, height, Markup.Text($"<path fill='{ground}' d='M0 0H{width}V{height}H0z'/>") + Crackle(width, height, dark, seed) + art);
    }

    private static string Crackle(double width, double height, string colour, int seed)
    {
        var dice = Dice.Of(seed, "crackle");
        var path = new StringBuilder();
        for (var i = 0; i < 7; i++)
        {
            path.Append(Markup.Text($"M{Math.Round(dice.Next() * width)} {Math.Round(dice.Next() * height)}q{Math.Round(dice.Off(9))} {Math.Round(dice.Off(9))} {Math.Round(dice.Off(16))} {Math.Round(dice.Off(16))}"));
        }

        return Markup.Text($"<path d='{path}' fill='none' stroke='{colour}' stroke-width='1' opacity='.5'/>");
    }

    private static string Records(string ground, string second, string third) =>
        Markup.Text($"<g id='w'><circle cx='50' cy='50' r='38' fill='{third}'/><circle cx='50' cy='50' r='33' fill='{second}'/>")
        + Markup.Text($"<circle cx='50' cy='50' r='26' fill='none' stroke='{third}' stroke-width='5' stroke-dasharray='3 3.8'/>")
        + Markup.Text($"<circle cx='50' cy='50' r='18' fill='{ground}'/><circle cx='50' cy='50' r='18' fill='none' stroke='{third}' stroke-width='2'/>{Tiles.Petals(8, 50, 50, 3, 15, third)}</g>")
        + Markup.Text($"<g fill='{third}'><path id='s' d='M0 -10l3 7l7 3l-7 3l-3 7l-3 -7l-7 -3l7 -3z'/><use href='#s' x='100'/><use href='#s' y='100'/><use href='#s' x='100' y='100'/></g>");

    private static string Sunbursts(string ground, string second, string third) =>
        Tiles.Petals(16, 52, 52, 18, 48, second) + Tiles.Petals(8, 52, 52, 8, 30, third)
        + Markup.Text($"<circle cx='52' cy='52' r='12' fill='{ground}'/><circle cx='52' cy='52' r='8' fill='{second}'/><circle cx='52' cy='52' r='3' fill='{third}'/>")
        + Markup.Text($"<g fill='{third}'><g id='t'><circle r='9'/><circle r='5' fill='{second}'/></g><use href='#t' x='104'/><use href='#t' y='104'/><use href='#t' x='104' y='104'/></g>");

    private static string Fans(string ground, string second, string third)
    {
        var fan = Markup.Text($"<circle r='36' fill='{third}'/><circle r='33.5' fill='{ground}'/><circle r='20' fill='{third}'/><circle r='18' fill='{second}'/><circle r='11' fill='{third}'/><circle r='8' fill='{ground}'/><path d='M0 -30v18M-12 -27l6 15M12 -27l-6 15M-22 -20l11 10M22 -20l-11 10' stroke='{third}' stroke-width='2.4'/>");
        return Markup.Text($"<g id='f' transform='translate(36 0)'>{fan}</g><g id='g'><use href='#f' x='-36' y='18'/><use href='#f' x='36' y='18'/><use href='#f' y='36'/></g><use href='#g' y='36'/><use href='#f' y='72' /><use href='#f' x='-36' y='90'/><use href='#f' x='36' y='90'/>");
    }

    private static string Leaves(string second, string third, string ground) =>
        Markup.Text($"<g fill='{second}'><path id='q' d='M0 40Q20 14 40 0Q26 24 0 40' transform='translate(0 0)'/><path d='M80 40Q60 14 40 0Q54 24 80 40M0 40Q20 66 40 80Q26 56 0 40M80 40Q60 66 40 80Q54 56 80 40'/></g>")
        + Markup.Text($"<g fill='{third}'><path d='M40 12L54 40L40 68L26 40z'/><circle r='9'/><circle cx='80' r='9'/><circle cy='80' r='9'/><circle cx='80' cy='80' r='9'/></g>")
        + Markup.Text($"<path d='M40 24L48 40L40 56L32 40z' fill='{ground}'/><circle cx='40' cy='40' r='4' fill='{second}'/>");

    private static string Spirals(string second, string third)
    {
        const string curl = "M0 0c6 -8 18 -2 15 8s-20 12 -26 0s4 -30 20 -28s30 20 22 38";
        return Markup.Text($"<g fill='none' stroke-linecap='round'><g id='v'><path d='{curl}' stroke='{second}' stroke-width='8' transform='translate(34 40)'/><path d='{curl}' stroke='{third}' stroke-width='2.4' transform='translate(34 40)'/></g><use href='#v' transform='translate(48 48)'/><use href='#v' transform='translate(-48 48)'/><use href='#v' transform='translate(48 -48)'/><use href='#v' transform='translate(-48 -48)'/>")
            + Markup.Text($"<path d='M70 14h.1M80 22h.1M84 34h.1M22 62h.1M32 70h.1M36 82h.1' stroke='{third}' stroke-width='6'/></g>");
    }

    private static string Sprigs(string second, string third) =>
        Markup.Text($"<g id='r'><path d='M42 58V6' stroke='{third}' stroke-width='2.5'/><g fill='{second}'><path d='M42 54q-22 0 -26 -18q20 -2 26 18M42 54q22 0 26 -18q-20 -2 -26 18M42 36q-18 0 -22 -16q17 -1 22 16M42 36q18 0 22 -16q-17 -1 -22 16'/></g>")
        + Markup.Text($"<path d='M42 18q-10 -8 0 -18q10 10 0 18' fill='{third}'/><path d='M42 54q-14 -4 -20 -14M42 54q14 -4 20 -14' stroke='{third}' stroke-width='1.6' fill='none'/></g>")
        + Markup.Text($"<use href='#r' transform='translate(42 60)'/><use href='#r' transform='translate(-42 60)'/><path d='M0 14h.1M84 14h.1M0 30h.1M84 30h.1M42 74h.1M42 90h.1' stroke='{third}' stroke-width='7' stroke-linecap='round'/>");

    private static string Hexes(string ground, string second, string third) =>
        Markup.Text($"<g id='h' stroke-linejoin='round'><path d='M45 4l26 15v30l-26 15l-26 -15v-30z' fill='{second}' stroke='{third}' stroke-width='3'/>{Tiles.Petals(6, 45, 34, 4, 24, third)}<circle cx='45' cy='34' r='5' fill='{ground}'/></g>")
        + Markup.Text($"<use href='#h' transform='translate(45 52)'/><use href='#h' transform='translate(-45 52)'/><use href='#h' transform='translate(45 -52)'/><use href='#h' transform='translate(-45 -52)'/>");

    private static string Bands(string ground, string second, string third) =>
        Markup.Text($"<path d='M0 30L24 6L48 30L72 6L96 30V46L72 22L48 46L24 22L0 46z' fill='{second}'/><path d='M0 54L24 30L48 54L72 30L96 54' fill='none' stroke='{third}' stroke-width='3'/>")
        + Markup.Text($"<path d='M0 66H96V110H0z' fill='{third}'/><path d='M0 70H96M0 106H96' stroke='{second}' stroke-width='3'/>")
        + Markup.Text($"<g><g id='z'><circle cx='24' cy='88' r='14' fill='{second}'/><circle cx='24' cy='88' r='9' fill='{ground}'/><circle cx='24' cy='88' r='4' fill='{third}'/><path d='M48 76l7 12l-7 12l-7 -12z' fill='{ground}'/></g><use href='#z' x='48'/></g><path d='M0 76l7 12l-7 12z' fill='{ground}'/>");
}
