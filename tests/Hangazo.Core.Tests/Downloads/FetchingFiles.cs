using System.Text;
using Hangazo.Core.Carts.Queries;
using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Catalog.UseCases;
using Hangazo.Core.Data;
using Hangazo.Core.Downloads;
using Hangazo.Core.Downloads.Contracts;
using Hangazo.Core.Downloads.Queries;
using Hangazo.Core.Downloads.UseCases;
using Hangazo.Core.Inventory.Contracts;
using Hangazo.Core.Kernel;
using Hangazo.Core.Media.Contracts;
using Hangazo.Core.Notifications;
using Hangazo.Core.Ordering;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Tests.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Downloads;

public sealed class FetchingFiles(Shop shop) : IClassFixture<Shop>
{
    private static readonly CheckoutInput Reader = Shop.Wanjiku with { Email = "wanjiku@hangazo.test", County = null, Town = null, Directions = null, Delivery = null };

    private readonly Desk _desk = new(shop);

    [Fact]
    public async Task Is_granted_when_paid_and_counted_to_five_however_many_ask_at_once()
    {
        var (pattern, _) = await PatternAsync();
        var order = await PlacedAsync(pattern);
        Assert.Empty(await FilesAsync(order));
        await PayAsync(order);

        var file = Assert.Single(await FilesAsync(order));
        Assert.Equal((DownloadState.Ready, 5, "pattern.pdf"), (file.State, file.Left, file.FileName));
        var fetched = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => FetchAsync(file.Id, file.Key))));
        Assert.Equal(5, fetched.Count(one => one.Succeeded));
        Assert.All(fetched.Where(one => !one.Succeeded), one => Assert.Equal("download.used-up", one.Error!.Code));
        Assert.StartsWith("%PDF-", await File.ReadAllTextAsync(fetched.First(one => one.Succeeded).Value.Path), StringComparison.Ordinal);

        await RenewAsync(order);
        var renewed = Assert.Single(await FilesAsync(order));
        Assert.Equal((file.Key, 5, "Amina Odhiambo"), (renewed.Key, renewed.Left, renewed.RenewedBy));
        Assert.True((await FetchAsync(file.Id, file.Key)).Succeeded);
    }

    [Fact]
    public async Task Ends_after_thirty_days_until_staff_renew_it()
    {
        var (pattern, _) = await PatternAsync();
        var order = await PlacedAsync(pattern);
        await PayAsync(order);
        var file = Assert.Single(await FilesAsync(order));
        shop.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal("download.expired", (await FetchAsync(file.Id, file.Key)).Error!.Code);
        Assert.Equal(DownloadState.Expired, (await FilesAsync(order))[0].State);
        await RenewAsync(order);
        Assert.True((await FetchAsync(file.Id, file.Key)).Succeeded);
    }

    [Fact]
    public async Task Is_refused_to_others_and_of_what_is_not_paid_any_more()
    {
        var (pattern, _) = await PatternAsync();
        var (mine, theirs) = (await PlacedAsync(pattern), await PlacedAsync(pattern));
        await PayAsync(mine);
        await PayAsync(theirs);
        var (my, their) = (Assert.Single(await FilesAsync(mine)), Assert.Single(await FilesAsync(theirs)));
        foreach (var key in new[] { null, "", their.Key, my.Key + "x", "'; drop table" }) Assert.Equal("download.not-found", (await FetchAsync(my.Id, key)).Error!.Code);
        Assert.Equal("download.not-found", (await FetchAsync(DownloadId.New(), my.Key)).Error!.Code);
        Assert.Null(await shop.AskAsync(s => s.GetRequiredService<OrderDownloads>().FindAsync(my.Id, their.Key, CancellationToken.None)));

        await shop.ScalarAsync<int>($"with gone as (update ordering.\"order\" set payment_state = 'CreditDue', state = 'Cancelled' where id = '{mine}' returning 1) select 1 from gone");
        Assert.Equal("download.not-paid", (await FetchAsync(my.Id, my.Key)).Error!.Code);
    }

    [Fact]
    public async Task Needs_an_email_no_address_no_fee_no_stock_and_is_done_when_paid()
    {
        var (pattern, _) = await PatternAsync();
        var cart = await shop.CartWithAsync(pattern, "3");
        var view = await shop.AskAsync(s => s.GetRequiredService<CartContents>().ExecuteAsync(cart, null, Money.Zero(), CancellationToken.None));
        Assert.Null(Assert.Single(view.Lines).Problem);
        var refused = await shop.PlaceAsync(cart, Reader with { Email = " " });
        Assert.Equal(["Email"], refused.Error!.Details.Select(detail => detail.Field));

        // Somebody may say what they like of delivery: there is none.
        var placed = await shop.PlaceAsync(cart, Reader with { Delivery = "rider", County = 47 });
        var order = (await shop.AskAsync(s => s.GetRequiredService<IOrders>().FindAsync(placed.Value.Id, CancellationToken.None)))!;
        Assert.True(order.IsDownloadOnly);
        Assert.Null(order.Address);
        Assert.True(order.DeliveryFee.IsZero);
        Assert.Equal(Money.Shillings(3_600), order.Total);
        Assert.Equal(0, await shop.ScalarAsync<long>($"select count(*) from inventory.hold where holder = '{order.Id}'"));

        await PayAsync(order.Id);
        order = (await shop.AskAsync(s => s.GetRequiredService<IOrders>().FindAsync(order.Id, CancellationToken.None)))!;
        Assert.Equal((OrderStatus.Delivered, OrderState.Completed), (order.Status, order.State));
        var mail = await shop.AskAsync(s => s.GetRequiredService<HangazoDb>().Set<EmailMessage>().AsNoTracking()
            .SingleAsync(m => m.SubjectId == order.Id.Value && m.Kind == EmailKind.OrderDownloads));
        var file = Assert.Single(await FilesAsync(order.Id));
        Assert.Contains(file.Path, mail.Text, StringComparison.Ordinal);
        Assert.Contains($"{file.Id}?key={file.Key}", mail.Html, StringComparison.Ordinal);
        Assert.Equal(1, await shop.ScalarAsync<long>($"select count(*) from invoicing.invoice where order_id = '{order.Id}'"));
    }

    [Fact]
    public async Task Goes_with_things_that_are_delivered_in_one_order()
    {
        var ((pattern, _), dress) = (await PatternAsync(), await shop.StockAsync(2));
        var cart = await shop.CartWithAsync(dress);
        await shop.AddToCartAsync(pattern, "1", cart);
        Assert.Equal(["Email"], (await shop.PlaceAsync(cart)).Error!.Details.Select(detail => detail.Field));
        var placed = await shop.PlaceAsync(cart, Shop.Wanjiku with { Email = "wanjiku@hangazo.test" });
        Assert.Equal(1, await shop.AvailableAsync(dress));
        await PayAsync(placed.Value.Id);
        var order = (await shop.AskAsync(s => s.GetRequiredService<IOrders>().FindAsync(placed.Value.Id, CancellationToken.None)))!;
        Assert.Equal((OrderStatus.Paid, false), (order.Status, order.IsDownloadOnly));
        Assert.Single(await FilesAsync(order.Id));
    }

    [Fact]
    public async Task Keeps_what_was_bought_when_the_product_gets_another_file()
    {
        var (pattern, product) = await PatternAsync();
        var order = await PlacedAsync(pattern);
        await PayAsync(order);
        var newer = await TakeAsync("%PDF-1.4 second edition");
        var saved = await SaveAsync(product.Sheet, product.Variants, new(true, [newer]), product.Id, product.Version);
        Assert.True(saved.Succeeded, saved.Error?.Message);
        var file = Assert.Single(await FilesAsync(order));
        Assert.Contains("first", await File.ReadAllTextAsync((await FetchAsync(file.Id, file.Key)).Value.Path), StringComparison.Ordinal);
        // Renewing brings the newer edition, too.
        await RenewAsync(order);
        Assert.Equal(2, (await FilesAsync(order)).Count);
    }

    [Fact]
    public async Task Needs_a_file_before_it_can_be_public_and_stays_what_it_is()
    {
        var slug = Desk.NewSlug();
        var none = await SaveAsync(_desk.Sheet(slug), [Desk.Row(slug.ToUpperInvariant())], new(true, []), publish: true);
        Assert.Equal(["product.file-missing"], Desk.Codes(none.Error));
        var made_up = await SaveAsync(_desk.Sheet(slug), [Desk.Row(slug.ToUpperInvariant())], new(true, [new(new('a', 32), "x.pdf", 1, "application/pdf")]));
        Assert.Equal(["file.unknown"], Desk.Codes(made_up.Error));
        var path = await SaveAsync(_desk.Sheet(slug), [Desk.Row(slug.ToUpperInvariant())], new(true, [await TakeAsync("%PDF-1.4 a") with { Name = "../../etc/passwd" }]));
        Assert.Equal(["file.name-invalid"], Desk.Codes(path.Error));

        var (_, product) = await PatternAsync();
        var fixedNow = await SaveAsync(product.Sheet, product.Variants, new(false, []), product.Id, product.Version);
        Assert.Equal(["product.kind-fixed"], Desk.Codes(fixedNow.Error));
        Assert.Equal(["product.file-missing"], Desk.Codes((await SaveAsync(product.Sheet, product.Variants, new(true, []), product.Id, product.Version)).Error));
        // A file that says nothing of it, as one that is imported, leaves it as it is.
        Assert.True((await _desk.SaveAsync(product.Sheet with { Summary = "Other." }, product.Variants, product.Id, product.Version)).Succeeded);
        Assert.Single((await _desk.ReadAsync(product.Sheet.Slug)).Digital.Files);
    }

    [Fact]
    public async Task Is_in_stock_whatever_is_counted()
    {
        var (pattern, _) = await PatternAsync();
        await shop.DoAsync(async s =>
        {
            await s.GetRequiredService<IInventory>().SetOnHandAsync(pattern, 2, "counted", "a test", CancellationToken.None);
            await s.GetRequiredService<HangazoDb>().SaveChangesAsync();
            await s.GetRequiredService<IInventory>().SetOnHandAsync(pattern, 0, "counted", "a test", CancellationToken.None);
            await s.GetRequiredService<HangazoDb>().SaveChangesAsync();
        });
        await shop.ReactAsync();
        Assert.True(await shop.AskAsync(s => s.GetRequiredService<ICatalog>().IsInStockAsync(pattern, CancellationToken.None)));
        Assert.True((await shop.AddToCartAsync(pattern, "4")).Succeeded);
    }

    [Theory]
    [InlineData("", "file.empty")]
    [InlineData("MZ\u0090\u0000", "file.kind")]
    [InlineData("<svg onload=alert(1)>", "file.kind")]
    [InlineData("<html>", "file.kind")]
    [InlineData(" %PDF-1.4", "file.kind")]
    public async Task Takes_only_files_that_are_what_they_must_be(string content, string code)
    {
        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(content));
        Assert.Equal(code, (await shop.AskAsync(s => s.GetRequiredService<IFileStore>().TakeAsync(stream, CancellationToken.None))).Error!.Code);
    }

    [Fact]
    public async Task Knows_no_file_by_a_path()
    {
        await shop.DoAsync(services =>
        {
            var store = services.GetRequiredService<IFileStore>();
            foreach (var hash in new[] { "", "..", "../../../../etc/passwd", new string('a', 32), new string('A', 32) }) Assert.Null(store.PathOf(hash));
            return Task.CompletedTask;
        });
    }

    private async Task<(VariantId Variant, ProductForEditing.View Product)> PatternAsync()
    {
        var slug = Desk.NewSlug();
        var file = await TakeAsync($"%PDF-1.4 first edition of {slug}");
        var saved = await SaveAsync(_desk.Sheet(slug), [Desk.Row(slug.ToUpperInvariant())], new(true, [file]), publish: true);
        Assert.True(saved.Succeeded, saved.Error?.Message);
        return (saved.Value.Variants.Values.Single(), await _desk.ReadAsync(slug));
    }

    private async Task<DigitalFile> TakeAsync(string content)
    {
        using var stream = new MemoryStream(Encoding.ASCII.GetBytes(content));
        var taken = (await shop.AskAsync(s => s.GetRequiredService<IFileStore>().TakeAsync(stream, CancellationToken.None))).Value;
        return new(taken.Hash, "pattern.pdf", taken.Bytes, taken.ContentType);
    }

    private Task<Result<SaveProduct.Saved>> SaveAsync(
        ProductSheet sheet, IReadOnlyList<VariantRow> rows, DigitalSheet digital, ProductId? id = null, uint version = 0, bool publish = false) =>
        shop.AskAsync(s => s.GetRequiredService<SaveProduct>().ExecuteAsync(new(id, version, sheet, rows, [], Desk.Amina, publish) { Digital = digital }, CancellationToken.None));

    private async Task<OrderId> PlacedAsync(VariantId variant)
    {
        var placed = await shop.PlaceAsync(await shop.CartWithAsync(variant), Reader);
        Assert.True(placed.Succeeded, placed.Error?.Message);
        return placed.Value.Id;
    }

    private async Task PayAsync(OrderId id)
    {
        await shop.DoAsync(async s =>
        {
            var db = s.GetRequiredService<HangazoDb>();
            var order = await db.Set<Order>().SingleAsync(o => o.Id == id);
            order.MarkPaid("M-Pesa", "UKL4X7Q9ZT", stockMissing: false, shop.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        await shop.ReactAsync();
    }

    private Task<IReadOnlyList<DownloadSnapshot>> FilesAsync(OrderId order) =>
        shop.AskAsync(s => s.GetRequiredService<IDownloads>().OfOrderAsync(order, CancellationToken.None));

    private Task<Result<FetchDownload.File>> FetchAsync(DownloadId id, string? key) =>
        shop.AskAsync(s => s.GetRequiredService<FetchDownload>().ExecuteAsync(id, key, CancellationToken.None));

    private async Task RenewAsync(OrderId order) =>
        Assert.True((await shop.AskAsync(s => s.GetRequiredService<GrantDownloads>().RenewAsync(order, "Amina Odhiambo", CancellationToken.None))).Succeeded);
}
