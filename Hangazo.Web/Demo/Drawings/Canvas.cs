using System.Text;

namespace Hangazo.Web.Demo.Drawings;

/// <summary>Collects one picture. Light comes from the upper left, always: <see cref="Piece"/> shades every shape that way.</summary>
internal sealed class Canvas(double width = 800, double height = 1000)
{
    private readonly StringBuilder _body = new(12_000);
    private readonly Dictionary<string, string> _shared = new(StringComparer.Ordinal);
    private readonly Dictionary<Cloth, int> _cloths = [];
    private readonly StringBuilder _classes = new();
    private readonly Dictionary<string, string> _tiles = new(StringComparer.Ordinal);
    private int _next;

    public double Width => width;

    public double Height => height;

    public Warp Warp { get; set; }

    public void Add(Markup markup) => _body.Append(markup.ToString());

    public string NextId() => Markup.Text($"i{_next++}");

    public void Open(Markup attributes) => _body.Append("<g ").Append(attributes.ToString()).Append('>');

    public void Close() => _body.Append("</g>");

    /// <summary>A gradient along a line given in shares of the shape's box. Equal gradients are written once.</summary>
    public string Linear(double x1, double y1, double x2, double y2, params ReadOnlySpan<(double At, string Colour, double Alpha)> stops) =>
        Shared(Markup.Text($"<linearGradient x1='{x1}' y1='{y1}' x2='{x2}' y2='{y2}'>{Stops(stops)}</linearGradient>"));

    public string Radial(double cx, double cy, double r, params ReadOnlySpan<(double At, string Colour, double Alpha)> stops) =>
        Shared(Markup.Text($"<radialGradient cx='{cx}' cy='{cy}' r='{r}'>{Stops(stops)}</radialGradient>"));

    public string Blur(double deviation) => Shared(Markup.Text(
        $"<filter x='-.3' y='-.3' width='1.6' height='1.6'><feGaussianBlur stdDeviation='{deviation}'/></filter>"));

    /// <summary>A pattern tile; <paramref name="tile"/> is its content in tile units.</summary>
    public string Pattern(double tileWidth, double tileHeight, string transform, string tile)
    {
        if (_tiles.TryGetValue(tile, out var first))
        {
            return Shared(Markup.Text($"<pattern href='{first}' patternTransform='{transform}'/>"));
        }

        var paint = Shared(Markup.Text($"<pattern width='{tileWidth}' height='{tileHeight}' patternUnits='userSpaceOnUse' patternTransform='{transform}'>{tile}</pattern>"));
        _tiles.Add(tile, paint[4..^1]);
        return paint;
    }

    public void Fill(Outline shape, string fill, double opacity = 1, double blur = 0)
    {
        var filter = blur > 0 ? $" filter='{Blur(blur)}'" : "";
        var alpha = opacity < 1 ? Markup.Text($" opacity='{opacity}'") : "";
        Add($"<path d='{shape.Data(Warp)}' fill='{fill}'{alpha}{filter}/>");
    }

    public void Stroke(Outline line, string colour, double thickness, double opacity = 1, string dashes = "", double blur = 0)
    {
        var filter = blur > 0 ? $" filter='{Blur(blur)}'" : "";
        var dash = dashes.Length > 0 ? $" stroke-dasharray='{dashes}'" : "";
        Add($"<path d='{line.Data(Warp)}' fill='none' stroke='{colour}' stroke-width='{thickness}' stroke-opacity='{opacity}' stroke-linecap='round'{dash}{filter}/>");
    }

    public void Dot(Pt at, double radius, string fill, double opacity = 1)
    {
        var p = Warp.Apply(at);
        Add($"<circle cx='{p.X}' cy='{p.Y}' r='{radius}' fill='{fill}' opacity='{opacity}'/>");
    }

    /// <summary>A piece of cloth (or skin): its fill, the light over it, its folds, all inside its outline, and a fine edge.</summary>
    public void Piece(Outline shape, Cloth cloth, Action? inside = null, double round = 1)
    {
        var id = NextId();
        var alpha = cloth.Alpha < 1 ? Markup.Text($" opacity='{cloth.Alpha}'") : "";
        var c = Class(cloth);
        if (inside is null && round < 0.5)
        {
            // Small parts (belts, cuffs, collars) do without the clip and the rim: half the bytes, and the eye does not miss it.
            Add($"<defs><path id='{id}' d='{shape.Data(Warp)}'/></defs><use href='#{id}' class='f{c} e{c}'{alpha}/><use href='#{id}' class='g{c}'{alpha}/>");
            return;
        }

        Add($"<clipPath id='c{id}'><path id='{id}' d='{shape.Data(Warp)}'/></clipPath><g clip-path='url(#c{id})'{alpha}><use href='#{id}' class='f{c}'/><use href='#{id}' class='g{c}'/>");
        inside?.Invoke();
        if (round > 0)
        {
            Add($"<g class='r'><use href='#{id}' class='s{c}' stroke-width='{22 * round}' x='{-6 * round}' y='{-5 * round}'/>");
            Add($"<use href='#{id}' class='l{c}' stroke-width='{9 * round}' x='{9 * round}' y='{8 * round}'/></g>");
        }

        Add($"</g><use href='#{id}' class='n e{c}'{alpha}/>");
    }

    /// <summary>The finished, self-contained picture.</summary>
    public string ToSvg()
    {
        var svg = new StringBuilder(_body.Length + 4000);
        var rim = Blur(7);
        svg.Append(Markup.Text($"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' width='{width}' height='{height}'><defs>"));
        foreach (var (content, id) in _shared)
        {
            // Ids inside a tile are made its own: two tiles of one weave in different colours may stand in one picture.
            var own = content.StartsWith("<pattern w", StringComparison.Ordinal)
                ? content.Replace(" id='", $" id='{id}", StringComparison.Ordinal).Replace("href='#", $"href='#{id}", StringComparison.Ordinal)
                : content;
            var nameEnd = own.IndexOf(' ', StringComparison.Ordinal);
            svg.Append(own, 0, nameEnd).Append(" id='").Append(id).Append('\'').Append(own, nameEnd, own.Length - nameEnd);
        }

        return svg.Append("</defs><style>.n{fill:none}.r{fill:none").Append(Markup.Text($";filter:{rim}}}")).Append(_classes).Append("</style>").Append(_body).Append("</svg>").ToString();
    }

    private string Shared(string definition)
    {
        if (!_shared.TryGetValue(definition, out var id))
        {
            id = Markup.Text($"d{_shared.Count}");
            _shared.Add(definition, id);
        }

        return $"url(#{id})";
    }

    private int Class(Cloth cloth)
    {
        if (!_cloths.TryGetValue(cloth, out var number))
        {
            number = _cloths.Count;
            _cloths.Add(cloth, number);
            _classes.Append(Markup.Text($".f{number}{{fill:{cloth.Fill}}}.g{number}{{fill:{cloth.Form(this)}}}"))
                .Append(Markup.Text($".s{number}{{stroke:{cloth.Shade};stroke-opacity:{cloth.Depth}}}.l{number}{{stroke:{cloth.Light};stroke-opacity:{cloth.Gloss}}}"))
                .Append(Markup.Text($".e{number}{{stroke:{cloth.Shade};stroke-opacity:.45}}"));
        }

        return number;
    }

    private static string Stops(ReadOnlySpan<(double At, string Colour, double Alpha)> stops)
    {
        var text = new StringBuilder();
        foreach (var (at, colour, alpha) in stops)
        {
            text.Append(Markup.Text($"<stop offset='{at}' stop-color='{colour}'"));
            text.Append(alpha < 1 ? Markup.Text($" stop-opacity='{alpha}'/>") : "/>");
        }

        return text.ToString();
    }
}
