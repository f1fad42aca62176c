using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Catalog.UseCases;

/// <summary>
/// Puts a product into a category or takes it out, gives it a tag or takes it off, from the list of products. Each says whether anything changed, so that
/// exactly that can be taken back. Codes: <c>category.not-found</c>, <c>category.is-home</c>, <c>tags.invalid</c>, <c>product.not-found</c>,
/// <c>product.changed-meanwhile</c>.
/// </summary>
public sealed class SortProducts(HangazoDb db, ProductDesk desk)
{
    /// <param name="stands">Otherwise it is taken out; never out of the category that it belongs to.</param>
    public async Task<Result<bool>> PlaceAsync(ProductId product, CategoryId category, bool stands, Actor by, CancellationToken cancellationToken)
    {
        var name = await db.Set<Category>().Where(c => c.Id == category).Select(c => c.Name).SingleOrDefaultAsync(cancellationToken);
        return name is null
            ? CatalogErrors.CategoryUnknown
            : await ChangeAsync(product, by, (changed, now) => changed.Place(category, name, stands, now), cancellationToken);
    }

    /// <param name="says">Otherwise the tag is taken off.</param>
    public async Task<Result<bool>> TagAsync(ProductId product, string tag, bool says, Actor by, CancellationToken cancellationToken) =>
        ProductSheet.TidyTags([tag]) is [var tidy] && ProductSheet.IsTag(tidy)
            ? await ChangeAsync(product, by, (changed, now) => changed.Tag(tidy, says, now), cancellationToken)
            : CatalogErrors.TagsInvalid;

    private async Task<Result<bool>> ChangeAsync(
        ProductId product, Actor by, Func<Product, DateTimeOffset, Result<IReadOnlyList<AuditChange>>> change, CancellationToken cancellationToken)
    {
        var done = await desk.ChangeAsync(product, version: null, by, (changed, now, _) => Task.FromResult(change(changed, now)), cancellationToken);
        return done.Succeeded ? true : done.Error.Code == CatalogErrors.AsItIs.Code ? false : done.Error;
    }
}
