using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Hangazo.Core.Catalog.Queries;

public enum ListSort
{
    Featured,
    Newest,
    PriceLowest,
    PriceHighest,
}

/// <summary>One page of a shelf: sorted, filtered, with the number of all that match.</summary>
public sealed class ProductList(HangazoDb db, IMemoryCache cache)
{
    public const int PageSize = 24;

    /// <summary>How long a shelf's count may lag behind; a list that is a product too long or short for this time harms nobody.</summary>
    private static readonly TimeSpan KeepCount = TimeSpan.FromSeconds(30);

    /// <param name="Category">Null: everything.</param>
    /// <param name="PriceFrom">Lowest price in whole shillings.</param>
    public sealed record Filter(
        CategoryId? Category = null, long? PriceFrom = null, long? PriceTo = null, bool InStock = false, bool OnSale = false,
        ListSort Sort = ListSort.Featured, int Page = 1)
    {
        /// <summary>Part of the name, in any case.</summary>
        public string? Query { get; init; }
    }

    public sealed record CardView(
        string Slug, string Name, Money PriceFrom, Money PriceTo, Money? CompareAt, string Unit, bool InStock, DateTimeOffset PublishedAt,
        string? PictureHash, string? PictureAlt, string[] Colours);

    public async Task<Page<CardView>> ExecuteAsync(Filter filter, CancellationToken cancellationToken)
    {
        var places = Places(filter);
        var total = await cache.GetOrCreateAsync((nameof(ProductList), filter with { Page = 1, Sort = ListSort.Featured }), entry =>
        {
            entry.SetAbsoluteExpiration(KeepCount).SetSize(1);
            return places.CountAsync(cancellationToken);
        });
        var page = Page<CardView>.Clamp(filter.Page, PageSize, total);
        var items = await TakeAsync(Sorted(places, filter.Sort).Skip((page - 1) * PageSize).Take(PageSize), cancellationToken);
        return new(items, page, PageSize, total);
    }

    /// <summary>The first few of a shelf, for the home page and "goes with".</summary>
    public Task<List<CardView>> FirstAsync(Filter filter, int count, ProductId? butNot, CancellationToken cancellationToken)
    {
        var places = Places(filter);
        if (butNot is { } product) places = places.Where(place => place.ProductId != product);
        return TakeAsync(Sorted(places, filter.Sort).Take(count), cancellationToken);
    }

    private IQueryable<ShelfPlace> Places(Filter filter)
    {
        var category = filter.Category ?? ShelfPlace.Everything;
        var places = db.Set<ShelfPlace>().AsNoTracking().Where(place => place.CategoryId == category);
        if (filter.PriceFrom is { } from) places = places.Where(place => place.PriceFromMinor >= from * 100);
        if (filter.PriceTo is { } to) places = places.Where(place => place.PriceFromMinor <= to * 100);
        if (filter.InStock) places = places.Where(place => place.InStock);
        if (filter.OnSale) places = places.Where(place => place.OnSale);
        if (filter.Query is { Length: > 0 } query)
        {
            var pattern = $"%{query.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_")}%";
            places = places.Where(place => db.Set<Card>().Any(card => card.ProductId == place.ProductId && EF.Functions.ILike(card.Name, pattern, "\\")));
        }

        return places;
    }

    private static IQueryable<ShelfPlace> Sorted(IQueryable<ShelfPlace> places, ListSort sort) => sort switch
    {
        ListSort.Newest => places.OrderByDescending(p => p.PublishedAt).ThenByDescending(p => p.ProductId),
        ListSort.PriceLowest => places.OrderBy(p => p.PriceFromMinor).ThenBy(p => p.ProductId),
        ListSort.PriceHighest => places.OrderByDescending(p => p.PriceFromMinor).ThenByDescending(p => p.ProductId),
        _ => places.OrderByDescending(p => p.Featured).ThenByDescending(p => p.PublishedAt).ThenByDescending(p => p.ProductId),
    };

    private async Task<List<CardView>> TakeAsync(IQueryable<ShelfPlace> places, CancellationToken cancellationToken)
    {
        var cards = await places.Join(db.Set<Card>().AsNoTracking(), place => place.ProductId, card => card.ProductId, (_, card) => card)
            .ToListAsync(cancellationToken);
        return cards.ConvertAll(card => new CardView(
            card.Slug, card.Name, new(card.PriceFromMinor, card.Currency), new(card.PriceToMinor, card.Currency),
            card.CompareAtMinor is { } before ? new Money(before, card.Currency) : null, card.Unit, card.InStock, card.PublishedAt,
            card.PictureHash, card.PictureAlt, card.Colours));
    }
}
