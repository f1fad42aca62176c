using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Data;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Hangazo.Core.Catalog.UseCases;

/// <summary>
/// The one way in which a product is changed: loaded whole, changed by its own rules, saved with its trail and its lists in one transaction, and
/// only if nobody else saved since the person looked.
/// </summary>
public sealed class ProductDesk(HangazoDb db, Shelves shelves, IAuditTrail trail, TimeProvider clock)
{
    private const string SubjectKind = "product";

    public static AuditSubject Subject(ProductId id) => new(SubjectKind, id.Value);

    /// <param name="version">What the person looked at; null when they looked at no version, as in a bulk change.</param>
    internal async Task<Result<Product>> ChangeAsync(
        ProductId id, uint? version, Actor by, Func<Product, DateTimeOffset, CancellationToken, Task<Result<IReadOnlyList<AuditChange>>>> changeAsync,
        CancellationToken cancellationToken) => await SavingAsync(id, by, async token =>
        {
            var product = await db.Set<Product>().Include(p => p.Variants).Include(p => p.Pictures).Include(p => p.Categories).AsSplitQuery()
                .SingleOrDefaultAsync(p => p.Id == id, token);
            if (product is null) return CatalogErrors.ProductNotFound;
            if (version is { } seen && seen != product.Version) return await ChangedMeanwhileAsync(id, token);
            var changes = await changeAsync(product, clock.GetUtcNow(), token);
            if (!changes.Succeeded) return changes.Error;
            // So that two edits that touch different rows of a product still meet.
            db.Entry(product).Property(p => p.EditedAt).IsModified = true;
            return new Edit(product, changes.Value);
        }, cancellationToken);

    internal async Task<Result<Product>> AddAsync(
        Actor by, Func<Product, DateTimeOffset, CancellationToken, Task<Result<IReadOnlyList<AuditChange>>>> writeAsync, CancellationToken cancellationToken)
    {
        var product = Product.Draft(ProductId.New());
        return await SavingAsync(product.Id, by, async token =>
        {
            var changes = await writeAsync(product, clock.GetUtcNow(), token);
            if (!changes.Succeeded) return changes.Error;
            db.Add(product);
            // Of a new product only its beginning is news.
            return new Edit(product, [new AuditChange("Created", null, product.Name), .. changes.Value.Where(change => change.What.StartsWith("State", StringComparison.Ordinal))]);
        }, cancellationToken);
    }

    private async Task<Result<Product>> SavingAsync(
        ProductId id, Actor by, Func<CancellationToken, Task<Result<Edit>>> workAsync, CancellationToken cancellationToken)
    {
        try
        {
            return await db.InTransactionAsync<Product>(async token =>
            {
                var edit = await workAsync(token);
                if (!edit.Succeeded) return edit.Error;
                trail.Note(Subject(id), by, edit.Value.Changes);
                await db.SaveChangesAsync(token);
                await shelves.RewriteAsync([id.Value], token);
                return edit.Value.Product;
            }, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await ChangedMeanwhileAsync(id, cancellationToken);
        }
        catch (DbUpdateException refused) when (refused.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } taken)
        {
            // Taken by somebody between the look and the save.
            db.ChangeTracker.Clear();
            return taken.TableName == "variant" ? CatalogErrors.SkuTaken("you chose", null) : CatalogErrors.SlugTaken("you chose", null);
        }
    }

    private async Task<Error> ChangedMeanwhileAsync(ProductId id, CancellationToken cancellationToken)
    {
        var last = await trail.ReadAsync(Subject(id), 1, cancellationToken);
        return last is [var entry] ? CatalogErrors.ChangedMeanwhile(entry.By, entry.At) : CatalogErrors.ChangedMeanwhile(null, null);
    }

    private sealed record Edit(Product Product, IReadOnlyList<AuditChange> Changes);
}
