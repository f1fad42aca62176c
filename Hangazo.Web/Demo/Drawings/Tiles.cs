using System.Text;

namespace Hangazo.Web.Demo.Drawings;

/// <summary>The repeat of each woven or printed cloth.</summary>
internal static class Tiles
{
    public static (double Width, double Height, string Tile) Of(Fabric fabric, IReadOnlyList<string> palette, int seed)
    {
        var ground = palette[0];
        var second = palette.Count > 1 ? palette[1] : Tint.Luma(ground) > 0.5 ? Tint.Darker(ground, 0.35) : Tint.Lighter(ground, 0.45);
        var third = palette.Count > 2 ? palette[2] : Tint.Mix(ground, "#f4ecdd", 0.8);
        return fabric switch
        {
            Fabric.Linen => (60, 60, Linen(ground, seed)),
            Fabric.Stripe => (34, 20, Stripe(ground, second)),
            Fabric.WaxPrint => WaxPrints.Tile(ground, second, third, seed),
            Fabric.Kikoy => (132, 8, Kikoy(ground, second, third)),
            Fabric.Kente => (96, 96, Kente(ground, second, third)),
            Fabric.Kanga => (110, 110, Kanga(ground, second, third)),
            Fabric.Mudcloth => (120, 120, Mudcloth(ground, second)),
            Fabric.Shuka => (64, 64, Shuka(ground, second)),
            Fabric.Lace => (56, 56, Lace(ground)),
            Fabric.Brocade => (72, 108, Brocade(ground, palette.Count > 1 ? second : Tint.Lighter(ground, 0.22))),
            Fabric.Herringbone => (24, 16, Herringbone(ground, second)),
            Fabric.Denim => (6, 6, Rect(ground, 6, 6) + Markup.Text($"<path d='M-1 4L4 -1M2 7L7 2' stroke='{Tint.Lighter(ground, 0.3)}' stroke-width='1' opacity='.5'/>")),
            _ => (0, 0, ""),
        };
    }

    private static string Rect(string colour, double width, double height) => Markup.Text($"<path fill='{colour}' d='M0 0H{width}V{height}H0z'/>");

    private static string Linen(string ground, int seed)
    {
        var dice = Dice.Of(seed, "linen");
        var dark = new StringBuilder();
        var light = new StringBuilder();
        for (var i = 0; i < 15; i++)
        {
            var path = i % 2 == 0 ? dark : light;
            double at = 2 + (i * 4), from = dice.Between(0, 25), to = dice.Between(35, 60);
            path.Append(Markup.Text($"M{Math.Round(from)} {at}H{Math.Round(to)}M{at + dice.Off(1.4)} {Math.Round(dice.Between(0, 30))}v{Math.Round(dice.Between(18, 40))}"));
        }

        return Rect(ground, 60, 60)
            + Markup.Text($"<path d='{dark}' stroke='{Tint.Darker(ground, 0.35)}' stroke-width='1.2' opacity='.3'/>")
            + Markup.Text($"<path d='{light}' stroke='{Tint.Lighter(ground, 0.7)}' stroke-width='1.3' opacity='.38'/>");
    }

    private static string Stripe(string ground, string second) => Rect(ground, 34, 20)
        + Markup.Text($"<path d='M8 0v20' stroke='{second}' stroke-width='6'/><path d='M16 0v20' stroke='{second}' stroke-width='1.6'/>");

    private static string Kikoy(string ground, string second, string third) => Rect(ground, 132, 8)
        + Markup.Text($"<path d='M70 0v8M118 0v8' stroke='{second}' stroke-width='14'/><path d='M83 0v8M105 0v8' stroke='{third}' stroke-width='5'/>")
        + Markup.Text($"<path d='M94 0v8' stroke='{second}' stroke-width='9'/><path d='M94 0v8M56 0v8M2 0v8' stroke='{third}' stroke-width='2'/>")
        + Markup.Text($"<path d='M0 2H132M0 6H132' stroke='{Tint.Darker(ground, 0.5)}' stroke-width='.8' opacity='.22'/>");

    private static string Kente(string ground, string second, string third)
    {
        var dark = Tint.Darker(ground, 0.75);
        return Rect(ground, 96, 96)
            + Markup.Text($"<path fill='{second}' d='M0 0h48v8H0zM0 16h48v8H0zM0 32h48v8H0zM48 56h48v8H48zM48 72h48v8H48zM48 88h48v8H48z'/>")
            + Markup.Text($"<path fill='{third}' d='M0 40h48v4H0zM48 48h48v4H48zM52 0h6v48h-6zM86 0h6v48h-6zM4 48h6v48H4zM38 48h6v48h-6z'/>")
            + Markup.Text($"<path fill='{dark}' d='M0 8h48v8H0zM48 64h48v8H48zM72 6l14 18l-14 18l-14 -18zM24 54l14 18l-14 18l-14 -18z'/>")
            + Markup.Text($"<path fill='{third}' d='M72 14l8 10l-8 10l-8 -10zM24 62l8 10l-8 10l-8 -10z'/>")
            + Markup.Text($"<path d='M48 0v96M0 0v96' stroke='{dark}' stroke-width='2'/><path d='M0 48h96M0 0h96' stroke='{dark}' stroke-width='1'/>");
    }

    private static string Kanga(string ground, string second, string third) => Rect(ground, 110, 110)
        + Markup.Text($"<g id='k'>{Petals(8, 28, 28, 8, 22, second)}<circle cx='28' cy='28' r='7' fill='{third}'/><circle cx='28' cy='28' r='3' fill='{ground}'/>")
        + Markup.Text($"<path d='M62 22q16 -20 30 -4q-4 18 -20 16q-8 0 -8 8' fill='none' stroke='{third}' stroke-width='3.5'/><circle cx='78' cy='22' r='4.5' fill='{second}'/></g>")
        + Markup.Text($"<use href='#k' transform='translate(55 55)'/><use href='#k' transform='translate(-55 55)'/>")
        + Markup.Text($"<path d='M4 72h.1M16 90h.1M2 104h.1M58 4h.1' stroke='{third}' stroke-width='6' stroke-linecap='round'/>");

    private static string Mudcloth(string ground, string second) => Rect(ground, 120, 120)
        + Markup.Text($"<g fill='none' stroke='{second}' stroke-width='3.4' stroke-linecap='round' stroke-linejoin='round'>")
        + "<path d='M2 14l10 -9l11 10l10 -10l10 9l11 -9M2 26l10 -9l11 10l10 -10l10 9l11 -9M68 6v22M78 8l14 18M92 7l-14 19M104 6v22M114 5v23'/>"
        + "<path d='M4 44h50M5 52h48M64 50l9 -9l9 9l-9 9zM92 50l9 -9l9 9l-9 9z'/>"
        + "<path d='M8 70v18M20 69v19M32 71v17M44 70v18M66 70l44 1M66 79l45 -1M67 88h43'/>"
        + "<path d='M10 104a6 6 0 1 0 .1 0M30 104a6 6 0 1 0 .1 0M50 104a6 6 0 1 0 .1 0M68 102l8 12l8 -12l8 12l8 -12l9 12'/></g>"
        + Markup.Text($"<path d='M0 35h120M0 61h120M0 96h120M60 0v120' stroke='{second}' stroke-width='1.5' opacity='.7'/>");

    private static string Shuka(string ground, string second) => Rect(ground, 64, 64)
        + Markup.Text($"<path d='M0 12h64M12 0v64' stroke='{second}' stroke-width='14' opacity='.62'/>")
        + Markup.Text($"<path d='M0 40h64M40 0v64M0 48h64M48 0v64' stroke='{second}' stroke-width='3.2' opacity='.8'/>")
        + Markup.Text($"<path d='M0 29h64M29 0v64' stroke='#f6ead6' stroke-width='1.6' opacity='.55'/>")
        + Markup.Text($"<path d='M0 1l64 64M0 33l32 32M32 1l32 32' stroke='{Tint.Night}' stroke-width='.7' opacity='.25'/>");

    private static string Lace(string ground)
    {
        var net = Tint.Luma(ground) > 0.6 ? Tint.Mix(ground, "#a5886c", 0.42) : Tint.Darker(ground, 0.4);
        var thread = Tint.Lighter(ground, Tint.Luma(ground) > 0.6 ? 0.6 : 0.3);
        return Rect(net, 56, 56)
            + Markup.Text($"<path d='M0 0L56 56M0 28L28 56M28 0L56 28M56 0L0 56M28 0L0 28M56 28L28 56M0 14L42 56M14 0L56 42M42 0L0 42M56 14L14 56' stroke='{thread}' stroke-width='.8' opacity='.55'/>")
            + Markup.Text($"<g id='l'>{Petals(6, 16, 16, 5.4, 13, thread)}<circle cx='16' cy='16' r='2' fill='{net}'/>")
            + Markup.Text($"<path d='M30 8q8 -8 15 0q-6 8 -15 0M28 24q2 8 12 9q0 -9 -12 -9' fill='{thread}'/>")
            + Markup.Text($"<path d='M18 30q4 10 14 12M28 18q4 -2 6 -8' fill='none' stroke='{thread}' stroke-width='1.5'/></g><use href='#l' transform='translate(28 28)'/><use href='#l' transform='translate(-28 28)'/><use href='#l' transform='translate(28 -28)'/>");
    }

    private static string Brocade(string ground, string second) => Rect(ground, 72, 108)
        + Markup.Text($"<g id='b' fill='{second}'><path d='M36 6c10 12 20 16 20 32s-12 22 -20 30c-8 -8 -20 -14 -20 -30s10 -20 20 -32zM36 20c-5 8 -10 11 -10 19s5 11 10 16c5 -5 10 -8 10 -16s-5 -11 -10 -19z' fill-rule='evenodd'/>")
        + "<path d='M36 30c3 4 5 6 5 9s-2 5 -5 8c-3 -3 -5 -5 -5 -8s2 -5 5 -9zM10 46q-8 -10 0 -20q6 8 0 20M62 46q8 -10 0 -20q-6 8 0 20M36 72c4 6 10 4 14 10c-8 4 -12 0 -14 8c-2 -8 -6 -4 -14 -8c4 -6 10 -4 14 -10'/></g>"
        + "<use href='#b' transform='translate(36 54)'/><use href='#b' transform='translate(-36 54)'/><use href='#b' transform='translate(36 -54)'/><use href='#b' transform='translate(-36 -54)'/>";

    private static string Herringbone(string ground, string second) => Rect(ground, 24, 16)
        + Markup.Text($"<path d='M0 8L12 -4L24 8M0 16L12 4L24 16M0 24L12 12L24 24' fill='none' stroke='{second}' stroke-width='2.6' opacity='.75'/>");

    /// <summary>A ring of petals around a centre.</summary>
    internal static string Petals(int count, double cx, double cy, double inner, double outer, string colour)
    {
        var path = new StringBuilder();
        var half = Math.PI / count * 0.82;
        for (var i = 0; i < count; i++)
        {
            var angle = 2 * Math.PI * i / count;
            var middle = (inner + outer) * 0.56;
            Pt At(double a, double r) => new(cx + (Math.Sin(a) * r), cy - (Math.Cos(a) * r));
            path.Append(Markup.Text($"M{At(angle, inner)}Q{At(angle - half, middle)} {At(angle, outer)}Q{At(angle + half, middle)} {At(angle, inner)}"));
        }

        return Markup.Text($"<path fill='{colour}' d='{path}'/>");
    }
}
