using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Kernel;

namespace Hangazo.Core.Catalog.UseCases;

/// <summary>
/// Publishes, schedules, unpublishes, archives and restores. Codes: <c>product.not-found</c>, <c>product.not-possible</c>, <c>product.nothing-to-sell</c>,
/// <c>picture.alt-missing</c>, <c>product.schedule-in-past</c>.
/// </summary>
public sealed class ChangeProductState(ProductDesk desk)
{
    public Task<Result> PublishAsync(ProductId product, Actor by, CancellationToken cancellationToken) =>
        MoveAsync(product, by, (p, now) => p.PublishNow(now), _ => "published", cancellationToken);

    public Task<Result> ScheduleAsync(ProductId product, DateTimeOffset at, Actor by, CancellationToken cancellationToken) =>
        MoveAsync(product, by, (p, now) => p.Schedule(at, now), _ => $"scheduled for {ShopTime.MinuteText(at)}", cancellationToken);

    public Task<Result> UnpublishAsync(ProductId product, Actor by, CancellationToken cancellationToken) =>
        MoveAsync(product, by, (p, now) => p.Unpublish(now), _ => "a draft", cancellationToken);

    public Task<Result> ArchiveAsync(ProductId product, Actor by, CancellationToken cancellationToken) =>
        MoveAsync(product, by, (p, now) => p.Archive(now), _ => "archived", cancellationToken);

    public Task<Result> RestoreAsync(ProductId product, Actor by, CancellationToken cancellationToken) =>
        MoveAsync(product, by, (p, now) => p.Restore(now), p => Product.InWords(p.State), cancellationToken);

    private async Task<Result> MoveAsync(
        ProductId id, Actor by, Func<Product, DateTimeOffset, Result> move, Func<Product, string> words, CancellationToken cancellationToken) =>
        await desk.ChangeAsync(id, version: null, by, (product, now, _) =>
        {
            var before = Product.InWords(product.State);
            var moved = move(product, now);
            return Task.FromResult<Result<IReadOnlyList<AuditChange>>>(
                moved.Succeeded ? Result.Of<IReadOnlyList<AuditChange>>([new("State", before, words(product))]) : moved.Error);
        }, cancellationToken);
}
