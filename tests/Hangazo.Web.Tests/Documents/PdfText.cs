using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace Hangazo.Web.Tests.Documents;

/// <summary>What a PDF says, page by page, as pdftotext reads it back.</summary>
public sealed record PdfText(IReadOnlyList<string> Pages)
{
    public string All => string.Join('\n', Pages);

    public static async Task<PdfText> ReadAsync(byte[] pdf)
    {
        Assert.Equal("%PDF-"u8.ToArray(), pdf[..5]);
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7():n}.pdf");
        await File.WriteAllBytesAsync(path, pdf);
        try
        {
            using var reader = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", path, "-"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
            var text = await reader.StandardOutput.ReadToEndAsync();
            await reader.WaitForExitAsync();
            // Columns are joined by one space, so that a test can say what a person reads.
            var pages = text.Split('\f', StringSplitOptions.RemoveEmptyEntries)
                .Select(page => Regex.Replace(page, "[ \u00a0]+", " ", RegexOptions.None, TimeSpan.FromSeconds(5)));
            return new(pages.Where(page => page.Trim().Length > 0).ToList());
        }
        finally
        {
            File.Delete(path);
        }
    }

    public int CountOf(string words) => All.Split(words).Length - 1;
}
