using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Catalog.UseCases;

/// <summary>Prices from the list of products: one price for all variants, or so many percent. Codes: <c>price.invalid</c>, <c>price.percent-invalid</c>,
/// <c>product.not-found</c>, <c>product.nothing-to-sell</c>, <c>product.changed-meanwhile</c>.</summary>
public sealed class ChangePrices(ProductDesk desk)
{
    private const decimal LeastPercent = -90;
    private const decimal MostPercent = 500;

    /// <summary>What a variant cost before a change and costs after it.</summary>
    public sealed record Repriced(VariantId Variant, Money Before, Money After);

    /// <summary>Gives all its variants that are sold this price.</summary>
    /// <param name="version">What the person looked at.</param>
    public Task<Result<IReadOnlyList<Repriced>>> SetAsync(ProductId product, uint? version, Money price, Actor by, CancellationToken cancellationToken) =>
        RepriceAsync(product, version, _ => price, by, cancellationToken);

    /// <summary>Changes every price by so many percent, to whole shillings, at least one.</summary>
    public async Task<Result<IReadOnlyList<Repriced>>> ByPercentAsync(ProductId product, decimal percent, Actor by, CancellationToken cancellationToken) =>
        percent is < LeastPercent or > MostPercent or 0
            ? CatalogErrors.PercentInvalid
            : await RepriceAsync(product, version: null, variant => ByPercent(variant.Price, percent), by, cancellationToken);

    /// <summary>Takes changes back, where the price is still what the change made it.</summary>
    public Task<Result<IReadOnlyList<Repriced>>> TakeBackAsync(ProductId product, IReadOnlyCollection<Repriced> changes, Actor by, CancellationToken cancellationToken)
    {
        var before = changes.ToDictionary(change => change.Variant);
        return RepriceAsync(
            product, version: null,
            variant => before.TryGetValue(variant.Id, out var change) && variant.Price == change.After ? change.Before : variant.Price, by, cancellationToken);
    }

    internal static Money ByPercent(Money price, decimal percent)
    {
        var whole = Money.MinorUnitsPerMajor(price.Currency);
        var major = decimal.Round(price.Minor * (100 + percent) / 100 / whole, 0, MidpointRounding.AwayFromZero);
        return price with { Minor = Math.Max(1, (long)major) * whole };
    }

    private async Task<Result<IReadOnlyList<Repriced>>> RepriceAsync(
        ProductId id, uint? version, Func<Variant, Money> price, Actor by, CancellationToken cancellationToken)
    {
        List<Repriced> repriced = [];
        var changed = await desk.ChangeAsync(id, version, by, (product, now, _) =>
        {
            var before = product.Variants.Where(variant => !variant.IsWithdrawn).Select(variant => (Variant: variant, variant.Price)).ToList();
            var changes = product.Reprice(price, now);
            if (changes.Succeeded) repriced.AddRange(before.Where(b => b.Variant.Price != b.Price).Select(b => new Repriced(b.Variant.Id, b.Price, b.Variant.Price)));
            return Task.FromResult(changes);
        }, cancellationToken);
        return changed.Succeeded ? Result.Of<IReadOnlyList<Repriced>>(repriced) : changed.Error;
    }
}
