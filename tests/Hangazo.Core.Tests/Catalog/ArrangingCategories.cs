using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.UseCases;
using Hangazo.Core.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Catalog;

public sealed class ArrangingCategories(Shop shop) : IClassFixture<Shop>
{
    private static int _made;

    [Fact]
    public async Task Moves_products_to_the_shelves_above_their_new_place()
    {
        var (one, other, below) = (await AddAsync(null), await AddAsync(null), await AddAsync(null));
        await DoAsync(c => c.MoveAsync(below, one, Desk.Amina, default));
        var desk = new Desk(shop);
        var slug = Desk.NewSlug();
        var product = (await desk.SaveAsync(desk.Sheet(slug) with { Canonical = below }, [Desk.Row(slug)], publish: true)).Value.Id;
        Assert.Equal([below, one], await ShelvesAsync(product));

        Assert.True((await DoAsync(c => c.MoveAsync(below, other, Desk.Amina, default))).Succeeded);

        Assert.Equal([below, other], await ShelvesAsync(product));
    }

    [Fact]
    public async Task In_a_circle_is_refused()
    {
        var top = await AddAsync(null);
        var middle = await AddAsync(top);
        var bottom = await AddAsync(middle);

        Assert.Equal("category.cycle", (await DoAsync(c => c.MoveAsync(top, bottom, Desk.Amina, default))).Error!.Code);
        Assert.Equal("category.cycle", (await DoAsync(c => c.MoveAsync(top, top, Desk.Amina, default))).Error!.Code);
        Assert.Equal("category.not-found", (await DoAsync(c => c.MoveAsync(top, CategoryId.New(), Desk.Amina, default))).Error!.Code);
    }

    [Fact]
    public async Task By_two_people_at_once_makes_no_circle_either()
    {
        var (one, other) = (await AddAsync(null), await AddAsync(null));

        var outcomes = await Task.WhenAll(
            Task.Run(() => DoAsync(c => c.MoveAsync(one, other, Desk.Amina, default))), Task.Run(() => DoAsync(c => c.MoveAsync(other, one, Desk.Brian, default))));

        Assert.Single(outcomes, outcome => outcome.Succeeded);
        Assert.Equal("category.cycle", outcomes.Single(outcome => !outcome.Succeeded).Error!.Code);
    }

    [Fact]
    public async Task Orders_neighbours_and_stops_at_the_ends()
    {
        var parent = await AddAsync(null);
        var (a, b, c) = (await AddAsync(parent), await AddAsync(parent), await AddAsync(parent));

        await DoAsync(x => x.ShiftAsync(c, later: false, Desk.Amina, default));
        await DoAsync(x => x.ShiftAsync(a, later: false, Desk.Amina, default));

        Assert.Equal($"{a} {c} {b}", await shop.ScalarAsync<string>($"select string_agg(id::text, ' ' order by position) from catalog.category where parent_id = '{parent}'"));
    }

    [Theory]
    [InlineData(" ", "fine-1", "category.name-missing")]
    [InlineData("Fine", "Not Fine", "slug.invalid")]
    [InlineData("Fine", "dresses", "slug.taken")]
    public async Task With_nonsense_is_refused(string name, string slug, string code) =>
        Assert.Equal(code, (await DoAsync(c => c.AddAsync(null, name, slug, "", Desk.Amina, default))).Error!.Code);

    [Fact]
    public async Task Announces_each_change_once()
    {
        var category = await AddAsync(null);
        var before = await shop.ScalarAsync<long>("select count(*) from outbox.message where name = 'catalog.categories-changed.v1'");

        Assert.True((await DoAsync(c => c.WriteAsync(category, "New words", $"new-{category}", "Of it.", Desk.Amina, default))).Succeeded);

        Assert.Equal(before + 1, await shop.ScalarAsync<long>("select count(*) from outbox.message where name = 'catalog.categories-changed.v1'"));
    }

    [Fact]
    public async Task An_address_that_changed_leads_to_the_new_one_and_belongs_to_nobody_else()
    {
        var (one, other) = (await AddAsync(null), await AddAsync(null));
        var first = await shop.ScalarAsync<string>($"select slug from catalog.category where id = '{one}'");

        Assert.True((await DoAsync(c => c.WriteAsync(one, "Shelf", first + "-b", "", Desk.Amina, default))).Succeeded);
        Assert.True((await DoAsync(c => c.WriteAsync(one, "Shelf", first + "-c", "", Desk.Amina, default))).Succeeded);

        foreach (var (former, now) in new (string, string?)[] { (first, first + "-c"), (first + "-b", first + "-c"), (first + "-c", null), ("Never Was\0", null) })
            Assert.Equal(now, await shop.AskAsync(services => services.GetRequiredService<Hangazo.Core.Catalog.Queries.MovedCategory>().FindAsync(former, default)));
        Assert.Equal("slug.taken", (await DoAsync(c => c.WriteAsync(other, "Shelf", first, "", Desk.Amina, default))).Error!.Code);
        Assert.Equal("slug.taken", (await DoAsync(c => c.AddAsync(null, "Shelf", first + "-b", "", Desk.Amina, default))).Error!.Code);
        Assert.Equal("slug.invalid", (await DoAsync(c => c.WriteAsync(one, "Shelf", "Not Fine", "", Desk.Amina, default))).Error!.Code);

        Assert.True((await DoAsync(c => c.WriteAsync(one, "Shelf", first, "", Desk.Amina, default))).Succeeded);
        Assert.Null(await shop.AskAsync(services => services.GetRequiredService<Hangazo.Core.Catalog.Queries.MovedCategory>().FindAsync(first, default)));
        Assert.Equal($"{first}-c|{first}", await shop.ScalarAsync<string>(
            $"select before || '|' || after from auditing.trail where subject_id = '{one}' and what = 'Address' order by id desc limit 1"));
    }

    [Fact]
    public async Task Dropped_before_another_one_it_stands_there()
    {
        var (parent, elsewhere) = (await AddAsync(null), await AddAsync(null));
        var (a, b, c) = (await AddAsync(parent), await AddAsync(parent), await AddAsync(elsewhere));

        Assert.True((await DoAsync(x => x.PlaceAsync(c, parent, b, Desk.Amina, default))).Succeeded);
        Assert.Equal($"{a} {c} {b}", await RowAsync(parent));
        Assert.True((await DoAsync(x => x.PlaceAsync(a, parent, null, Desk.Amina, default))).Succeeded);
        Assert.Equal($"{c} {b} {a}", await RowAsync(parent));
        Assert.Equal("category.cycle", (await DoAsync(x => x.PlaceAsync(parent, c, null, Desk.Amina, default))).Error!.Code);
        Assert.Equal("category.not-found", (await DoAsync(x => x.PlaceAsync(a, parent, CategoryId.New(), Desk.Amina, default))).Error!.Code);

        Task<string> RowAsync(CategoryId above) =>
            shop.ScalarAsync<string>($"select string_agg(id::text, ' ' order by position) from catalog.category where parent_id = '{above}'");
    }

    private Task<Result<CategoryId>> DoAsync(Func<ArrangeCategories, Task<Result<CategoryId>>> arrangeAsync) =>
        shop.AskAsync(services => arrangeAsync(services.GetRequiredService<ArrangeCategories>()));

    private async Task<CategoryId> AddAsync(CategoryId? parent)
    {
        var added = await DoAsync(c => c.AddAsync(parent, "Shelf", $"shelf-{Interlocked.Increment(ref _made)}", "", Desk.Amina, default));
        Assert.True(added.Succeeded, added.Error?.Message);
        return added.Value;
    }

    private async Task<CategoryId[]> ShelvesAsync(ProductId product) => [.. (await shop.ScalarAsync<Guid[]>(
        $"select array_agg(category_id order by category_id desc) from catalog.shelf where product_id = '{product}' and category_id <> '00000000-0000-0000-0000-000000000000'"))
        .Select(id => new CategoryId(id))];
}
