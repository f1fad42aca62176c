using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Catalog.UseCases;

/// <summary>
/// Publishes, schedules, unpublishes, archives and restores. Codes: <c>product.not-found</c>, <c>product.not-possible</c>, <c>product.nothing-to-sell</c>,
/// <c>picture.alt-missing</c>, <c>product.schedule-in-past</c>, <c>product.changed-meanwhile</c>. Each takes the version that the person looked at
/// (null in a bulk change) and returns the product's version after it.
/// </summary>
public sealed class ChangeProductState(ProductDesk desk)
{
    public Task<Result<uint>> PublishAsync(ProductId product, uint? version, Actor by, CancellationToken cancellationToken) =>
        MoveAsync(product, version, by, (p, now) => p.PublishNow(now), _ => "published", cancellationToken);

    public Task<Result<uint>> ScheduleAsync(ProductId product, uint? version, DateTimeOffset at, Actor by, CancellationToken cancellationToken) =>
        MoveAsync(product, version, by, (p, now) => p.Schedule(at, now), _ => $"scheduled for {ShopTime.MinuteText(at)}", cancellationToken);

    public Task<Result<uint>> UnpublishAsync(ProductId product, uint? version, Actor by, CancellationToken cancellationToken) =>
        MoveAsync(product, version, by, (p, now) => p.Unpublish(now), _ => "a draft", cancellationToken);

    public Task<Result<uint>> ArchiveAsync(ProductId product, uint? version, Actor by, CancellationToken cancellationToken) =>
        MoveAsync(product, version, by, (p, now) => p.Archive(now), _ => "archived", cancellationToken);

    public Task<Result<uint>> RestoreAsync(ProductId product, uint? version, Actor by, CancellationToken cancellationToken) =>
        MoveAsync(product, version, by, (p, now) => p.Restore(now), p => Product.InWords(p.State), cancellationToken);

    private async Task<Result<uint>> MoveAsync(
        ProductId id, uint? version, Actor by, Func<Product, DateTimeOffset, Result> move, Func<Product, string> words, CancellationToken cancellationToken)
    {
        var changed = await desk.ChangeAsync(id, version, by, (product, now, _) =>
        {
            var before = Product.InWords(product.State);
            var moved = move(product, now);
            return Task.FromResult<Result<IReadOnlyList<AuditChange>>>(
                moved.Succeeded ? Result.Of<IReadOnlyList<AuditChange>>([new("State", before, words(product))]) : moved.Error);
        }, cancellationToken);
        return changed.Succeeded ? changed.Value.Version : changed.Error;
    }
}
