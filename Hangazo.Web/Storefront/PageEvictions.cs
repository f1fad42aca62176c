using System.Text.Json;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Kernel;
using Hangazo.Core.Ordering.Contracts;
using Hangazo.Core.Outbox;
using Hangazo.Core.Promotions.Contracts;
using Hangazo.Core.Promotions.Queries;
using Hangazo.Core.Search.Contracts;
using Hangazo.Core.Search.Queries;
using Hangazo.Core.Settings.Contracts;
using Hangazo.Core.Shipping.Contracts;
using Microsoft.AspNetCore.OutputCaching;

namespace Hangazo.Web.Storefront;

/// <summary>Drops kept pages on this node when any node says that what they show has changed.</summary>
internal sealed class PageEvictions(ILiveFeed feed, IOutputCacheStore pages, CategoryTree categories, AttributeBook attributes, BrandBook brands, SizeCharts sizeCharts,
    Thesaurus thesaurus, PromotionBook promotions, IShipping shipping, ISettings settings) : IHostedService
{
    private static readonly string ProductChangedName = EventNames.Of(typeof(ProductChanged));
    private static readonly string ProductRatedName = EventNames.Of(typeof(ProductRated));
    private static readonly string CategoriesChangedName = EventNames.Of(typeof(CategoriesChanged));
    private static readonly string AttributesChangedName = EventNames.Of(typeof(AttributesChanged));
    private static readonly string SizeChartsChangedName = EventNames.Of(typeof(SizeChartsChanged));
    private static readonly string PromotionsChangedName = EventNames.Of(typeof(PromotionsChanged));
    private static readonly string DeliveryChangedName = EventNames.Of(typeof(DeliveryChanged));
    private static readonly string PlansChangedName = EventNames.Of(typeof(PaymentPlansChanged));
    private static readonly string SynonymsChangedName = EventNames.Of(typeof(SynonymsChanged));

    private IDisposable? _subscription;
    private long _count;

    /// <summary>How often pages were dropped: when it moves while a page is made, the page may be old already.</summary>
    public long Count => Volatile.Read(ref _count);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = feed.Subscribe(HearAsync);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        return Task.CompletedTask;
    }

    private async ValueTask HearAsync(LiveEvent happened)
    {
        if (happened.Name == CategoriesChangedName || happened.Name == AttributesChangedName || happened.Name == SizeChartsChangedName || happened.Name == DeliveryChangedName
            || happened.Name == PlansChangedName || happened.Name == LiveEvent.Hearing)
        {
            categories.Forget();
            attributes.Forget();
            brands.Forget();
            sizeCharts.Forget();
            thesaurus.Forget();
            promotions.Forget();
            shipping.Forget();
            settings.Forget();
            await DropAsync(PageCachePolicy.Everything);
        }
        else if (happened.Name == PromotionsChangedName)
        {
            // Kept pages show no promotion: list and sale prices are the catalogue's.
            promotions.Forget();
        }
        else if (happened.Name == SynonymsChangedName)
        {
            thesaurus.Forget();
        }
        else if (happened.Name == SearchLive.Written)
        {
            await DropAsync(PageCachePolicy.Lists);
        }
        else if (happened.Name == ProductChangedName && JsonSerializer.Deserialize<ProductChanged>(happened.Payload, JsonSerializerOptions.Web) is { } product)
        {
            await DropAsync(PageCachePolicy.Product(product.Slug));
            if (!product.InLists) return;
            brands.Forget();
            await DropAsync(PageCachePolicy.Lists);
        }
        else if (happened.Name == ProductRatedName && JsonSerializer.Deserialize<ProductRated>(happened.Payload, JsonSerializerOptions.Web) is { } rated)
        {
            await DropAsync(PageCachePolicy.Product(rated.Slug));
            await DropAsync(PageCachePolicy.Lists);
        }
    }

    private ValueTask DropAsync(string tag)
    {
        Interlocked.Increment(ref _count);
        return pages.EvictByTagAsync(tag, CancellationToken.None);
    }
}
