using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hangazo.E2E.Admin;

[Collection(House.Open)]
public sealed class BringingProductsIn(House house)
{
    [Fact]
    public async Task A_manager_tries_a_file_out_and_takes_it()
    {
        const string File = """
            slug,name,category,state,sku,price,opening_stock,pictures,picture_texts
            imported-stole,Imported stole,ready-to-wear,published,IMP-STOLE-1,1850,4,stole.png,A stole on a rail
            imported-broken,Broken,nowhere,published,IMP-BROKEN-1,1850,4,,
            """;
        await using var manager = await house.VisitAsync(1280);
        await manager.SignInAsync("manager@hangazo.test");
        await manager.OpenAsync("/admin/data");
        await Expect(manager.Page.GetByText("Live", new() { Exact = true })).ToBeVisibleAsync();
        await manager.Page.GetByLabel("Pictures in a zip").SetInputFilesAsync(new FilePayload { Name = "pictures.zip", MimeType = "application/zip", Buffer = Zip("stole.png") });
        await manager.Page.GetByLabel("CSV file").SetInputFilesAsync(new FilePayload { Name = "stoles.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(File) });
        await Expect(manager.Page.GetByText("There is no category “nowhere”.")).ToBeVisibleAsync();
        await Expect(manager.Page.GetByText("1 would be new, 0 would change, 0 stay as they are, 1 cannot be taken.")).ToBeVisibleAsync();
        using (var http = house.VisitPlainly())
        using (var none = await http.Http.GetAsync("/products/imported-stole"))
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        await manager.Button("Import the rest").ClickAsync();
        await Expect(manager.Page.GetByText("1 new, 0 changed, 0 as they were, 1 left out.")).ToBeVisibleAsync();

        await manager.OpenAsync("/products/imported-stole");
        await Expect(manager.Page.GetByAltText("A stole on a rail")).ToBeVisibleAsync();
        await Expect(manager.Page.GetByText("4 left")).ToBeVisibleAsync();
        await Expect(manager.Button("Add to cart")).ToBeEnabledAsync();
    }

    /// <summary>A zip with one picture of one pixel.</summary>
    private static byte[] Zip(string name)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = archive.CreateEntry(name).Open())
            entry.Write(Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));
        return zip.ToArray();
    }

    [Theory]
    [InlineData("manager@hangazo.test", HttpStatusCode.OK)]
    [InlineData("staff@hangazo.test", HttpStatusCode.Forbidden)]
    [InlineData("wanjiku@hangazo.test", HttpStatusCode.Forbidden)]
    public async Task Only_managers_take_the_catalogue_out(string who, HttpStatusCode expected)
    {
        using var visitor = house.VisitPlainly();
        await visitor.SignInAsync(who);
        foreach (var path in new[] { "/admin/data", "/admin/data/products.csv", "/admin/data/template.csv" })
        {
            using var answer = await visitor.Http.GetAsync(path);
            Assert.Equal(expected, answer.StatusCode);
            if (expected == HttpStatusCode.OK && path.EndsWith("products.csv", StringComparison.Ordinal))
                Assert.StartsWith("\uFEFFslug,name,", Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        }
    }
}
