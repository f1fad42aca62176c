using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Catalog.UseCases;
using Hangazo.Core.Kernel;

namespace Hangazo.Web.Components.Admin.Catalog;

/// <summary>Categories and tags of many products at once; what a change did, and nothing else, can be taken back.</summary>
public sealed partial class ProductListPage
{
    private Task PlaceAsync(CategoryTree.Node category, bool stands) => SortAsync(
        Chosen, (sort, id, by) => sort.PlaceAsync(id, category.Id, stands, by, CancellationToken.None),
        (sort, id, by) => sort.PlaceAsync(id, category.Id, !stands, by, CancellationToken.None), stands ? $"in {category.Name} now" : $"out of {category.Name} now");

    private Task TagAsync(string tag, bool says) => SortAsync(
        Chosen, (sort, id, by) => sort.TagAsync(id, tag, says, by, CancellationToken.None),
        (sort, id, by) => sort.TagAsync(id, tag, !says, by, CancellationToken.None), says ? $"tagged {tag.Trim()} now" : $"no longer tagged {tag.Trim()}");

    /// <param name="undoAsync">Null: it is itself the taking back.</param>
    private Task SortAsync(
        IReadOnlyList<(ProductId Id, string Name)> products, Func<SortProducts, ProductId, Actor, Task<Result<bool>>> sortAsync,
        Func<SortProducts, ProductId, Actor, Task<Result<bool>>>? undoAsync, string done) => WorkAsync(async who =>
    {
        var changed = new List<(ProductId, string)>();
        var outcome = await ProductsPort.EachAsync(products, async id =>
        {
            var sorted = await Port.SortAsync(who, (sort, by) => sortAsync(sort, id, by));
            if (sorted is { Succeeded: true, Value: true }) changed.Add((id, products.First(product => product.Id == id).Name));
            return sorted.Error;
        });
        var same = outcome.Done.Count - changed.Count;
        var words = (Counted(changed.Count, done), same) switch
        {
            (null, 0) => null,
            (null, _) => "They were so already; nothing has changed.",
            ({ } said, 0) => said,
            var (said, others) => $"{said} {others} {(others == 1 ? "was" : "were")} so already.",
        };
        return Say(outcome.Refusals, words, undoAsync is null || changed.Count == 0 ? null : () => SortAsync(changed, undoAsync, null, "as before"));
    });
}
