using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Catalog.UseCases;
using Hangazo.Core.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Catalog;

public sealed class SuggestingSizes(Shop shop) : IClassFixture<Shop>
{
    private static readonly string[] Measures = ["Bust", "Waist", "Hips"];

    private static readonly SizeRow[] Rows =
    [
        new("S", [new(84, 88), new(66, 70), new(92, 96)]), new("M", [new(88, 93), new(70, 75), new(96, 101)]), new("L", [new(94, 99), new(76, 82), new(102, 107)]),
    ];

    private static int _made;

    [Theory]
    [InlineData("92 74 100", "M", 0)]
    [InlineData("86 68 94", "S", 0)]
    [InlineData("88 70 96", "M", 0)] // fits both: the larger
    [InlineData("92 74 104", "M", 3)]
    [InlineData("92 78 104", "L", 2)]
    [InlineData("93.5 75.5 101.5", "L", 1.5)] // as near to either: the larger
    [InlineData("- - 105", "L", 0)]
    [InlineData("130 120 140", "L", 102)]
    [InlineData("60 50 70", "S", 62)]
    [InlineData("- - -", null, 0)]
    public void Takes_the_size_that_is_missed_least_and_of_two_the_larger(string body, string? size, double missed)
    {
        var advice = SizeAdvice.Of(Measures, Rows, [.. body.Split(' ').Select(text => text == "-" ? (decimal?)null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture))]);

        Assert.Equal((size, (decimal)missed), (advice.Size, advice.Missed));
        Assert.Equal(missed > 6, advice.IsOutside);
    }

    [Fact]
    public void Says_which_size_fits_which_measure() => Assert.Equal(
        [("Bust", "M"), ("Waist", "L"), ("Hips", "M")], SizeAdvice.Of(Measures, Rows, [92, 78, 100]).Fits);

    [Fact]
    public async Task A_product_has_its_own_chart_or_that_of_the_nearest_category()
    {
        var house = await CategoryAsync(null);
        var shelf = await CategoryAsync(house);
        var (far, near, own) = (await AddAsync(Sheet(house)), await AddAsync(Sheet(shelf)), await AddAsync(Sheet()));
        var (charts, path) = await shop.AskAsync(async services =>
        {
            var (book, tree) = (services.GetRequiredService<SizeCharts>(), services.GetRequiredService<CategoryTree>());
            book.Forget();
            tree.Forget();
            return (await book.GetAsync(default), (await tree.GetAsync(default)).Find(shelf)!.Path);
        });

        Assert.Equal(near.Value, charts.For(null, path)!.Id);
        Assert.Equal(far.Value, charts.For(null, [path[0]])!.Id);
        Assert.Equal(own.Value, charts.For(own.Value, path)!.Id);
        Assert.Equal(near.Value, charts.For(SizeChartId.New(), path)!.Id);
        Assert.Null(charts.For(null, []));
        Assert.Equal("size-chart.category-taken", (await AddAsync(Sheet(shelf))).Error!.Code);
        Assert.Equal("category.not-found", (await AddAsync(Sheet(CategoryId.New()))).Error!.Code);
    }

    [Fact]
    public async Task A_chart_is_changed_by_one_at_a_time_and_stays_while_a_product_has_it()
    {
        var chart = (await AddAsync(Sheet())).Value;
        var version = await VersionAsync(chart);
        var desk = new Desk(shop);
        var slug = Desk.NewSlug();
        Assert.True((await desk.SaveAsync(desk.Sheet(slug) with { SizeChart = chart }, [Desk.Row(slug)])).Succeeded);
        var product = await desk.ReadAsync(slug);
        Assert.Equal(chart, product.Sheet.SizeChart);
        Assert.Equal("size-chart.not-found", Desk.Codes((await desk.SaveAsync(product.Sheet with { SizeChart = SizeChartId.New() }, product.Variants, product.Id, product.Version)).Error).Single());

        Assert.True((await DoAsync(c => c.SaveAsync(chart, version, Sheet() with { Name = "Other" }, Desk.Amina, default))).Succeeded);
        Assert.Equal("size-chart.changed-meanwhile", (await DoAsync(c => c.SaveAsync(chart, version, Sheet(), Desk.Brian, default))).Error!.Code);
        version = await VersionAsync(chart);
        Assert.Equal("size-chart.in-use", (await DoAsync(c => c.RemoveAsync(chart, version, Desk.Amina, default))).Error!.Code);
        Assert.True((await desk.SaveAsync(product.Sheet with { SizeChart = null }, product.Variants, product.Id, product.Version)).Succeeded);
        Assert.True((await DoAsync(c => c.RemoveAsync(chart, version, Desk.Amina, default))).Succeeded);
        Assert.Equal("size-chart.not-found", (await DoAsync(c => c.RemoveAsync(chart, version, Desk.Amina, default))).Error!.Code);
    }

    [Fact]
    public async Task Nonsense_is_no_chart()
    {
        var fine = Sheet();
        foreach (var (sheet, code) in new[]
        {
            (fine with { Name = " " }, "size-chart.name-missing"), (fine with { Measures = [] }, "size-chart.measures-invalid"),
            (fine with { Measures = ["Bust", "bust", "Hips"] }, "size-chart.measures-invalid"), (fine with { Rows = [] }, "size-chart.rows-invalid"),
            (fine with { Rows = [Rows[0], Rows[0]] }, "size-chart.rows-invalid"), (fine with { Rows = [Rows[0] with { Size = "a\0b" }] }, "size-chart.rows-invalid"),
            (fine with { Rows = [new("S", [new(84, 88)])] }, "size-chart.range-invalid"), (fine with { Rows = [new("S", [new(88, 84), new(1, 2), new(1, 2)])] }, "size-chart.range-invalid"),
            (fine with { Rows = [new("S", [new(0, 84), new(1, 2), new(1, 2)])] }, "size-chart.range-invalid"),
            (fine with { Rows = [new("S", [new(84, 301), new(1, 2), new(1, 2)])] }, "size-chart.range-invalid"),
        })
            Assert.Equal(code, (await AddAsync(sheet)).Error!.Code);
    }

    private static SizeChartSheet Sheet(params CategoryId[] categories) => new("Women", Measures, Rows, categories);

    private Task<Result<SizeChartId>> AddAsync(SizeChartSheet sheet) => DoAsync(c => c.SaveAsync(null, 0, sheet, Desk.Amina, default));

    private Task<Result<SizeChartId>> DoAsync(Func<ArrangeSizeCharts, Task<Result<SizeChartId>>> arrangeAsync) =>
        shop.AskAsync(services => arrangeAsync(services.GetRequiredService<ArrangeSizeCharts>()));

    private Task<uint> VersionAsync(SizeChartId chart) => shop.AskAsync(async services =>
    {
        var book = services.GetRequiredService<SizeCharts>();
        book.Forget();
        return (await book.GetAsync(default)).Entries.Single(entry => entry.Id == chart).Version;
    });

    private async Task<CategoryId> CategoryAsync(CategoryId? parent)
    {
        var name = $"sized-{Interlocked.Increment(ref _made)}";
        return (await shop.AskAsync(services => services.GetRequiredService<ArrangeCategories>().AddAsync(parent, name, name, "", Desk.Amina, default))).Value;
    }
}
