using Hangazo.Core.Auditing.Contracts;
using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Data;
using Hangazo.Core.Kernel;
using Hangazo.Core.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;

namespace Hangazo.Core.Catalog.UseCases;

/// <summary>
/// Brings a file of products in: it is read, tried out product by product without leaving anything behind, shown, and written when somebody says yes.
/// Each product is saved by the same use case and rules as in the editor, in one transaction with the job's progress; the same file again changes nothing.
/// </summary>
public sealed class ImportProducts(
    HangazoDb db, SaveProduct save, ChangeProductState states, ImportPictures pictures, OutboxWriter outbox, IMemoryCache cache, TimeProvider clock, ILogger<ImportProducts> logger)
{
    /// <summary>What live screens are told when a job has moved.</summary>
    public const string Moved = "catalog.import-moved.v1";

    private const int TellEvery = 20;
    private static readonly TimeSpan KeepRead = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan KeepFiles = TimeSpan.FromDays(30);

    /// <summary>Reads the file and lets it be tried out. Codes: those of <see cref="ProductCsv.Read"/> and <see cref="ZipPictures"/>.</summary>
    /// <param name="zip">Pictures that the file names, if there are any.</param>
    public async Task<Result<ImportId>> StartAsync(string fileName, string text, Stream? zip, Actor by, CancellationToken cancellationToken)
    {
        var file = ProductCsv.Read(text);
        if (!file.Succeeded) return file.Error;
        var known = await db.Set<ProductAttribute>().AsNoTracking().Select(attribute => attribute.Code).ToListAsync(cancellationToken);
        if (file.Value.Attributes.FirstOrDefault(code => !known.Contains(code)) is { } unknown) return CsvErrors.UnknownColumn(ProductCsv.Attribute + unknown);
        var (id, now) = (ImportId.New(), clock.GetUtcNow());
        await db.Set<ImportJob>().Where(job => job.At < now - KeepFiles).ExecuteDeleteAsync(cancellationToken);
        var name = new string([.. fileName.Where(c => !char.IsControl(c)).Take(200)]);
        db.Add(ImportJob.Check(id, name, by.Id, by.Name, file.Value, now));
        db.Add(ImportFile.Of(id, text));
        return await db.InTransactionAsync<ImportId>(async token =>
        {
            await db.SaveChangesAsync(token);
            if (zip is not null && await pictures.UnpackAsync(id, file.Value, zip, token) is { Succeeded: false } refused) return refused.Error!;
            return id;
        }, cancellationToken);
    }

    /// <summary>Writes what was tried out. Codes: <c>import.not-found</c>, <c>import.not-waiting</c>.</summary>
    public Task<Result> RunAsync(ImportId id, CancellationToken cancellationToken) =>
        ChangeAsync(id, async job =>
        {
            if (!job.Run(await FileAsync(id, cancellationToken))) return false;
            await pictures.ForgetProblemsAsync(id, cancellationToken);
            return true;
        }, cancellationToken);

    /// <summary>Codes: <c>import.not-found</c>, <c>import.not-waiting</c>.</summary>
    public Task<Result> DiscardAsync(ImportId id, CancellationToken cancellationToken) =>
        ChangeAsync(id, async job =>
        {
            if (!job.Discard(clock.GetUtcNow())) return false;
            await pictures.ForgetContentAsync(id, cancellationToken);
            return true;
        }, cancellationToken);

    /// <summary>Does the next product of the oldest open job. False when there is none. Any number of nodes may call it.</summary>
    public async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var job = await db.Set<ImportJob>().FromSql($"""
            select * from catalog.import where state in ('Checking', 'Running') order by at limit 1 for update skip locked
            """).SingleOrDefaultAsync(cancellationToken);
        if (job is null) return false;
        var (id, position, checking) = (job.Id, job.Position, job.State == ImportState.Checking);
        if (position < job.Products)
        {
            var product = (await FileAsync(id, cancellationToken)).Products[position];
            var by = new Actor(job.ById, job.By);
            // Pictures are taken in apart from the try, which leaves nothing behind: what is not used is deleted after a day.
            if (await pictures.TakeSomeAsync(id, product, cancellationToken))
            {
                await transaction.CommitAsync(cancellationToken);
                db.ChangeTracker.Clear();
                return true;
            }

            await transaction.CreateSavepointAsync("product", cancellationToken);
            var (outcome, problems) = await TryAsync(id, product, by, cancellationToken);
            // What a try or a refused product did is undone; what was remembered of it goes too.
            if (checking || outcome == ImportOutcome.Refused) await transaction.RollbackToSavepointAsync("product", cancellationToken);
            db.ChangeTracker.Clear();
            job = await db.Set<ImportJob>().SingleAsync(j => j.Id == id, cancellationToken);
            job.Note(outcome, problems);
        }

        if (job.Position >= job.Products)
        {
            job.FinishStep(clock.GetUtcNow());
            if (job.State == ImportState.Done) await pictures.ForgetContentAsync(id, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        if (job.Position % TellEvery == 0 || job.Position >= job.Products)
            await db.Database.ExecuteSqlAsync($"select pg_notify({LiveEvent.Channel}, {Moved + " {}"})", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return true;
    }

    private async Task<(ImportOutcome, IReadOnlyList<CsvProblem>)> TryAsync(ImportId id, CsvProduct product, Actor by, CancellationToken cancellationToken)
    {
        try
        {
            return await WriteAsync(id, product, by, cancellationToken);
        }
        catch (Exception exception) when (exception is DbUpdateException or InvalidOperationException)
        {
            logger.LogWarning(exception, "Product {Slug} of an import could not be saved", product.Slug);
            return Refuse(new CsvProblem(product.Lines[0].Number, null, "This product could not be saved. Its neighbours were."));
        }
    }

    private async Task<(ImportOutcome, IReadOnlyList<CsvProblem>)> WriteAsync(ImportId id, CsvProduct lines, Actor by, CancellationToken cancellationToken)
    {
        var slug = lines.Slug.Length <= Slugs.Longest ? lines.Slug : "";
        var known = await db.Set<Product>().Include(p => p.Variants).Include(p => p.Pictures).Include(p => p.Categories).AsSplitQuery()
            .SingleOrDefaultAsync(p => p.Slug == slug, cancellationToken);
        var was = known is null ? null : Queries.ProductForEditing.Show(known);
        var merged = CsvMerge.Of(lines, was is null ? null : new(was.State, was.Sheet, was.Variants, was.AddOns), await CategoriesAsync(cancellationToken), await AttributesAsync(cancellationToken));
        var problems = merged.Problems.ToList();
        var shown = await pictures.OfAsync(id, lines, was?.Pictures ?? [], problems, cancellationToken);
        var picks = await PicksAsync(id, known, lines, merged, problems, cancellationToken);
        if (problems.Count > 0) return (ImportOutcome.Refused, problems);
        var differs = was is not null && (Differs(was, merged, shown) || (picks is not null && !picks.IsSameAs(known!.Picks)));
        var wanted = was is null ? merged.State ?? ProductState.Draft : merged.State ?? was.State;
        if (was is null && wanted == ProductState.Archived) return Refuse(new CsvProblem(lines.Lines[0].Number, "state", "A new product cannot be archived."));
        var moves = was is not null && wanted != was.State && !(was.State == ProductState.Scheduled && merged.State is null);
        var outcome = was is null ? ImportOutcome.Created : moves || differs ? ImportOutcome.Changed : ImportOutcome.Same;
        var variants = was?.Variants.ToDictionary(variant => variant.Sku, variant => variant.Id!.Value) ?? [];
        if (outcome == ImportOutcome.Created || differs)
        {
            var saved = await save.ExecuteAsync(
                new(was?.Id, known?.Version ?? 0, merged.Sheet, merged.Variants, shown, by, Publish: was is null && wanted == ProductState.Published)
                {
                    AddOns = merged.AddOns, Picks = picks,
                }, cancellationToken);
            if (!saved.Succeeded) return Refuse(lines, saved.Error);
            variants = saved.Value.Variants.ToDictionary();
        }

        if (moves && await MoveAsync(was!, wanted, by, cancellationToken) is { } refused) return Refuse(lines, refused);
        if (merged.OpeningStock.Count > 0)
        {
            outbox.Stage(new StockListed([.. merged.OpeningStock.Select(opening => new OpeningStock(variants[opening.Key], opening.Value))], by.Name));
            await db.SaveChangesAsync(cancellationToken);
        }

        return (outcome, []);
    }

    /// <summary>
    /// What a file picks, by its slugs; null where it says nothing of that. What is not there yet but comes in the same file is left out: the file takes it when it is
    /// brought in again.
    /// </summary>
    private async Task<ProductPicks?> PicksAsync(
        ImportId id, Product? known, CsvProduct lines, CsvMerge.Outcome merged, List<CsvProblem> problems, CancellationToken cancellationToken)
    {
        if (merged.GoesWith is null && merged.Related is null) return null;
        var slugs = (merged.GoesWith ?? []).Concat(merged.Related ?? []).Distinct().ToArray();
        var found = await db.Set<Product>().AsNoTracking().Where(product => slugs.Contains(product.Slug)).ToDictionaryAsync(product => product.Slug, product => product.Id, cancellationToken);
        var coming = (await FileAsync(id, cancellationToken)).Slugs;
        var was = known?.Picks ?? new([], []);
        return new ProductPicks(Of(ProductCsv.GoesWith, merged.GoesWith) ?? was.GoesWith, Of(ProductCsv.Related, merged.Related) ?? was.Related).Tidy();

        IReadOnlyList<ProductId>? Of(string column, IReadOnlyList<string>? said)
        {
            problems.AddRange((said ?? []).Where(slug => !found.ContainsKey(slug) && !coming.Contains(slug)).Select(slug => new CsvProblem(
                lines.Lines.First(line => line[column] is not null).Number, column, $"There is no product “{(slug.Length > 40 ? slug[..40] + "…" : slug)}”.")));
            return said is null ? null : [.. said.Where(found.ContainsKey).Select(slug => found[slug])];
        }
    }

    private async Task<Error?> MoveAsync(Queries.ProductForEditing.View was, ProductState wanted, Actor by, CancellationToken cancellationToken)
    {
        if (was.State == ProductState.Archived)
        {
            var restored = await states.RestoreAsync(was.Id, null, by, cancellationToken);
            if (!restored.Succeeded) return restored.Error;
            was = was with { State = await db.Set<Product>().Where(p => p.Id == was.Id).Select(p => p.State).SingleAsync(cancellationToken) };
        }

        if (was.State == wanted) return null;
        return (wanted switch
        {
            ProductState.Published => await states.PublishAsync(was.Id, null, by, cancellationToken),
            ProductState.Archived => await states.ArchiveAsync(was.Id, null, by, cancellationToken),
            _ => await states.UnpublishAsync(was.Id, null, by, cancellationToken),
        }).Error;
    }

    private static bool Differs(Queries.ProductForEditing.View was, CsvMerge.Outcome merged, IReadOnlyList<PictureRow> shown) =>
        merged.Sheet with { Others = was.Sheet.Others, Attributes = was.Sheet.Attributes, Tags = was.Sheet.Tags } != was.Sheet || !merged.Sheet.Tags.SequenceEqual(was.Sheet.Tags)
        || !AttributeValue.Pairs(merged.Sheet.Attributes).SequenceEqual(AttributeValue.Pairs(was.Sheet.Attributes)) || !merged.Sheet.Places.ToHashSet().SetEquals(was.Sheet.Places) || !merged.Variants.SequenceEqual(was.Variants)
        || !shown.SequenceEqual(was.Pictures) || (merged.AddOns is { } addOns && !CsvAddOns.Same(addOns, was.AddOns));

    private static (ImportOutcome, IReadOnlyList<CsvProblem>) Refuse(params CsvProblem[] problems) => (ImportOutcome.Refused, problems);

    private static (ImportOutcome, IReadOnlyList<CsvProblem>) Refuse(CsvProduct lines, Error error) => Refuse(
        [.. (error.Details.Count > 0 ? error.Details : [error]).Select(detail => new CsvProblem(lines.Lines[0].Number, null, detail.Message))]);

    private async Task<IReadOnlyDictionary<string, ProductAttribute>> AttributesAsync(CancellationToken cancellationToken) =>
        await db.Set<ProductAttribute>().AsNoTracking().ToDictionaryAsync(attribute => attribute.Code, cancellationToken);

    private async Task<IReadOnlyDictionary<string, CategoryId>> CategoriesAsync(CancellationToken cancellationToken) =>
        await db.Set<Category>().AsNoTracking().ToDictionaryAsync(category => category.Slug, category => category.Id, cancellationToken);

    /// <summary>The file's lines; read once, not once for each product.</summary>
    private async Task<CsvFile> FileAsync(ImportId id, CancellationToken cancellationToken) => (await cache.GetOrCreateAsync((nameof(ImportProducts), id), async entry =>
    {
        entry.SetSlidingExpiration(KeepRead).SetSize(100);
        var text = await db.Set<ImportFile>().AsNoTracking().Where(file => file.ImportId == id).Select(file => file.Text).SingleAsync(cancellationToken);
        return ProductCsv.Read(text).Value;
    }))!;

    private async Task<Result> ChangeAsync(ImportId id, Func<ImportJob, Task<bool>> changeAsync, CancellationToken cancellationToken) =>
        (await db.InTransactionAsync<bool>(async token =>
        {
            var job = await db.Set<ImportJob>().FromSql($"select * from catalog.import where id = {id.Value} for update").SingleOrDefaultAsync(token);
            if (job is null) return CatalogErrors.ImportNotFound;
            if (!await changeAsync(job)) return CatalogErrors.ImportNotWaiting;
            await db.SaveChangesAsync(token);
            return true;
        }, cancellationToken)) is { Succeeded: false } refused ? refused.Error : Result.Ok;
}
