using System.Globalization;
using System.Text;
using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Catalog.UseCases;
using Hangazo.Core.Data;
using Hangazo.Core.Inventory.Contracts;
using Hangazo.Core.Outbox;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Catalog;

public sealed class BringingProductsIn(Shop shop) : IClassFixture<Shop>
{
    private static readonly Actor Grace = new(Guid.CreateVersion7(), "Grace Wambui");

    [Fact]
    public async Task New_products_are_tried_out_shown_and_written_when_somebody_says_yes()
    {
        const string File = """
            slug,name,category,state,sku,size,colour,colour_hex,price,compare_at,opening_stock
            safari-shirt,"Safari ""shirt"", short",dresses,published,SAF-S,S,Clay,#a8482a,3200,3900,7
            safari-shirt,,,,SAF-M,M,Clay,#a8482a,3200.50,,0
            """;
        var id = await StartAsync(File);
        var tried = await WorkAsync(id);
        Assert.Equal((ImportState.Checked, 1, 0, 0), (tried.State, tried.Created, tried.Changed, tried.Refused));
        Assert.Equal(0L, await shop.ScalarAsync<long>("select count(*) from catalog.product where slug = 'safari-shirt'"));

        Assert.True((await AskAsync(imports => imports.RunAsync(id, CancellationToken.None))).Succeeded);
        var done = await WorkAsync(id);

        Assert.Equal((ImportState.Done, 1, 0), (done.State, done.Created, done.Refused));
        Assert.Equal("Safari \"shirt\", short|Published|Grace Wambui", await shop.ScalarAsync<string>("""
            select p.name || '|' || p.state || '|' || (select e.by_name from auditing.trail e where e.subject_id = p.id order by e.id limit 1) from catalog.product p where slug = 'safari-shirt'
            """));
        Assert.Equal("SAF-S:320000:390000,SAF-M:320050:", await shop.ScalarAsync<string>("""
            select string_agg(sku || ':' || price_minor || ':' || coalesce(compare_at_minor::text, ''), ',' order by position) from catalog.variant v
            join catalog.product p on p.id = v.product_id where p.slug = 'safari-shirt'
            """));
        Assert.Equal("7.00,0.00", await shop.ScalarAsync<string>("""
            select string_agg(on_hand::text, ',' order by sku desc) from inventory.stock s join catalog.variant v on v.id = s.variant_id where sku like 'SAF-%'
            """));
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_what_was_counted_since_stays()
    {
        const string File = "slug;name;category;sku;price;opening_stock\r\ntwice;Twice;dresses;TWICE-1;1500,50;5\r\n";
        await ImportAsync(File);
        await shop.DoAsync(async services =>
        {
            var variant = new VariantId(await shop.ScalarAsync<Guid>("select id from catalog.variant where sku = 'TWICE-1'"));
            await services.GetRequiredService<IInventory>().SetOnHandAsync(variant, 3, "counted", "a test", CancellationToken.None);
            await services.GetRequiredService<HangazoDb>().SaveChangesAsync();
        });
        var trail = await shop.ScalarAsync<long>("select count(*) from auditing.trail");

        var again = await ImportAsync(File);

        Assert.Equal((0, 0, 1), (again.Created, again.Changed, again.Same));
        Assert.Equal(trail, await shop.ScalarAsync<long>("select count(*) from auditing.trail"));
        Assert.Equal(3m, await shop.ScalarAsync<decimal>("select on_hand from inventory.stock s join catalog.variant v on v.id = s.variant_id where sku = 'TWICE-1'"));
    }

    [Fact]
    public async Task Add_ons_and_picks_go_out_and_come_back_in()
    {
        const string First = """
            slug,name,category,sku,price,add_ons,goes_with,related
            gown-a,Gown A,dresses,GOWN-A,9000,"Gift wrap; yes-no; 250.5 | Name \| date; text!; 500; 12 letters-digits; A \; B | Hem; choice; ; Short, left\, right=0, Long \= longest=300",gown-b|veil-a,
            gown-b,Gown B,dresses,GOWN-B,8000,,,gown-a
            veil-a,Veil A,dresses,VEIL-A,2000,,,
            """;
        // An escaped comma belongs to the value; the other separates two, of which one has no price.
        var refused = await StartAsync(First);
        var tried = await WorkAsync(refused);
        Assert.Equal((2, "add_ons"), (Assert.Single(tried.Problems).Line, tried.Problems[0].Column));
        var file = First.Replace("Short, left", "Short\\, left", StringComparison.Ordinal);
        var made = await ImportAsync(file);
        Assert.Equal((3, 0), (made.Created, made.Refused));
        // What stood further down was not there yet.
        Assert.Equal("|gown-a", await PicksAsync());
        var again = await ImportAsync(file);
        Assert.Equal((0, 1, 2), (again.Created, again.Changed, again.Same));
        Assert.Equal("gown-b,veil-a|gown-a", await PicksAsync());
        const string Offered = "select add_ons::text from catalog.product where slug = 'gown-a'";
        var offered = await shop.ScalarAsync<string>(Offered);
        foreach (var part in new[] { "Name | date", "A ; B", "Short, left, right", "Long = longest", "25050", "\"LettersAndDigits\"" }) Assert.Contains(part, offered, StringComparison.Ordinal);

        var text = await ExportAsync();
        var back = await ImportAsync(text);
        Assert.Equal((0, 0, 0), (back.Created, back.Changed, back.Refused));
        await ImportAsync("slug,sku,add_ons,related\ngown-a,GOWN-A,gift WRAP; yes-no; 300,veil-a\ngown-b,GOWN-B,,-\n");
        var changed = await shop.ScalarAsync<string>(Offered);
        // The same add-on under another spelling keeps the code that carts know it by.
        Assert.Contains("\"gift-wrap\"", changed, StringComparison.Ordinal);
        Assert.DoesNotContain("Hem", changed, StringComparison.Ordinal);
        Assert.Equal("gown-b,veil-a|", await PicksAsync());
        await ImportAsync("slug,sku,add_ons\ngown-a,GOWN-A,-\n");
        Assert.Equal("[]", await shop.ScalarAsync<string>(Offered));

        Task<string> PicksAsync() => shop.ScalarAsync<string>("""
            select coalesce((select string_agg(o.slug, ',' order by x.at) from catalog.product p, unnest(p.goes_with) with ordinality x (id, at) join catalog.product o on o.id = x.id where p.slug = 'gown-a'), '')
                || '|' || coalesce((select string_agg(o.slug, ',') from catalog.product p, unnest(p.related) x (id) join catalog.product o on o.id = x.id where p.slug = 'gown-b'), '')
            """);
    }

    [Theory]
    [InlineData("add_ons", "Gift wrap; maybe; 250", "Gift wrap: write text, yes-no or choice after its name.")]
    [InlineData("add_ons", "Gift wrap; yes-no; cheap", "Gift wrap: its price is missing or is not a number such as 250.")]
    [InlineData("add_ons", "Monogram; text; 500; many", "Monogram: say how much may be written, such as 12 letters, 12 letters-digits or 60 writing.")]
    [InlineData("add_ons", "Hem; choice; ; Short", "Hem: write each value with its price, such as Short=0, Long=300.")]
    [InlineData("goes_with", "formula|no-such-thing", "There is no product “no-such-thing”.")]
    public async Task A_cell_of_add_ons_or_picks_that_is_wrong_is_refused_in_words(string column, string cell, string words)
    {
        var id = await StartAsync($"slug,name,category,sku,price,{column}\nformula,Formula,dresses,FORMULA-9,100,{cell}\n");
        var tried = await WorkAsync(id);
        Assert.Equal((1, new CsvProblem(2, column, words)), (tried.Refused, tried.Problems.Single(problem => problem.Column == column)));
    }

    [Fact]
    public async Task What_goes_out_comes_back_in_as_it_was()
    {
        await ImportAsync("""
            slug,name,summary,care,description,category,unit,increment,minimum,maximum,weight_g,vat,featured,sku,price
            formula,=1+1,-cmd,''=quoted,"@SUM(A1)

            second, line",dresses,metre,0.5,1,50,1200,C,yes,FORMULA-1,99.99
            """);
        Assert.Equal(1, await shop.ScalarAsync<int>("with picked as (update catalog.product set goes_with = array[gen_random_uuid()], related = array[gen_random_uuid(), gen_random_uuid()] where slug = 'formula' returning 1) select count(*)::int from picked"));
        var text = await ExportAsync();
        Assert.Contains("'=1+1,'-cmd,\"'@SUM(A1)", text, StringComparison.Ordinal);

        var back = await ImportAsync("\uFEFF" + text);

        Assert.Equal((0, 0, 0), (back.Created, back.Changed, back.Refused));
        Assert.True(back.Same >= 1);
        Assert.Equal("1|2", await shop.ScalarAsync<string>("select cardinality(goes_with) || '|' || cardinality(related) from catalog.product where slug = 'formula'"));
        Assert.Equal("=1+1|-cmd|'=quoted", await shop.ScalarAsync<string>("select name || '|' || summary || '|' || care from catalog.product where slug = 'formula'"));
    }

    [Fact]
    public async Task Brand_tags_and_attributes_come_in_go_out_and_are_taken_away()
    {
        await shop.DoAsync(async services =>
        {
            var attributes = services.GetRequiredService<ArrangeAttributes>();
            foreach (var (code, kind) in new[] { ("weave", AttributeKind.Choices), ("wide", AttributeKind.Number), ("washable", AttributeKind.YesNo), ("note", AttributeKind.Text) })
                Assert.True((await attributes.AddAsync(code, kind, new(code, "cm", false, [new(null, "Twill"), new(null, "Satin")], []), Grace, default)).Succeeded);
            services.GetRequiredService<AttributeBook>().Forget();
        });
        const string File = """"
            slug,name,category,sku,price,brand,tags,attribute:weave,attribute:wide,attribute:washable,attribute:note
            said,Said,dresses,SAID-1,100,Lamu Looms,Gift idea|new,satin|Twill,"140,5",Y,"=a|b, ""c"""
            """";
        Assert.Equal((1, 0), ((await ImportAsync(File)) is var first ? first.Created : 0, first.Refused));
        Assert.Equal("Lamu Looms|gift idea,new|note==a|b, \"c\";washable=yes;weave=Satin;weave=Twill;wide=140.5", await shop.ScalarAsync<string>("""
            select brand || '|' || array_to_string(tags, ',') || '|' || array_to_string(attributes, ';') from catalog.product where slug = 'said'
            """));
        Assert.Equal((0, 1), ((await ImportAsync(File)) is var again ? again.Changed : 0, again.Same));
        var back = await ImportAsync(await ExportAsync());
        Assert.Equal((0, 0, 0), (back.Created, back.Changed, back.Refused));

        Assert.Equal(1, (await ImportAsync("slug,sku,tags,attribute:weave\nsaid,SAID-1,-,-\n")).Changed);
        Assert.Equal("|note==a|b, \"c\";washable=yes;wide=140.5", await shop.ScalarAsync<string>(
            "select array_to_string(tags, ',') || '|' || array_to_string(attributes, ';') from catalog.product where slug = 'said'"));
        var refused = await WorkAsync(await StartAsync("slug,sku,attribute:weave,attribute:wide\nsaid,SAID-1,Jute,broad\n"));
        Assert.Equal((1, 2), (refused.Refused, refused.Problems.Count));
        Assert.Equal("csv.column-unknown", (await AskAsync(imports => imports.StartAsync("x.csv", "slug,sku,attribute:never\na,b,c\n", null, Grace, default))).Error!.Code);
    }

    [Fact]
    public async Task Every_wrong_line_is_named_and_its_neighbours_are_taken()
    {
        await ImportAsync("slug,name,category,sku,price\nholder,Holder,dresses,TAKEN-1,100");
        var id = await StartAsync("""
            slug,name,category,sku,price,vat,unit
            good,Good,dresses,GOOD-1,100,,
            bad-price,Bad,dresses,BAD-1,1.000.000,,
            no-price,Bad,dresses,BAD-2,,,
            bad-category,Bad,nowhere,BAD-3,100,,
            Bad Slug,Bad,dresses,BAD-4,100,,
            stolen,Bad,dresses,TAKEN-1,100,,
            bad-vat,Bad,dresses,BAD-5,100,X,
            bad-unit,Bad,dresses,BAD-6,100,,dozen
            ,Nobody,dresses,BAD-7,100,,
            twin,Twin,dresses,GOOD-1,100,,
            two-names,One,dresses,TWO-1,100,,
            two-names,Two,dresses,TWO-2,100,,
            """);

        var tried = await WorkAsync(id);

        Assert.Equal((1, 8), (tried.Created, tried.Refused));
        Assert.Equal([3, 4, 5, 6, 7, 8, 9, 10, 11, 13], tried.Problems.Select(problem => problem.Line).Order());
        await AskAsync(imports => imports.RunAsync(id, CancellationToken.None));
        var done = await WorkAsync(id);
        Assert.Equal((1, 8), (done.Created, done.Refused));
        Assert.Equal(1L, await shop.ScalarAsync<long>("select count(*) from catalog.variant where sku ~ '^(GOOD|BAD|TWO)'"));
    }

    [Theory]
    [InlineData("", "csv.empty")]
    [InlineData("slug,sku", "csv.empty")]
    [InlineData("slug,price\na,1", "csv.column-missing")]
    [InlineData("slug,sku,colur\na,B,C", "csv.column-unknown")]
    [InlineData("slug,sku,sku\na,B,C", "csv.column-twice")]
    [InlineData("slug,sku\na,\0", "csv.unreadable")]
    [InlineData("slug,sku\na,\uFFFD", "csv.unreadable")]
    public async Task What_is_no_such_file_is_refused(string text, string code)
    {
        var started = await AskAsync(imports => imports.StartAsync("x.csv", text, null, Grace, CancellationToken.None));

        Assert.Equal(code, started.Error?.Code);
    }

    [Fact]
    public async Task A_job_goes_on_where_it_stood_and_is_decided_once()
    {
        var file = new StringBuilder("slug,name,category,sku,price\n");
        for (var i = 0; i < 5; i++) file.Append(CultureInfo.InvariantCulture, $"resumed-{i},Resumed {i},dresses,RES-{i},100\n");
        var id = await StartAsync(file.ToString());
        Assert.Equal("import.not-waiting", (await AskAsync(imports => imports.RunAsync(id, CancellationToken.None))).Error?.Code);
        await WorkAsync(id);
        Assert.True((await AskAsync(imports => imports.RunAsync(id, CancellationToken.None))).Succeeded);
        Assert.Equal("import.not-waiting", (await AskAsync(imports => imports.DiscardAsync(id, CancellationToken.None))).Error?.Code);
        for (var i = 0; i < 2; i++) await AskAsync(imports => imports.StepAsync(CancellationToken.None));
        Assert.Equal(2L, await shop.ScalarAsync<long>("select count(*) from catalog.product where slug like 'resumed-%'"));

        // Two workers at once: no product twice, none left out.
        await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            for (var i = 0; i < 10; i++) await AskAsync(imports => imports.StepAsync(CancellationToken.None));
        }));
        var done = await WorkAsync(id);

        Assert.Equal((ImportState.Done, 5, 5), (done.State, done.Position, done.Created));
    }

    private async Task<string> ExportAsync()
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        await shop.DoAsync(async services =>
        {
            await using var csv = ProductCsv.Writer(text);
            IReadOnlyList<ProductCsv.Column> columns = [.. ProductCsv.Columns, .. ProductCsv.ColumnsOf((await services.GetRequiredService<AttributeBook>().GetAsync(CancellationToken.None)).Entries)];
            await ProductCsv.WriteHeadAsync(csv, columns);
            await foreach (var line in services.GetRequiredService<ProductExport>().LinesAsync(CancellationToken.None)) await ProductCsv.WriteLineAsync(csv, columns, line);
        });
        return text.ToString();
    }

    private async Task<ImportJob> ImportAsync(string text)
    {
        var id = await StartAsync(text);
        await WorkAsync(id);
        Assert.True((await AskAsync(imports => imports.RunAsync(id, CancellationToken.None))).Succeeded);
        return await WorkAsync(id);
    }

    private async Task<ImportId> StartAsync(string text)
    {
        // Only the latest jobs are shown, so each has a time of its own.
        shop.Clock.Advance(TimeSpan.FromSeconds(1));
        return (await AskAsync(imports => imports.StartAsync("products.csv", text, null, Grace, CancellationToken.None))).Value;
    }

    /// <summary>Works until nothing is open, lets reactions run, and shows the job.</summary>
    private async Task<ImportJob> WorkAsync(ImportId id)
    {
        while (await AskAsync(imports => imports.StepAsync(CancellationToken.None)))
        {
        }

        await shop.DoAsync(async services =>
        {
            while (await services.GetRequiredService<OutboxProcessor>().DeliverOneAsync(CancellationToken.None))
            {
            }
        });
        return await shop.AskAsync(async services => (await services.GetRequiredService<ImportJobs>().LatestAsync(CancellationToken.None)).Single(job => job.Id == id));
    }

    private Task<T> AskAsync<T>(Func<ImportProducts, Task<T>> askAsync) => shop.AskAsync(services => askAsync(services.GetRequiredService<ImportProducts>()));
}
