using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Catalog.UseCases;
using Hangazo.Core.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hangazo.Core.Tests.Catalog;

/// <summary>A manager at work on the catalogue.</summary>
internal sealed class Desk(Shop shop)
{
    private static int _made;

    public static Actor Amina { get; } = new(Guid.CreateVersion7(), "Amina Odhiambo");

    public static Actor Brian { get; } = new(Guid.CreateVersion7(), "Brian Mwangi");

    public static string NewSlug() => $"pagne-{Interlocked.Increment(ref _made)}";

    public ProductSheet Sheet(string slug, string name = "Pagne") =>
        new(name, slug, "A cloth.", "Woven in *Nairobi*.", "Wash cold.", "Hangazo", 300, VatCategory.Standard, QuantityRule.Pieces, shop.Category, [], false);

    public static VariantRow Row(string sku, string? size = null, string? colour = null, long shillings = 1_200, long? before = null, VariantId? id = null) =>
        new(id, sku, size, colour, colour is null ? null : "#A8482A", Money.Shillings(shillings), before * 100, null, false);

    public Task<Result<SaveProduct.Saved>> SaveAsync(
        ProductSheet sheet, IReadOnlyList<VariantRow> rows, ProductId? id = null, uint version = 0, IReadOnlyList<PictureRow>? pictures = null, Actor? by = null,
        bool publish = false) =>
        shop.AskAsync(services => services.GetRequiredService<SaveProduct>().ExecuteAsync(
            new(id, version, sheet, rows, pictures ?? [], by ?? Amina, publish), CancellationToken.None));

    /// <summary>Saves and publishes with these add-ons.</summary>
    public Task<Result<SaveProduct.Saved>> OfferAsync(
        ProductSheet sheet, IReadOnlyList<VariantRow> rows, IReadOnlyList<AddOn> addOns, ProductId? id = null, uint version = 0) =>
        shop.AskAsync(services => services.GetRequiredService<SaveProduct>().ExecuteAsync(
            new(id, version, sheet, rows, [], Amina, Publish: id is null) { AddOns = addOns }, CancellationToken.None));

    /// <summary>A published product with one variant; its slug is its SKU in small.</summary>
    public async Task<ProductForEditing.View> PublishedAsync(params VariantRow[] rows)
    {
        var slug = NewSlug();
        var saved = await SaveAsync(Sheet(slug), rows.Length > 0 ? rows : [Row(slug.ToUpperInvariant())], publish: true);
        Assert.True(saved.Succeeded, saved.Error?.Message);
        return await ReadAsync(slug);
    }

    public async Task<ProductForEditing.View> ReadAsync(string slug) =>
        (await shop.AskAsync(services => services.GetRequiredService<ProductForEditing>().FindAsync(slug, CancellationToken.None)))!;

    public Task<Result<uint>> MoveAsync(Func<ChangeProductState, Task<Result<uint>>> moveAsync) =>
        shop.AskAsync(services => moveAsync(services.GetRequiredService<ChangeProductState>()));

    public Task<T> PriceAsync<T>(Func<ChangePrices, Task<T>> changeAsync) => shop.AskAsync(services => changeAsync(services.GetRequiredService<ChangePrices>()));

    public Task<IReadOnlyList<AuditView>> TrailAsync(ProductId product) =>
        shop.AskAsync(services => services.GetRequiredService<IAuditTrail>().ReadAsync(ProductDesk.Subject(product), 50, CancellationToken.None));

    public Task<bool> IsOnAShelfAsync(ProductId product) => shop.ScalarAsync<bool>($"select exists (select from catalog.shelf where product_id = '{product}')");

    public static string[] Codes(Error? error) => [.. error!.Details.Select(detail => detail.Code).DefaultIfEmpty(error.Code).Order()];
}
