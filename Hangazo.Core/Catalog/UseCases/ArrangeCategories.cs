using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Data;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Catalog.UseCases;

/// <summary>
/// Adds, rewrites, moves and orders categories. Codes: <c>category.not-found</c>, <c>category.name-missing</c>, <c>category.cycle</c>, <c>text.too-long</c>,
/// <c>text.unreadable</c>, <c>slug.invalid</c>, <c>slug.reserved</c>, <c>slug.taken</c>. An address that a
/// category had before leads to where it is now.
/// </summary>
public sealed class ArrangeCategories(HangazoDb db, Shelves shelves, IAuditTrail trail, TimeProvider clock)
{
    public static AuditSubject Subject(CategoryId id) => new("category", id.Value);

    /// <param name="parent">Null: a house of its own.</param>
    public Task<Result<CategoryId>> AddAsync(CategoryId? parent, string name, string slug, string text, Actor by, CancellationToken cancellationToken) =>
        ArrangeAsync<CategoryId>(async (all, token) =>
        {
            var address = Slugs.Check(slug);
            if (!address.Succeeded) return address.Error;
            if (await HolderAsync(address.Value, null, all, token) is { } taken) return taken;
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

    public Task<Result<CategoryId>> WriteAsync(CategoryId id, string name, string slug, string text, Actor by, CancellationToken cancellationToken) =>
        ArrangeAsync<CategoryId>(async (all, token) =>
        {
            if (all.Find(category => category.Id == id) is not { } found) return CatalogErrors.CategoryUnknown;
            var address = Slugs.Check(slug);
            if (!address.Succeeded) return address.Error;
            if (await HolderAsync(address.Value, id, all, token) is { } taken) return taken;
            var (before, former, words) = (found.Name, found.Slug, found.Text);
            var written = found.Write(name, text);
            if (!written.Succeeded) return written.Error;
            await ReaddressAsync(found, address.Value, token);
            var changes = new List<AuditChange>();
            if (before != found.Name) changes.Add(new("Name", before, found.Name));
            if (words != found.Text) changes.Add(new("Text"));
            if (former != found.Slug) changes.Add(new("Address", former, found.Slug));
            trail.Note(Subject(id), by, changes);
            await db.SaveChangesAsync(token);
            return id;
        }, cancellationToken);

    /// <summary>Puts it, with all below it, last under another one, or beside the houses.</summary>
    public Task<Result<CategoryId>> MoveAsync(CategoryId id, CategoryId? parent, Actor by, CancellationToken cancellationToken) =>
        PlaceAsync(id, parent, before: null, stay: true, by, cancellationToken);

    /// <summary>Puts it, with all below it, before another one in its row.</summary>
    /// <param name="before">Null: last under <paramref name="parent"/>.</param>
    public Task<Result<CategoryId>> PlaceAsync(CategoryId id, CategoryId? parent, CategoryId? before, Actor by, CancellationToken cancellationToken) =>
        PlaceAsync(id, parent, before, stay: false, by, cancellationToken);

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

    /// <param name="stay">Under the same one it keeps its place.</param>
    private Task<Result<CategoryId>> PlaceAsync(CategoryId id, CategoryId? parent, CategoryId? before, bool stay, Actor by, CancellationToken cancellationToken) =>
        ArrangeAsync<CategoryId>(async (all, token) =>
        {
            if (all.Find(category => category.Id == id) is not { } moved || (parent is not null && !all.Exists(category => category.Id == parent)))
                return CatalogErrors.CategoryUnknown;
            var (former, elsewhere) = (moved.ParentId, moved.ParentId != parent);
            if (!elsewhere && stay) return id;
            for (var above = parent; above is not null; above = all.Find(category => category.Id == above)!.ParentId)
                if (above == id) return CatalogErrors.CategoryCycle;
            var row = all.Where(category => category.ParentId == parent && category != moved).OrderBy(category => category.Position).ThenBy(category => category.Name).ToList();
            var at = row.FindIndex(category => category.Id == before);
            if (before is not null && before != id && at < 0) return CatalogErrors.CategoryUnknown;
            row.Insert(at < 0 ? row.Count : at, moved);
            for (var i = 0; i < row.Count; i++) row[i].Stand(parent, i);
            trail.Note(Subject(id), by, [elsewhere ? new("Stands under", NameOf(former), NameOf(parent)) : new("Moved in its row")]);
            await db.SaveChangesAsync(token);
            if (elsewhere) await RewriteBelowAsync(id, token);
            return id;

            string NameOf(CategoryId? category) => all.Find(other => other.Id == category)?.Name ?? "the top";
        }, cancellationToken);

    /// <summary>Why the address cannot be had: another category has it, or had it.</summary>
    private async Task<Error?> HolderAsync(string slug, CategoryId? own, List<Category> all, CancellationToken cancellationToken)
    {
        if (all.Find(category => category.Slug == slug && category.Id != own) is { } holder) return CatalogErrors.SlugTaken(slug, holder.Name);
        var former = await db.Set<FormerCategorySlug>().AsNoTracking().Where(f => f.Slug == slug && f.CategoryId != own).Select(f => (CategoryId?)f.CategoryId).SingleOrDefaultAsync(cancellationToken);
        return former is null ? null : CatalogErrors.SlugTaken(slug, all.Find(category => category.Id == former)?.Name);
    }

    /// <summary>Remembers the address that shoppers know; one that it takes up again is no longer a former one.</summary>
    private async Task ReaddressAsync(Category category, string slug, CancellationToken cancellationToken)
    {
        if (category.Slug == slug) return;
        if (await db.Set<FormerCategorySlug>().FindAsync([slug], cancellationToken) is { } own) db.Remove(own);
        db.Add(FormerCategorySlug.Of(category.Slug, category.Id, clock.GetUtcNow()));
        category.Readdress(slug);
    }

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
