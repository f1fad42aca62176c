using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Hangazo.Core.Catalog.UseCases;

/// <summary>
/// Adds, rewrites, orders and removes attributes; an option that is called otherwise takes the products along. Codes: <c>attribute.code-invalid</c>,
/// <c>attribute.code-taken</c>, <c>attribute.name-missing</c>, <c>attribute.options-invalid</c>, <c>attribute.no-filter</c>, <c>attribute.in-use</c>,
/// <c>attribute.not-found</c>, <c>attribute.changed-meanwhile</c>, <c>attribute.too-many</c>, <c>category.not-found</c>, <c>text.too-long</c>, <c>text.unreadable</c>.
/// </summary>
public sealed class ArrangeAttributes(HangazoDb db, IAuditTrail trail, OutboxWriter outbox)
{
    private const int Most = 100;

    public static AuditSubject Subject(AttributeId id) => new("attribute", id.Value);

    public Task<Result<AttributeId>> AddAsync(string code, AttributeKind kind, AttributeSheet sheet, Actor by, CancellationToken cancellationToken) =>
        ArrangeAsync<AttributeId>(async (all, token) =>
        {
            if (all.Count >= Most) return AttributeErrors.TooMany;
            if (await CheckCategoriesAsync(sheet, token) is { } refused) return refused;
            var added = ProductAttribute.Create(AttributeId.New(), code, kind, all.Select(a => a.Position).DefaultIfEmpty(-1).Max() + 1, sheet);
            if (!added.Succeeded) return added.Error;
            if (all.Find(attribute => attribute.Code == added.Value.Code) is { } holder) return AttributeErrors.CodeTaken(holder.Code, holder.Name);
            db.Add(added.Value);
            trail.Note(Subject(added.Value.Id), by, [new("Created", null, added.Value.Name)]);
            await db.SaveChangesAsync(token);
            return added.Value.Id;
        }, cancellationToken);

    /// <param name="version">What the person looked at.</param>
    public Task<Result<AttributeId>> WriteAsync(AttributeId id, uint version, AttributeSheet sheet, Actor by, CancellationToken cancellationToken) =>
        ArrangeAsync<AttributeId>(async (all, token) =>
        {
            if (all.Find(attribute => attribute.Id == id) is not { } found) return AttributeErrors.NotFound;
            if (found.Version != version) return AttributeErrors.Changed;
            if (await CheckCategoriesAsync(sheet, token) is { } refused) return refused;
            var (was, before) = (Words(found), found.Options);
            var written = found.Write(sheet);
            if (!written.Succeeded) return written.Error;
            var renamed = sheet.Options.Select(option => (Was: option.Was ?? "", Now: option.Now.Trim()))
                .Where(option => option.Was.Length > 0 && option.Was != option.Now && option.Now.Length > 0 && before.Contains(option.Was)).ToList();
            foreach (var gone in before.Except(found.Options).Except(renamed.Select(option => option.Was)))
                if (await CountAsync($"{found.Code}={gone}", token) is > 0 and var products) return AttributeErrors.InUse($"{found.Name} {gone}", products);
            await RenameAsync(found.Code, renamed, token);
            trail.Note(Subject(id), by, [.. renamed.Select(option => new AuditChange("Option", option.Was, option.Now)), new("Attribute", was, Words(found))]);
            await db.SaveChangesAsync(token);
            return id;
        }, cancellationToken);

    /// <summary>Lets it change places with its neighbour; at the end of the row nothing happens.</summary>
    public Task<Result<AttributeId>> ShiftAsync(AttributeId id, bool later, Actor by, CancellationToken cancellationToken) =>
        ArrangeAsync<AttributeId>(async (all, token) =>
        {
            if (all.Find(attribute => attribute.Id == id) is not { } moved) return AttributeErrors.NotFound;
            var (from, to) = (all.IndexOf(moved), all.IndexOf(moved) + (later ? 1 : -1));
            if (to < 0 || to >= all.Count) return id;
            (all[from], all[to]) = (all[to], all[from]);
            for (var i = 0; i < all.Count; i++) all[i].Stand(i);
            // The order is a matter of pages, not of what products say.
            outbox.Stage(new AttributesChanged("", null));
            trail.Note(Subject(id), by, [new(later ? "Later in its row" : "Earlier in its row")]);
            await db.SaveChangesAsync(token);
            return id;
        }, cancellationToken);

    /// <summary>Only what no product says anything of can go.</summary>
    public Task<Result<AttributeId>> RemoveAsync(AttributeId id, uint version, Actor by, CancellationToken cancellationToken) =>
        ArrangeAsync<AttributeId>(async (all, token) =>
        {
            if (all.Find(attribute => attribute.Id == id) is not { } found) return AttributeErrors.NotFound;
            if (found.Version != version) return AttributeErrors.Changed;
            var products = await db.Database.SqlQuery<long>($"""
                select count(*) as "Value" from catalog.product where exists (select from unnest(attributes) pair where starts_with(pair, {found.Code + "="}))
                """).SingleAsync(token);
            if (products > 0) return AttributeErrors.InUse($"something of {found.Name}", products);
            found.Leave();
            db.Remove(found);
            trail.Note(Subject(id), by, [new("Removed", found.Name)]);
            await db.SaveChangesAsync(token);
            return id;
        }, cancellationToken);

    /// <summary>For the trail.</summary>
    private static string Words(ProductAttribute attribute) => string.Join(
        "; ", new[] { attribute.Name, attribute.Unit, attribute.IsFilter ? "filter" : "", string.Join(", ", attribute.Options) }.Where(word => word.Length > 0));

    private async Task<Error?> CheckCategoriesAsync(AttributeSheet sheet, CancellationToken cancellationToken)
    {
        var categories = sheet.Categories.Distinct().ToArray();
        return await db.Set<Category>().CountAsync(category => categories.Contains(category.Id), cancellationToken) == categories.Length ? null : CatalogErrors.CategoryUnknown;
    }

    private Task<long> CountAsync(string pair, CancellationToken cancellationToken) => db.Database.SqlQuery<long>(
        $"""select count(*) as "Value" from catalog.product where attributes @> array[{pair}]""").SingleAsync(cancellationToken);

    /// <summary>All at once, so that two options can trade their names; in order again, because that is how they are compared.</summary>
    private async Task RenameAsync(string code, List<(string Was, string Now)> renamed, CancellationToken cancellationToken)
    {
        if (renamed.Count == 0) return;
        var was = renamed.Select(option => $"{code}={option.Was}").ToArray();
        var now = renamed.Select(option => $"{code}={option.Now}").ToArray();
        await db.Database.ExecuteSqlAsync($"""
            update catalog.product set attributes = array(
                select distinct coalesce(n.now, pair) collate "C" from unnest(attributes) pair left join unnest({was}, {now}) n(was, now) on n.was = pair order by 1)
            where attributes && {was}
            """, cancellationToken);
    }

    /// <summary>One arrangement at a time, in their order.</summary>
    private async Task<Result<T>> ArrangeAsync<T>(Func<List<ProductAttribute>, CancellationToken, Task<Result<T>>> arrangeAsync, CancellationToken cancellationToken) =>
        await db.InTransactionAsync<T>(async token =>
        {
            await db.Database.ExecuteSqlAsync($"lock table catalog.attribute in share row exclusive mode", token);
            return await arrangeAsync(await db.Set<ProductAttribute>().OrderBy(a => a.Position).ThenBy(a => a.Name).ToListAsync(token), token);
        }, cancellationToken);
}
