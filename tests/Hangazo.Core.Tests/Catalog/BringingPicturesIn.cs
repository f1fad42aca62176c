using System.Globalization;
using System.IO.Compression;
using System.Text;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Catalog.UseCases;
using Hangazo.Core.Data;
using Hangazo.Core.Tests.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Catalog;

public sealed class BringingPicturesIn(Shop shop) : IClassFixture<Shop>
{
    private const string Head = "slug,name,category,state,sku,price,pictures,picture_texts\n";
    private static readonly Actor Grace = new(Guid.CreateVersion7(), "Grace Wambui");

    [Fact]
    public async Task Pictures_come_in_with_their_words_and_the_same_file_again_changes_nothing()
    {
        var zip = Zip(("looks/front.png", SamplePictures.Png(40, 50, 10)), ("back.png", SamplePictures.Png(40, 50, 20)), ("unused.png", SamplePictures.Png(9, 9)));
        const string File = Head + "zip-kanga,Zip kanga,dresses,published,ZIP-1,900,FRONT.png|back.png,From the front|From the back \\| folded\n";

        var tried = await WorkAsync(await StartAsync(File, zip));
        Assert.Equal((ImportState.Checked, 1, 0), (tried.State, tried.Created, tried.Refused));
        Assert.Equal(2L, await shop.ScalarAsync<long>($"select count(*) from media.pending_upload join catalog.import_picture i using (hash) where i.import_id = '{tried.Id}'"));
        await DecideAsync(tried.Id);
        var done = await WorkAsync(tried.Id);

        Assert.Equal((ImportState.Done, 1), (done.State, done.Created));
        Assert.Equal("From the front;From the back | folded", await shop.ScalarAsync<string>("""
            select string_agg(alt, ';' order by position) from catalog.picture p join catalog.product on product.id = p.product_id where slug = 'zip-kanga'
            """));
        Assert.Equal(0L, await shop.ScalarAsync<long>("select count(*) from media.pending_upload join catalog.picture using (hash)"));
        Assert.Equal(0L, await shop.ScalarAsync<long>($"select count(*) from catalog.import_picture where import_id = '{done.Id}'"));

        var again = await WorkAsync(await StartAsync(File, zip));
        Assert.Equal((0, 0, 1), (again.Created, again.Changed, again.Same));
        var exported = await WorkAsync(await StartAsync(await ExportAsync(), null));
        Assert.Equal((0, 0, 0), (exported.Created, exported.Changed, exported.Refused));
    }

    [Fact]
    public async Task What_the_file_does_not_say_of_a_picture_stays_and_none_takes_them_away()
    {
        var zip = Zip(("one.png", SamplePictures.Png(30, 30, 40)), ("two.png", SamplePictures.Png(30, 30, 50)));
        await ImportAsync(Head + "kept,Kept,dresses,draft,KEPT-1,900,one.png|two.png,One|Two\n", zip);
        await shop.ScalarAsync<int>("with set as (update catalog.picture set focus_x = 9 where alt = 'Two' returning 1) select count(*)::int from set");

        var turned = await ImportAsync("slug,sku,pictures,picture_texts\nkept,KEPT-1,two.png|one.png,|Uno\n", zip);
        Assert.Equal(1, turned.Changed);
        Assert.Equal("Two9;Uno5", await shop.ScalarAsync<string>("""
            select string_agg(alt || focus_x, ';' order by position) from catalog.picture p join catalog.product on product.id = p.product_id where slug = 'kept'
            """));
        await ImportAsync("slug,sku,pictures\nkept,KEPT-1,none\n", null);
        Assert.Equal(0L, await shop.ScalarAsync<long>("select count(*) from catalog.picture p join catalog.product on product.id = p.product_id where slug = 'kept'"));
    }

    [Fact]
    public async Task Every_wrong_picture_is_named_before_anything_is_written()
    {
        var zip = Zip(("script.png", "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"u8.ToArray()), ("a/same.png", SamplePictures.Png(8, 8)), ("b/same.png", SamplePictures.Png(8, 8)),
            ("good.png", SamplePictures.Png(8, 8, 3)), ("bomb.png", new byte[50_000_000]));
        var file = Head
            + "p1,P1,dresses,draft,PIC-1,900,script.png,\n"
            + "p2,P2,dresses,draft,PIC-2,900,nowhere.png,\n"
            + "p3,P3,dresses,draft,PIC-3,900,same.png,\n"
            + "p4,P4,dresses,draft,PIC-4,900,http://example.com/a.png,\n"
            + "p5,P5,dresses,draft,PIC-5,900,https://127.0.0.1/a.png,\n"
            + "p6,P6,dresses,draft,PIC-6,900,good.png,One|Two\n"
            + "p7,P7,dresses,published,PIC-7,900,good.png,\n"
            + "p8,P8,dresses,draft,PIC-8,900,shop:00000000000000000000000000000000,\n"
            + "p9,P9,dresses,draft,PIC-9,900,bomb.png,\n"
            + $"p10,P10,dresses,draft,PIC-10,900,{string.Join('|', Enumerable.Range(1, 31).Select(n => n + ".png"))},\n"
            + "p11,P11,dresses,draft,PIC-11,900,../../etc/passwd,\n"
            + "fine,Fine,dresses,draft,PIC-12,900,good.png,Good\n";

        var tried = await WorkAsync(await StartAsync(file, zip));

        Assert.Equal((1, 11), (tried.Created, tried.Refused));
        Assert.Equal(Enumerable.Range(2, 11), tried.Problems.Select(problem => problem.Line).Distinct().Order());
        string About(int line) => tried.Problems.First(problem => problem.Line == line).Message;
        Assert.Contains("SVG drawings are not taken", About(2), StringComparison.Ordinal);
        Assert.Contains("no file of this name", About(3), StringComparison.Ordinal);
        Assert.Contains("several in different folders", About(4), StringComparison.Ordinal);
        Assert.Contains("https://", About(5), StringComparison.Ordinal);
        Assert.Contains("private network", About(6), StringComparison.Ordinal);
        Assert.Contains("2 texts, but 1", About(7), StringComparison.Ordinal);
        Assert.Contains("Describe", About(8), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("upload it again", About(9), StringComparison.Ordinal);
        Assert.Contains("10 MB", About(10), StringComparison.Ordinal);
        Assert.Contains("at most 30 pictures", About(11), StringComparison.Ordinal);
        Assert.Equal(0L, await shop.ScalarAsync<long>("select count(*) from catalog.product where slug in ('p1', 'fine')"));
    }

    [Theory]
    [InlineData("../up.png", "zip.name")]
    [InlineData("/root.png", "zip.name")]
    [InlineData("..\\up.png", "zip.name")]
    [InlineData("same.png", "zip.name-twice")]
    [InlineData("", "zip.unreadable")]
    public async Task A_zip_that_is_none_or_leads_out_is_refused_as_a_whole(string name, string code)
    {
        var zip = name.Length == 0 ? new MemoryStream("PK\u0003\u0004 no zip"u8.ToArray()) : Zip((name, [1]), ("same.png", [2]));
        var before = await shop.ScalarAsync<long>("select count(*) from catalog.import");

        var started = await shop.AskAsync(services => services.GetRequiredService<ImportProducts>().StartAsync("x.csv", Head + "z,Z,dresses,draft,Z-1,900,same.png,\n", zip, Grace, default));

        Assert.Equal(code, started.Error?.Code);
        Assert.Equal(before, await shop.ScalarAsync<long>("select count(*) from catalog.import"));
    }

    [Fact]
    public async Task What_was_unpacked_is_taken_in_anew_when_the_yes_comes_days_later()
    {
        var id = await StartAsync(Head + "late,Late,dresses,published,LATE-9,900,late.png,Late\n", Zip(("late.png", SamplePictures.Png(31, 31, 77))));
        await WorkAsync(id);
        shop.Clock.Advance(TimeSpan.FromDays(2));
        await shop.DoAsync(async services => Assert.True(await services.GetRequiredService<Core.Media.UseCases.DeletePendingUploads>().ExecuteOneAsync(default)));

        await DecideAsync(id);
        var done = await WorkAsync(id);

        Assert.Equal((1, 0), (done.Created, done.Refused));
    }

    [Theory]
    [InlineData("a|b", "a", "b")]
    [InlineData("a\\|b|c\\\\", "a|b", "c\\")]
    [InlineData("|b", "", "b")]
    public void Parts_are_told_apart_and_put_together_again(string text, params string[] parts)
    {
        Assert.Equal(parts, CsvPictures.Split(text));
        Assert.Equal(text, CsvPictures.Join(parts));
    }

    private static MemoryStream Zip(params (string Name, byte[] Content)[] files)
    {
        var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        zip.Position = 0;
        return zip;
    }

    private async Task<ImportId> StartAsync(string text, Stream? zip)
    {
        zip?.Seek(0, SeekOrigin.Begin);
        var started = await shop.AskAsync(services => services.GetRequiredService<ImportProducts>().StartAsync("products.csv", text, zip, Grace, default));
        Assert.True(started.Succeeded, started.Error?.Message);
        return started.Value;
    }

    private Task DecideAsync(ImportId id) => shop.DoAsync(async services => Assert.True((await services.GetRequiredService<ImportProducts>().RunAsync(id, default)).Succeeded));

    private async Task<ImportJob> ImportAsync(string text, Stream? zip)
    {
        var id = await StartAsync(text, zip);
        var tried = await WorkAsync(id);
        Assert.Equal([], tried.Problems);
        await DecideAsync(id);
        return await WorkAsync(id);
    }

    private async Task<ImportJob> WorkAsync(ImportId id)
    {
        while (await shop.AskAsync(services => services.GetRequiredService<ImportProducts>().StepAsync(default)))
        {
        }

        return await shop.AskAsync(services => services.GetRequiredService<HangazoDb>().Set<ImportJob>().AsNoTracking().SingleAsync(job => job.Id == id));
    }

    private Task<string> ExportAsync() => shop.AskAsync(async services =>
    {
        var text = new StringWriter(new StringBuilder(), CultureInfo.InvariantCulture);
        await using (var csv = ProductCsv.Writer(text))
        {
            await ProductCsv.WriteHeadAsync(csv, ProductCsv.Columns);
            await foreach (var line in services.GetRequiredService<ProductExport>().LinesAsync(default)) await ProductCsv.WriteLineAsync(csv, ProductCsv.Columns, line);
        }

        return text.ToString();
    });
}
