using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Data;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Catalog.UseCases;

/// <summary>
/// Adds, rewrites, moves and orders categories. Codes: <c>category.not-found</c>, <c>category.name-missing</c>, <c>category.cycle</c>, <c>text.too-long</c>,
/// <c>text.unreadable</c>, <c>slug.invalid</c>, <c>slug.reserved</c>, <c>slug.taken</c>. A category's address stays what it was at first.
/// </summary>
public sealed class ArrangeCategories(HangazoDb db, Shelves shelves, IAuditTrail trail)
{
    public static AuditSubject Subject(CategoryId id) => new("category", id.Value);

    /// <param name="parent">Null: a house of its own.</param>
    public Task<Result<CategoryId>> AddAsync(CategoryId? parent, string name, string slug, string text, Actor by, CancellationToken cancellationToken) =>
        ArrangeAsync<CategoryId>(async (all, token) =>
        {
            var address = Slugs.Check(slug);
            if (!address.Succeeded) return address.Error;
            if (all.Find(category => category.Slug == address.Value) is { } holder) return CatalogErrors.SlugTaken(holder.Slug, holder.Name);
            if (parent is not null && !all.Exists(category => category.Id == parent)) return CatalogErrors.CategoryUnknown;
            var last = all.Where(category => category.ParentId == parent).Select(category => category.Position).DefaultIfEmpty(-1).Max();
            var added = Category.Create(CategoryId.New(), parent, address.Value, "", "", null, last + 1);
            var written = added.Write(name, text);
            if (!written.Succeeded) return written.Error;
            db.Add(added);
            trail.Note(Subject(added.Id), by, [new("Created", null, added.Name)]);
            await db.SaveChangesAsync(token);
            return added.Id;
        }, cancellationToken);

    public Task<Result<CategoryId>> WriteAsync(CategoryId id, string name, string text, Actor by, CancellationToken cancellationToken) =>
        ArrangeAsync<CategoryId>(async (all, token) =>
        {
            if (all.Find(category => category.Id == id) is not { } found) return CatalogErrors.CategoryUnknown;
            var before = found.Name;
            var written = found.Write(name, text);
            if (!written.Succeeded) return written.Error;
            trail.Note(Subject(id), by, [before == found.Name ? new("Text") : new("Name", before, found.Name)]);
            await db.SaveChangesAsync(token);
            return id;
        }, cancellationToken);

    /// <summary>Puts it, with all below it, last under another one, or beside the houses.</summary>
    public Task<Result<CategoryId>> MoveAsync(CategoryId id, CategoryId? parent, Actor by, CancellationToken cancellationToken) =>
        ArrangeAsync<CategoryId>(async (all, token) =>
        {
            if (all.Find(category => category.Id == id) is not { } moved || (parent is not null && !all.Exists(category => category.Id == parent)))
                return CatalogErrors.CategoryUnknown;
            if (moved.ParentId == parent) return id;
            for (var above = parent; above is not null; above = all.Find(category => category.Id == above)!.ParentId)
                if (above == id) return CatalogErrors.CategoryCycle;
            var last = all.Where(category => category.ParentId == parent).Select(category => category.Position).DefaultIfEmpty(-1).Max();
            trail.Note(Subject(id), by, [new("Stands under", NameOf(moved.ParentId), NameOf(parent))]);
            moved.Stand(parent, last + 1);
            await db.SaveChangesAsync(token);
            await RewriteBelowAsync(id, token);
            return id;

            string NameOf(CategoryId? category) => all.Find(other => other.Id == category)?.Name ?? "the top";
        }, cancellationToken);

    /// <summary>Lets it change places with its neighbour; at the end of the row nothing happens.</summary>
    /// <param name="later">Otherwise earlier.</param>
    public Task<Result<CategoryId>> ShiftAsync(CategoryId id, bool later, Actor by, CancellationToken cancellationToken) =>
        ArrangeAsync<CategoryId>(async (all, token) =>
        {
            if (all.Find(category => category.Id == id) is not { } moved) return CatalogErrors.CategoryUnknown;
            var row = all.Where(category => category.ParentId == moved.ParentId).OrderBy(category => category.Position).ThenBy(category => category.Name).ToList();
            var (from, to) = (row.IndexOf(moved), row.IndexOf(moved) + (later ? 1 : -1));
            if (to < 0 || to >= row.Count) return id;
            (row[from], row[to]) = (row[to], row[from]);
            for (var i = 0; i < row.Count; i++) row[i].Stand(moved.ParentId, i);
            trail.Note(Subject(id), by, [new(later ? "Later in its row" : "Earlier in its row")]);
            await db.SaveChangesAsync(token);
            return id;
        }, cancellationToken);

    /// <summary>One arrangement at a time: two moves that are each right can make a circle together.</summary>
    private async Task<Result<T>> ArrangeAsync<T>(Func<List<Category>, CancellationToken, Task<Result<T>>> arrangeAsync, CancellationToken cancellationToken) =>
        await db.InTransactionAsync<T>(async token =>
        {
            await db.Database.ExecuteSqlAsync($"lock table catalog.category in share row exclusive mode", token);
            return await arrangeAsync(await db.Set<Category>().ToListAsync(token), token);
        }, cancellationToken);

    private async Task RewriteBelowAsync(CategoryId id, CancellationToken cancellationToken)
    {
        var products = await db.Database.SqlQuery<Guid>($"""
            with recursive below as (
                select id from catalog.category where id = {id.Value}
                union select child.id from catalog.category child join below on child.parent_id = below.id)
            select distinct product_id as "Value" from catalog.product_category where category_id in (select id from below)
            """).ToArrayAsync(cancellationToken);
        if (products.Length > 0) await shelves.RewriteAsync(products, cancellationToken);
    }
}
