using System.Globalization;
using System.Text;

namespace Hangazo.Web.Demo.Drawings;

/// <summary>One rectangle of cloth to cut, in centimetres with the seam allowance in it.</summary>
internal sealed record PatternPiece(string Name, decimal Width, decimal Height, int Cut, string Note);

/// <summary>
/// Draws a sewing pattern as a PDF of our own making: a page of words, then a page for each piece with its cutting and stitching lines, drawn
/// to scale. Plain PDF 1.4 with the fonts every reader has; the same pattern gives the same bytes.
/// </summary>
internal static class PatternPdf
{
    private const int PageWidth = 595;
    private const int PageHeight = 842;
    private const decimal Seam = 1;

    public static byte[] Draw(string title, IReadOnlyList<string> steps, IReadOnlyList<PatternPiece> pieces)
    {
        var pages = pieces.Select(piece => Piece(title, piece)).Prepend(Words(title, steps, pieces)).ToList();
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select((_, i) => $"{4 + (i * 2)} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        };
        for (var i = 0; i < pages.Count; i++)
        {
            objects.Add(
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PageWidth} {PageHeight}] /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + (i * 2)} 0 R >>");
            objects.Add($"<< /Length {pages[i].Length} >>\nstream\n{pages[i]}\nendstream");
        }

        return Write(objects);
    }

    private static string Words(string title, IReadOnlyList<string> steps, IReadOnlyList<PatternPiece> pieces)
    {
        var page = new StringBuilder();
        Say(page, 50, 770, 24, title);
        Say(page, 50, 745, 11, "Hangazo, Nairobi. For your own use.");
        var y = 705;
        foreach (var piece in pieces)
        {
            Say(page, 50, y, 12, $"Cut {piece.Cut}: {piece.Name}, {Number(piece.Width)} x {Number(piece.Height)} cm. {piece.Note}");
            y -= 20;
        }

        y -= 16;
        for (var i = 0; i < steps.Count; i++, y -= 20) Say(page, 50, y, 12, $"{i + 1}. {steps[i]}");
        return page.ToString();
    }

    private static string Piece(string title, PatternPiece piece)
    {
        // As large as the page allows; the true size is written at the edges.
        var scale = Math.Min(420 / piece.Width, 560 / piece.Height);
        var (width, height, seam) = (piece.Width * scale, piece.Height * scale, Seam * scale);
        var (left, bottom) = ((PageWidth - width) / 2, 120m);
        var page = new StringBuilder();
        Say(page, 50, 790, 16, $"{piece.Name}, cut {piece.Cut}");
        Say(page, 50, 770, 10, $"{title}. Drawn to scale; cut {Number(piece.Width)} x {Number(piece.Height)} cm.");
        page.Append(CultureInfo.InvariantCulture, $"1.5 w {left:0.##} {bottom:0.##} {width:0.##} {height:0.##} re S\n");
        page.Append(CultureInfo.InvariantCulture, $"0.8 w [6 4] 0 d {left + seam:0.##} {bottom + seam:0.##} {width - (2 * seam):0.##} {height - (2 * seam):0.##} re S [] 0 d\n");
        var middle = left + (width / 2);
        page.Append(CultureInfo.InvariantCulture, $"1 w {middle:0.##} {bottom + (height / 4):0.##} m {middle:0.##} {bottom + (height * 3 / 4):0.##} l S\n");
        page.Append(CultureInfo.InvariantCulture, $"{middle - 5:0.##} {bottom + (height * 3 / 4) - 9:0.##} m {middle:0.##} {bottom + (height * 3 / 4):0.##} l {middle + 5:0.##} {bottom + (height * 3 / 4) - 9:0.##} l S\n");
        Say(page, (int)middle + 10, (int)(bottom + (height / 2)), 10, "straight grain");
        Say(page, (int)middle - 20, (int)bottom - 20, 10, $"{Number(piece.Width)} cm");
        Say(page, (int)left - 48, (int)(bottom + (height / 2)), 10, $"{Number(piece.Height)} cm");
        Say(page, 50, 60, 10, $"Full line: cut. Broken line: stitch, {Number(Seam)} cm inside. {piece.Note}");
        return page.ToString();
    }

    private static void Say(StringBuilder page, int x, int y, int size, string text) => page.Append(
        CultureInfo.InvariantCulture, $"BT /F1 {size} Tf {x} {y} Td ({text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)}) Tj ET\n");

    private static string Number(decimal number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static byte[] Write(List<string> objects)
    {
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places) file.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}
